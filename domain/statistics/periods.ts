/*
 * Figures are published for whole months and calendar quarters of the office's wall clock. A range of months is made of
 * as few of them as possible, so that it says no more than they do.
 */

/** The zone of the region; an office's own day decides to which month a visit belongs. */
export const regionZone = "Asia/Almaty";

/** "2026-07". */
export type Month = string;
/** "2026-07" or "2026-Q3". */
export type Period = string;

export const longestRange = 36;

/** The month that the text names, "2026-07"; null when it names none. */
export function readMonth(text: string): Month | null {
	const match = /^(\d{4})-(\d{2})$/.exec(text.trim());
	if (!match) return null;
	const month = Number(match[2]);
	return Number(match[1]) >= 1 && month >= 1 && month <= 12 ? `${match[1]}-${match[2]}` : null;
}

/** Months since the year 0: what two months are told apart and counted by. */
const numberOf = (month: Month): number =>
	Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

const monthOf = (number: number): Month =>
	`${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;

/** Not before the year 1, which nobody asks for in earnest. */
export const shiftMonth = (month: Month, by: number): Month =>
	monthOf(Math.max(12, numberOf(month) + by));

/** How many months from the first to the last, both included; less than 1 when they are reversed. */
export const countMonths = (from: Month, to: Month): number => numberOf(to) - numberOf(from) + 1;

export const monthsOf = (from: Month, to: Month): Month[] =>
	Array.from({ length: Math.max(0, countMonths(from, to)) }, (_, at) => shiftMonth(from, at));

/** The day in the region, "2026-07-04". */
export const dayIn = (now: Date): string =>
	Temporal.Instant.fromEpochMilliseconds(now.getTime())
		.toZonedDateTimeISO(regionZone)
		.toPlainDate()
		.toString();

/** The newest month that is over. */
export const lastFinishedMonth = (now: Date): Month => shiftMonth(dayIn(now).slice(0, 7), -1);

export const quarterOf = (month: Month): Period =>
	`${month.slice(0, 4)}-Q${Math.floor((Number(month.slice(5)) + 2) / 3)}`;

/** Of a quarter or a month: its months, three or one. */
export function monthsIn(period: Period): Month[] {
	const match = /^(\d{4})-Q([1-4])$/.exec(period);
	if (!match) return [period];
	const first = `${match[1]}-${String(Number(match[2]) * 3 - 2).padStart(2, "0")}`;
	return monthsOf(first, shiftMonth(first, 2));
}

const startsQuarter = (month: Month): boolean => Number(month.slice(5)) % 3 === 1;

/** The whole calendar quarters of the range, and the months left over, in order. */
export function componentsOf(from: Month, to: Month): Period[] {
	const periods: Period[] = [];
	for (let month = from; countMonths(month, to) >= 1; ) {
		const isWhole = startsQuarter(month) && countMonths(month, to) >= 3;
		periods.push(isWhole ? quarterOf(month) : month);
		month = shiftMonth(month, isWhole ? 3 : 1);
	}
	return periods;
}

/** The quarters that lie in the range as a whole. */
export const quartersIn = (from: Month, to: Month): Period[] =>
	componentsOf(from, to).filter((period) => period.includes("Q"));

/** The last finished calendar quarter. */
export function lastFinishedQuarter(now: Date): Period {
	const last = lastFinishedMonth(now);
	return quarterOf(Number(last.slice(5)) % 3 === 0 ? last : shiftMonth(last, -3));
}
