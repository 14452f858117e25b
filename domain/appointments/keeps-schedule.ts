import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { db, type Queryable } from "#db/client.ts";
import { desks } from "#db/schema/appointments.ts";
import { scheduleChanges } from "#db/schema/schedules.ts";
import { officers, offices } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";

const nothing = sql`false`;

/** The officer's office, or the offices of their unit. */
function atTheirPlace(officer: Officer, officeId: SQL): SQL {
	if (officer.officeId) return sql`${officeId} = ${officer.officeId}`;
	if (officer.unitId)
		return sql`${officeId} IN (SELECT ${offices.id} FROM ${offices} WHERE ${offices.unitId} = ${officer.unitId})`;
	return nothing;
}

const isOfProbation = (officer: Officer): boolean => officer.role === "probation-officer";

/**
 * The desks whose hours the officer keeps. The probation service keeps its own, and nobody else learns of them;
 * for the WHERE of every query of schedules.
 */
export const keepsDesk = (officer: Officer): SQL =>
	can(officer, "schedules.edit")
		? sql`${atTheirPlace(officer, sql`${desks.officeId}`)} AND
			${isOfProbation(officer) ? eq(desks.kind, "probation") : sql`${desks.kind} <> 'probation'`}`
		: nothing;

/** The inspectors whose hours and absences the officer keeps. */
export const keepsOfficer = (officer: Officer): SQL =>
	can(officer, "schedules.edit") && !isOfProbation(officer)
		? sql`${officers.active} AND ${atTheirPlace(officer, sql`${officers.officeId}`)}`
		: nothing;

/** The changes the officer may see and take back. One of the whole office concerns all, but its own staff alone take it back. */
export const keepsChange = (officer: Officer): SQL => sql`(
	EXISTS (SELECT 1 FROM ${desks} WHERE ${desks.id} = ${scheduleChanges.deskId} AND ${keepsDesk(officer)})
	OR EXISTS (SELECT 1 FROM ${officers} WHERE ${officers.id} = ${scheduleChanges.officerId} AND ${keepsOfficer(officer)})
	OR (${and(isNull(scheduleChanges.deskId), isNull(scheduleChanges.officerId))}
		AND ${keepsOffice(officer, sql`${scheduleChanges.officeId}`)}))`;

/** The offices that the officer may close as a whole. */
export const keepsOffice = (officer: Officer, officeId: SQL): SQL =>
	can(officer, "schedules.edit") && !isOfProbation(officer)
		? atTheirPlace(officer, officeId)
		: nothing;

export type Owner = { officeId: string; deskId: string | null; officerId: string | null };

/** Whether the officer keeps the hours of that desk, inspector or whole office, and it is of that office. */
export async function keeps(
	officer: Officer,
	{ officeId, deskId, officerId }: Owner,
	queryable: Queryable = db,
): Promise<boolean> {
	if (!can(officer, "schedules.edit") || (deskId !== null && officerId !== null)) return false;
	const found = await queryable
		.select({ id: offices.id })
		.from(offices)
		.leftJoin(desks, eq(desks.officeId, offices.id))
		.leftJoin(officers, eq(officers.officeId, offices.id))
		.where(
			and(
				eq(offices.id, officeId),
				or(
					deskId === null ? nothing : and(eq(desks.id, deskId), keepsDesk(officer)),
					officerId === null
						? nothing
						: and(sql`${officers.id} = ${officerId}::uuid`, keepsOfficer(officer)),
					deskId === null && officerId === null
						? keepsOffice(officer, sql`${offices.id}`)
						: nothing,
				),
			),
		)
		.limit(1);
	return found.length > 0;
}
