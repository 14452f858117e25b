import { dayIn, type Month, regionZone } from "./periods.ts";

/*
 * The digest of a Monday tells of the week before it, from Monday to Sunday of the office's wall clock. A week is named as
 * ISO 8601 does, so that a job that runs twice in it sends once.
 */

export type Week = { from: string; to: string };

/** The last week that is over, and the one before it. */
export function lastWeeks(now: Date): { last: Week; before: Week } {
	const today = Temporal.PlainDate.from(dayIn(now));
	const monday = today.subtract({ days: today.dayOfWeek - 1 });
	const weekFrom = (first: Temporal.PlainDate): Week => ({
		from: first.toString(),
		to: first.add({ days: 6 }).toString(),
	});
	return {
		last: weekFrom(monday.subtract({ weeks: 1 })),
		before: weekFrom(monday.subtract({ weeks: 2 })),
	};
}

/** "2026-W47" of the week in which it is sent. */
export function weekOf(now: Date): string {
	const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(dayIn(now));
	return `${yearOfWeek}-W${String(weekOfYear).padStart(2, "0")}`;
}

/** The next Monday at midnight: then the digest says nothing new any more. */
export function endOfWeek(now: Date): Date {
	const today = Temporal.PlainDate.from(dayIn(now));
	const monday = today.add({ days: 8 - today.dayOfWeek });
	return new Date(monday.toZonedDateTime(regionZone).epochMilliseconds);
}

/** The month or two that a week lies in. */
export const monthsOfWeek = ({ from, to }: Week): Month[] => [
	...new Set([from.slice(0, 7), to.slice(0, 7)]),
];
