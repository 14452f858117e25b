import { dayNumber, dayText, weekdayOf } from "./wall-clock.ts";

/** Every so many weeks, or each month on the same weekday in the same week: "the second Tuesday". */
export const seriesRhythms = ["1", "2", "3", "4", "month"] as const;
export type SeriesRhythm = (typeof seriesRhythms)[number];

/** A year of weekly visits; more is ordered when that year is over. */
export const mostInSeries = 53;

/** The same weekday in the same week of the month `months` later; the fifth, where there is none, is the last. */
function sameWeekdayIn(first: number, months: number): number {
	const date = Temporal.PlainDate.from(dayText(first));
	const nth = Math.ceil(date.day / 7);
	const month = date.with({ day: 1 }).add({ months });
	const start = dayNumber(month.toString());
	const offset = (weekdayOf(first) - weekdayOf(start) + 7) % 7;
	const day = offset + (nth - 1) * 7;
	return start + (day < month.daysInMonth ? day : day - 7);
}

/** The days (YYYY-MM-DD) of a series from its first to `until`, both among them. */
export function seriesDays(firstDay: string, rhythm: SeriesRhythm, until: string): string[] {
	const first = dayNumber(firstDay);
	const last = dayNumber(until);
	const days: string[] = [];
	for (let at = 0; at < mostInSeries; at++) {
		const day = rhythm === "month" ? sameWeekdayIn(first, at) : first + at * 7 * Number(rhythm);
		if (day > last) break;
		days.push(dayText(day));
	}
	return days;
}
