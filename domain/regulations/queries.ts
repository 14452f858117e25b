import { and, asc, desc, eq, gte, lt, lte } from "drizzle-orm";
import { db, type Queryable } from "#db/client.ts";
import { calendarDays, regulationValues } from "#db/schema/regulations.ts";

export type RegulationKey =
	| "mci"
	| "booking.hold-minutes"
	| "booking.max-open-visits"
	| "booking.access-days"
	| "booking.lapsed-hold-hours"
	| "booking.reopen-min-minutes"
	| "booking.reopen-max-minutes"
	| "booking.max-changes"
	| "booking.no-show-limit"
	| "booking.no-show-days"
	| "feedback.link-days"
	| "feedback.words-days"
	| "offers.hold-hours"
	| "offers.wait-minutes"
	| "waiting-list.hold-minutes"
	| "waiting-list.unanswered-limit"
	| "partners.answer-days"
	| "messages.reminder-early-hours"
	| "messages.reminder-late-hours"
	| "messages.quiet-from-hour"
	| "messages.quiet-until-hour"
	| "messages.contents-days"
	| "queue.walk-in-offset-minutes"
	| "queue.late-minutes"
	| "queue.booked-pass-minutes"
	| "queue.walk-in-patience-minutes"
	| "queue.walk-in-every"
	| "queue.not-here-calls"
	| "walking.speed-kmh"
	| "walking.detour";

/** The value in force on a day (YYYY-MM-DD). Throws when there is none: a number of law is never guessed. */
export async function valueOn(
	key: RegulationKey,
	day: string,
	queryable: Queryable = db,
): Promise<number> {
	const [row] = await queryable
		.select({ value: regulationValues.value })
		.from(regulationValues)
		.where(and(eq(regulationValues.key, key), lte(regulationValues.validFrom, day)))
		.orderBy(desc(regulationValues.validFrom))
		.limit(1);
	if (!row) throw new Error(`No regulation value "${key}" is in force on ${day}.`);
	return row.value;
}

const valueColumns = {
	key: regulationValues.key,
	validFrom: regulationValues.validFrom,
	value: regulationValues.value,
	unit: regulationValues.unit,
	source: regulationValues.source,
	confirmed: regulationValues.confirmed,
};

/** Every row of every value, the newest of each key first. */
export const listValues = () =>
	db
		.select(valueColumns)
		.from(regulationValues)
		.orderBy(asc(regulationValues.key), desc(regulationValues.validFrom));

const calendarColumns = {
	day: calendarDays.day,
	kind: calendarDays.kind,
	name: calendarDays.name,
	source: calendarDays.source,
	estimated: calendarDays.estimated,
};

/** The days that differ, from `fromDay` until before `untilDay`. */
export const listCalendarDays = (fromDay: string, untilDay: string) =>
	db
		.select(calendarColumns)
		.from(calendarDays)
		.where(and(gte(calendarDays.day, fromDay), lt(calendarDays.day, untilDay)))
		.orderBy(asc(calendarDays.day));

export async function findCalendarDay(day: string) {
	const [row] = await db
		.select(calendarColumns)
		.from(calendarDays)
		.where(eq(calendarDays.day, day));
	return row ?? null;
}
