import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { accounts } from "#db/schema/identity.ts";
import {
	absences,
	scheduleChanges,
	scheduleExceptions,
	visitDisruptions,
} from "#db/schema/schedules.ts";
import { assignments, officers, offices } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { isRowId } from "./access.ts";
import type { WeeklyRule } from "./desk-schedule.ts";
import { keepsChange, keepsDesk, keepsOffice, keepsOfficer } from "./keeps-schedule.ts";
import { loadSchedules } from "./queries-schedules.ts";
import { seesVisit } from "./seen-by.ts";
import { dayOf, dayText, wallMinute } from "./wall-clock.ts";

/** The offices whose hours the officer keeps, in order. */
export const officesKept = (officer: Officer) =>
	db
		.selectDistinct({ id: offices.id, number: offices.number, zone: offices.zone })
		.from(offices)
		.innerJoin(desks, eq(desks.officeId, offices.id))
		.where(keepsDesk(officer))
		.orderBy(asc(offices.number));

/** One line of a week as the staff sees and edits it. */
export type WeekLine = Omit<WeeklyRule, "from" | "until">;

export type KeptDesk = {
	id: string;
	number: number;
	kind: (typeof desks.$inferSelect)["kind"];
	beatId: string | null;
	/** Whose week the desk follows today; null where nobody serves, or the week is the desk's own. */
	servedBy: { id: string; name: (typeof officers.$inferSelect)["name"] } | null;
	week: WeekLine[];
};

const linesOf = (week: readonly (readonly WeeklyRule[])[] | undefined, day: number): WeekLine[] =>
	(week ?? []).flatMap((rules) =>
		rules
			.filter((rule) => rule.from <= day && day < rule.until)
			.map(({ from, until, ...line }) => line),
	);

/** The desks the officer keeps at an office, each with the week that rules on `day` (YYYY-MM-DD or today). */
export async function listKeptDesks(
	officer: Officer,
	officeId: string,
	now: Date,
): Promise<KeptDesk[]> {
	const rows = await db
		.select({ id: desks.id, number: desks.number, kind: desks.kind, beatId: desks.beatId })
		.from(desks)
		.where(and(eq(desks.officeId, officeId), eq(desks.active, true), keepsDesk(officer)))
		.orderBy(asc(desks.number));
	const people = await listKeptOfficers(officer, officeId);
	const firstDay = dayOf(wallMinute(now, "UTC")) - 1;
	const loaded = await loadSchedules({ officeId }, firstDay, 3, now);
	const today = dayOf(wallMinute(now, loaded[0]?.zone ?? "UTC"));
	const byId = new Map(loaded.map((desk) => [desk.deskId, desk]));
	return rows.map((row) => {
		const desk = byId.get(row.id);
		const serving = desk?.serving?.[today - firstDay] ?? null;
		const week = linesOf(desk?.serving ? serving?.week : desk?.week, today);
		return { ...row, week, servedBy: people.find(({ id }) => id === serving?.id) ?? null };
	});
}

/** The inspectors of an office whose hours and absences the officer keeps. */
export const listKeptOfficers = (officer: Officer, officeId: string) =>
	db
		.select({ id: officers.id, name: officers.name })
		.from(officers)
		.where(and(eq(officers.officeId, officeId), keepsOfficer(officer)))
		.orderBy(asc(officers.badge));

/** The week of an inspector the officer keeps, as it rules today at whatever beat they serve; empty where they serve none. */
export async function listOfficerWeek(
	officer: Officer,
	officerId: string,
	now: Date,
): Promise<WeekLine[]> {
	if (!isRowId(officerId)) return [];
	const served = await db
		.selectDistinct({ officeId: desks.officeId })
		.from(assignments)
		.innerJoin(desks, eq(desks.beatId, assignments.beatId))
		.innerJoin(officers, and(eq(officers.id, assignments.officerId), keepsOfficer(officer)))
		.where(
			and(
				eq(assignments.officerId, officerId),
				sql`${assignments.during} @> ${todayAt("UTC", now)}::date`,
			),
		);
	const firstDay = dayOf(wallMinute(now, "UTC")) - 1;
	for (const { officeId } of served)
		for (const desk of await loadSchedules({ officeId }, firstDay, 3, now)) {
			const today = dayOf(wallMinute(now, desk.zone));
			const serving = desk.serving?.[today - firstDay];
			if (serving?.id === officerId) return linesOf(serving.week, today);
		}
	return [];
}

