import type { DeskSchedule, OfficerSchedule } from "./desk-schedule.ts";
import { type Busy, freeStarts, mergeBusy, neverBusy, openStretches } from "./slot-arithmetic.ts";
import { dayOf, dayText, minuteOf, minutesPerDay } from "./wall-clock.ts";
import { isInForce, noRules, weeklyRulesOn } from "./weekly-rules.ts";

/** Which days are asked for, and the first minute of the wall clock that may still be taken. */
export type SlotWindow = { fromDay: number; days: number; notBefore: number };

export type Slot = {
	deskId: string;
	officeId: string;
	officerId: string | null;
	beatId: string | null;
	/** YYYY-MM-DD */
	day: string;
	startMinute: number;
	endMinute: number;
};

const officerOn = (desk: DeskSchedule, day: number): OfficerSchedule | null =>
	desk.serving?.[day - desk.firstDay] ?? null;

/** Closures of the day, and when its officer is away: one list, since both close the desk. */
function closuresOn(desk: DeskSchedule, day: number, officer: OfficerSchedule | null): Busy {
	const away = officer?.away ?? neverBusy;
	const exceptions = desk.exceptions.get(day);
	if (!exceptions) return away;
	const midnight = day * minutesPerDay;
	const closed = exceptions
		.filter(({ kind }) => kind === "closed")
		.map(({ opens, closes }): [number, number] => [midnight + opens, midnight + closes]);
	for (let at = 0; at < away.length; at += 2)
		closed.push([away[at] as number, away[at + 1] as number]);
	return mergeBusy(closed);
}

type Hours = { opens: number; closes: number; step: number };

/** Hours of a day before closures: the weekly ones, and one-off openings, which hold on a holiday too. */
function hoursBeforeClosures(
	desk: DeskSchedule,
	day: number,
	officer: OfficerSchedule | null,
	ignoreCalendar = false,
): Hours[] {
	// A beat that nobody serves that day has nobody to visit, whatever was opened.
	const week = desk.serving ? officer?.week : desk.week;
	if (!week) return [];
	const kind = ignoreCalendar ? undefined : desk.calendar.get(day);
	const hours: Hours[] = weeklyRulesOn(week, day, kind).filter((rule) => isInForce(rule, day));
	const openings = desk.exceptions.get(day)?.filter((exception) => exception.kind === "open");
	if (!openings?.length) return hours;
	return [...hours, ...openings].sort((one, other) => one.opens - other.opens);
}

/** What to leave out of account when the reason for "nothing free" is looked for. */
export type Disregard = { visits?: boolean; closures?: boolean };

/** Appends the free starts of one desk on one day, in order, as minutes of the wall clock. */
function startsOfDay(
	starts: number[],
	desk: DeskSchedule,
	day: number,
	notBefore: number,
	disregard: Disregard,
): void {
	const officer = officerOn(desk, day);
	const hours = hoursBeforeClosures(desk, day, officer, disregard.closures);
	if (hours.length === 0) return;
	const midnight = day * minutesPerDay;
	const closures = disregard.closures ? neverBusy : closuresOn(desk, day, officer);
	const atDesk = disregard.visits ? neverBusy : desk.busy;
	const ofOfficer = disregard.visits ? neverBusy : (officer?.busy ?? neverBusy);
	const first = starts.length;
	let latestClose = 0;
	let overlap = false;
	for (const { opens, closes, step } of hours) {
		if (opens < latestClose) overlap = true;
		latestClose = Math.max(latestClose, closes);
		freeStarts(
			starts,
			midnight + opens,
			midnight + closes,
			step,
			desk.minutes,
			notBefore,
			atDesk,
			ofOfficer,
			closures,
		);
	}
	if (overlap) {
		const ordered = [...new Set(starts.splice(first))].sort((one, other) => one - other);
		for (const start of ordered) starts.push(start);
	}
}

