import { dayNumber, dayText } from "#domain/appointments/wall-clock.ts";

/*
 * What is hidden in the two years of the demo, so that the statistics have something to find and something to leave
 * alone. docs/decisions/0031 tells it to whoever tries the demo; the tests ask for it by these names. Months are counted
 * back from the month in which the history was made.
 */

/** Waits truly got worse here, at every window, and satisfaction with them: a town that grew faster than its office. */
export const worseOffice = {
	officeId: "1116-1",
	monthsAgo: 5,
	longWaitBefore: 0.18,
	longWaitAfter: 0.32,
	/** Of the normal scale that ratings are drawn on. */
	displeased: 0.3,
} as const;

/** Nothing happened here: few people come, and in the last finished quarter the dice fell badly. */
export const unluckyOffice = {
	officeId: "1170-3",
	/** So many that no month of it has to be hidden. */
	responseRate: 0.24,
	/** How probable it is that they fall so badly or worse. */
	leastProbability: 0.03,
} as const;

/** A second window opened here, and people wait less. */
export const betterOffice = {
	officeId: "1170-1",
	monthsAgo: 9,
	longWaitBefore: 0.28,
	longWaitAfter: 0.13,
} as const;

/** Hardly anybody here says how it went. */
export const quietOffice = { officeId: "1146-1", responseRate: 0.06 } as const;

/** Months since the year 0. */
const monthNumber = (day: number): number => {
	const [year, month] = dayText(day).split("-").map(Number);
	return (year ?? 0) * 12 + (month ?? 1) - 1;
};

/** The first day, as a day number, of the month so many months before that of `day`. */
export function monthStart(day: number, monthsAgo: number): number {
	const month = monthNumber(day) - monthsAgo;
	return dayNumber(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`);
}

/** The last calendar quarter that was over before `day`: its first day, and the first after it. */
export function lastQuarter(day: number): { from: number; until: number } {
	const intoQuarter = monthNumber(day) % 3;
	return { from: monthStart(day, intoQuarter + 3), until: monthStart(day, intoQuarter) };
}
