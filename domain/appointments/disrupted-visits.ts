import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { LoadedDesk } from "./assemble-schedules.ts";
import { loadSchedules, wallMinuteOf } from "./queries-schedules.ts";
import { isOpenFor } from "./rules.ts";
import type { DayStretch } from "./schedule-change.ts";
import { dayOf, minuteOf } from "./wall-clock.ts";

/** Where and on which days a change may hit visits. `during` is a daterange. */
export type Scope = {
	officeId: string;
	deskId: string | null;
	officerId: string | null;
	during: string;
};

export type BookedVisit = {
	id: string;
	officeId: string;
	deskId: string;
	officerId: string | null;
	start: number;
	end: number;
};

/** The desks at which an officer serves, or serves for somebody, on some of the days. */
const servedDesks = (
	scope: Scope,
): SQL => sql`SELECT d.id FROM desks d JOIN assignments s ON s.beat_id = d.beat_id
	WHERE s.officer_id = ${scope.officerId}::uuid AND s.during && ${scope.during}::daterange`;

/** The offices at which a change is felt: the inspectors of one office may stand in at another. */
export async function officesTouched(transaction: Transaction, scope: Scope): Promise<string[]> {
	if (scope.officerId === null) return [scope.officeId];
	const { rows } = await transaction.execute<{ office_id: string }>(
		sql`SELECT DISTINCT office_id FROM desks WHERE id IN (${servedDesks(scope)})`,
	);
	return [scope.officeId, ...rows.map((row) => row.office_id)];
}

/** Booked visits yet to begin, at the desks and on the days of a change. */
export async function visitsInScope(
	transaction: Transaction,
	scope: Scope,
	now: Date,
): Promise<BookedVisit[]> {
	const place = scope.officerId
		? sql`(a.officer_id = ${scope.officerId}::uuid OR a.desk_id IN (${servedDesks(scope)}))`
		: scope.deskId
			? sql`a.desk_id = ${scope.deskId}`
			: sql`true`;
	const office = scope.officerId ? sql`true` : sql`a.office_id = ${scope.officeId}`;
	const { rows } = await transaction.execute<BookedVisit>(sql`
		SELECT a.id, a.office_id AS "officeId", a.desk_id AS "deskId", a.officer_id AS "officerId",
			${wallMinuteOf(sql`lower(a.during)`)} AS start, ${wallMinuteOf(sql`upper(a.during)`)} AS "end"
		FROM appointments a JOIN offices o ON o.id = a.office_id
		WHERE a.state = 'booked' AND ${office} AND ${place}
			AND lower(a.during) > ${now}::timestamptz AT TIME ZONE o.zone
			AND ${scope.during}::daterange @> lower(a.during)::date
		ORDER BY lower(a.during), a.desk_id`);
	return rows;
}

export type Standing = { desks: ReadonlyMap<string, LoadedDesk> };

/** The schedules of those visits' desks as the transaction sees them now. */
export async function loadStanding(
	transaction: Transaction,
	visits: readonly BookedVisit[],
	now: Date,
): Promise<Standing> {
	const desks = new Map<string, LoadedDesk>();
	const days = visits.map(({ start }) => dayOf(start));
	const first = Math.min(...days);
	for (const officeId of new Set(visits.map((visit) => visit.officeId)))
		for (const desk of await loadSchedules(
			{ officeId },
			first,
			Math.max(...days) - first + 1,
			now,
			transaction,
		))
			desks.set(desk.deskId, desk);
	return { desks };
}

/** Whether the visit lies whole within the hours of its desk, closures and absences left out of account. */
export function stands({ desks }: Standing, { deskId, start, end }: BookedVisit): boolean {
	const desk = desks.get(deskId);
	return desk !== undefined && isOpenFor(desk, start, end, false);
}

/** Whether a time closed on each day of a change touches the visit. */
export const touches = ({ opensMinute, closesMinute }: DayStretch, visit: BookedVisit): boolean => {
	const from = minuteOf(visit.start);
	return opensMinute < from + visit.end - visit.start && from < closesMinute;
};

/** An absence hits the visits to that officer, whoever stands in: who is to be met has changed. */
export const isTheirs = ({ desks }: Standing, visit: BookedVisit, officerId: string): boolean => {
	const desk = desks.get(visit.deskId);
	const serving = desk?.serving?.[dayOf(visit.start) - desk.firstDay]?.id;
	return visit.officerId === officerId || (visit.officerId === null && serving === officerId);
};