/**
 * The free slots of each desk, desk by desk, each desk's in order of time. A slot begins on the grid of the hours it
 * lies in, fits into them whole, touches no closure and no live visit of the desk or of its officer, and does not
 * begin before `notBefore`.
 */
export function openSlots(
	desks: readonly DeskSchedule[],
	{ fromDay, days, notBefore }: SlotWindow,
	limitPerDesk = Number.POSITIVE_INFINITY,
	disregard: Disregard = {},
): Slot[] {
	const slots: Slot[] = [];
	const starts: number[] = [];
	const first = Math.max(fromDay, dayOf(notBefore));
	for (const desk of desks) {
		let left = limitPerDesk;
		for (let day = first; day < fromDay + days && left > 0; day++) {
			starts.length = 0;
			startsOfDay(starts, desk, day, notBefore, disregard);
			if (starts.length === 0) continue;
			const officerId = officerOn(desk, day)?.id ?? null;
			const text = dayText(day);
			const midnight = day * minutesPerDay;
			for (const start of starts) {
				if (left-- <= 0) break;
				slots.push({
					deskId: desk.deskId,
					officeId: desk.officeId,
					officerId,
					beatId: desk.beatId,
					day: text,
					startMinute: start - midnight,
					endMinute: start - midnight + desk.minutes,
				});
			}
		}
	}
	return slots;
}

/** How many slots are free on each of the days, all desks together. */
export function countOpenSlots(
	desks: readonly DeskSchedule[],
	{ fromDay, days, notBefore }: SlotWindow,
	disregard: Disregard = {},
): number[] {
	const counts = new Array<number>(days).fill(0);
	const starts: number[] = [];
	for (const desk of desks) {
		for (let index = 0; index < days; index++) {
			starts.length = 0;
			startsOfDay(starts, desk, fromDay + index, notBefore, disregard);
			counts[index] = (counts[index] ?? 0) + starts.length;
		}
	}
	return counts;
}

export type OpenHours = { opensMinute: number; closesMinute: number };

/** When the desk is open on a day, visits or not; closures and absences left out of account when asked. */
export function hoursOn(desk: DeskSchedule, day: number, closures = true): OpenHours[] {
	const midnight = day * minutesPerDay;
	const officer = officerOn(desk, day);
	const hours = hoursBeforeClosures(desk, day, officer);
	const stretches = openStretches(
		hours.map(({ opens, closes }) => [midnight + opens, midnight + closes] as const),
		closures ? closuresOn(desk, day, officer) : neverBusy,
	);
	return stretches.map(([opens, closes]) => ({
		opensMinute: minuteOf(opens),
		closesMinute: closes - midnight,
	}));
}

/**
 * When the desk is open on that weekday (1 Monday … 7 Sunday) of an ordinary week, by the rules in force on `day`. Hours
 * that do not hold each week are left out: nobody should come for them on a wrong one.
 */
export function usualHoursOn(desk: DeskSchedule, weekday: number, day: number): OpenHours[] {
	const week = desk.serving ? officerOn(desk, day)?.week : desk.week;
	return (week?.[weekday] ?? noRules)
		.filter((rule) => !rule.repeats && isInForce(rule, day))
		.map(({ opens, closes }) => ({ opensMinute: opens, closesMinute: closes }));
}

/** Whether [start, end) lies whole within the hours of the desk that day, visits or not. */
export function isOpenFor(
	desk: DeskSchedule,
	start: number,
	end: number,
	closures = true,
): boolean {
	const from = minuteOf(start);
	return hoursOn(desk, dayOf(start), closures).some(
		({ opensMinute, closesMinute }) => opensMinute <= from && from + end - start <= closesMinute,
	);
}

/** Whether this desk would offer [start, start + its length) if nobody had a visit there. */
export const isOffered = (desk: DeskSchedule, start: number, notBefore: number): boolean =>
	openSlots([desk], { fromDay: dayOf(start), days: 1, notBefore }, undefined, {
		visits: true,
	}).some((slot) => slot.startMinute === minuteOf(start));
