import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { appointments, desks } from "#db/schema/appointments.ts";
import { assignments, offices } from "#db/schema/territory.ts";
import type { Officer, Role } from "#domain/identity/actors.ts";

/** Who looks: somebody signed in, or the calendar feed of an account. */
export type Onlooker = Pick<Officer, "role" | "officeId" | "unitId" | "officerId">;

const nothing = sql`false`;

type DeskKind = (typeof desks.$inferSelect)["kind"];

const bookedKinds: Record<Role, readonly DeskKind[]> = {
	inspector: ["inspector"],
	"front-desk": ["inspector", "migration"],
	"office-head": ["inspector", "migration"],
	"migration-officer": ["migration"],
	"probation-officer": ["probation"],
	leadership: [],
	administrator: [],
};

/** For which desks an officer books: for a probation desk the probation officer alone. */
export const mayBookKind = (officer: Pick<Officer, "role">, kind: DeskKind): boolean =>
	bookedKinds[officer.role].includes(kind);

/** The desks of the officer's office, or of every office of their unit. */
function atTheirPlace(officer: Onlooker): SQL {
	if (officer.officeId) return eq(desks.officeId, officer.officeId);
	if (officer.unitId)
		return sql`${desks.officeId} IN (SELECT ${offices.id} FROM ${offices} WHERE ${offices.unitId} = ${officer.unitId})`;
	return nothing;
}

/** Whether the inspector serves the desk's beat on a day: acting, or permanent while nobody acts. */
const servesDesk = (officerId: string, day: SQL): SQL => sql`EXISTS (
	SELECT 1 FROM ${assignments} AS serving
	WHERE serving.beat_id = ${desks.beatId} AND serving.officer_id = ${officerId} AND serving.during @> ${day}
		AND (serving.kind = 'acting' OR NOT EXISTS (
			SELECT 1 FROM ${assignments} AS acting
			WHERE acting.beat_id = serving.beat_id AND acting.kind = 'acting' AND acting.during @> ${day})))`;

/**
 * Which desks an officer may see into, for the WHERE of every query of visits. Of a probation desk nobody else learns
 * even that it exists. Leadership and administrators see no visit.
 */
function seesDesk(officer: Onlooker, day: SQL, ownVisits: SQL): SQL {
	const kinds = (...list: DeskKind[]) =>
		and(inArray(desks.kind, list), atTheirPlace(officer)) ?? nothing;
	switch (officer.role) {
		case "inspector":
			if (!officer.officerId) return nothing;
			return sql`${desks.kind} = 'inspector' AND (${servesDesk(officer.officerId, day)} OR ${ownVisits})`;
		case "front-desk":
		case "office-head":
			return kinds("inspector", "migration");
		case "migration-officer":
			return kinds("migration");
		case "probation-officer":
			return kinds("probation");
		case "leadership":
		case "administrator":
			return nothing;
	}
}

/** Visits (joined with their desks) that the officer may see. An inspector: of the beats served that day, and their own. */
export const seesVisit = (officer: Onlooker): SQL =>
	seesDesk(
		officer,
		sql`lower(${appointments.during})::date`,
		sql`${appointments.officerId} = ${officer.officerId}::uuid`,
	);

/** Desks that the officer's day (YYYY-MM-DD) shows. */
export const showsDesk = (officer: Officer, day: string): SQL =>
	seesDesk(
		officer,
		sql`${day}::date`,
		sql`EXISTS (SELECT 1 FROM ${appointments} WHERE ${appointments.deskId} = ${desks.id}
			AND ${appointments.officerId} = ${officer.officerId}::uuid
			AND ${appointments.during} && tsrange(${day}::date::timestamp, ${day}::date + interval '1 day'))`,
	);