/** Whether the officer may close the whole office. */
export async function keepsWholeOffice(officer: Officer, officeId: string): Promise<boolean> {
	const [row] = await db
		.select({ id: offices.id })
		.from(offices)
		.where(and(eq(offices.id, officeId), keepsOffice(officer, sql`${offices.id}`)));
	return row !== undefined;
}

const lastDay = sql<string | null>`(upper(${scheduleChanges.during}) - 1)::text`;

/** Flags of a change on visits the officer may see. */
const flags = (officer: Officer, condition: SQL): SQL<number> => sql<number>`(
	SELECT count(*)::int FROM ${visitDisruptions}
	JOIN ${appointments} ON ${appointments.id} = ${visitDisruptions.appointmentId}
	JOIN ${desks} ON ${desks.id} = ${appointments.deskId}
	WHERE ${visitDisruptions.causeId} = ${scheduleChanges.id} AND ${condition} AND ${seesVisit(officer)})`;

const firstHours = (table: SQL, column: SQL): SQL<number | null> =>
	sql<number | null>`(SELECT min(${column}) FROM ${table} WHERE change_id = ${scheduleChanges.id})`;

const columns = (officer: Officer) => ({
	id: scheduleChanges.id,
	officeId: scheduleChanges.officeId,
	kind: scheduleChanges.kind,
	from: sql<string>`lower(${scheduleChanges.during})::text`,
	to: lastDay,
	stepMinutes: scheduleChanges.stepMinutes,
	reason: scheduleChanges.reason,
	createdAt: scheduleChanges.createdAt,
	createdBy: accounts.displayName,
	withdrawnAt: scheduleChanges.withdrawnAt,
	deskNumber: sql<
		number | null
	>`(SELECT d.number FROM desks d WHERE d.id = ${scheduleChanges.deskId})`,
	officerName: officers.name,
	opensMinute: sql<number | null>`coalesce(${firstHours(sql`${absences}`, sql`opens_minute`)},
		${firstHours(sql`${scheduleExceptions}`, sql`opens_minute`)})`,
	closesMinute: sql<number | null>`coalesce(${firstHours(sql`${absences}`, sql`closes_minute`)},
		${firstHours(sql`${scheduleExceptions}`, sql`closes_minute`)})`,
	absence: sql<
		(typeof absences.$inferSelect)["kind"] | null
	>`(SELECT min(kind) FROM ${absences} WHERE change_id = ${scheduleChanges.id})`,
	flagged: flags(officer, sql`true`),
	open: flags(officer, sql`${visitDisruptions.resolvedAt} IS NULL`),
});

const select = (officer: Officer, condition: SQL | undefined) =>
	db
		.select(columns(officer))
		.from(scheduleChanges)
		.innerJoin(accounts, eq(accounts.id, scheduleChanges.createdBy))
		.leftJoin(officers, eq(officers.id, scheduleChanges.officerId))
		.where(and(condition, keepsChange(officer)))
		.orderBy(desc(scheduleChanges.ordinal))
		.limit(50);

export type ChangeView = Awaited<ReturnType<typeof select>>[number];

/** The latest fifty changes of an office, those taken back included. */
export const listChanges = (officer: Officer, officeId: string): Promise<ChangeView[]> =>
	select(officer, eq(scheduleChanges.officeId, officeId));

export async function findChangeView(officer: Officer, id: string): Promise<ChangeView | null> {
	if (!isRowId(id)) return null;
	const [change] = await select(officer, eq(scheduleChanges.id, id));
	return change ?? null;
}

/** Who stands in for an inspector on the beats they serve, on some of the days; the name is null where nobody does. */
export async function listStandIns(officerId: string, from: string, to: string) {
	if (!isRowId(officerId)) return [];
	const { rows } = await db.execute<{
		beatId: string;
		number: number;
		name: (typeof officers.$inferSelect)["name"] | null;
		from: string | null;
		to: string | null;
	}>(sql`SELECT b.id AS "beatId", b.number, o.name, lower(s.during)::text AS "from", (upper(s.during) - 1)::text AS "to"
		FROM assignments p JOIN beats b ON b.id = p.beat_id
		LEFT JOIN assignments s ON s.beat_id = b.id AND s.kind = 'acting' AND s.during && daterange(${from}::date, ${to}::date, '[]')
		LEFT JOIN officers o ON o.id = s.officer_id
		WHERE p.kind = 'permanent' AND p.officer_id = ${officerId}::uuid AND p.during && daterange(${from}::date, ${to}::date, '[]')
		ORDER BY b.number, lower(s.during)`);
	return rows;
}

/** Today on the office's calendar. */
export const todayAt = (zone: string, now: Date): string => dayText(dayOf(wallMinute(now, zone)));
