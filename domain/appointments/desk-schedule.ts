import type { Busy } from "./slot-arithmetic.ts";

/**
 * Only every so many ISO weeks, counted both ways from the week of the day `anchor`; or only on the first … fifth such
 * weekday of the month, -1 being the last.
 */
export type Repeats = { everyWeeks: number; anchor: number } | { nthOfMonth: number };

/** Weekly hours in force from day `from` until before day `until` (day numbers), minutes of the day. */
export type WeeklyRule = {
	weekday: number;
	opens: number;
	closes: number;
	step: number;
	from: number;
	until: number;
	/** Absent: every week. */
	repeats?: Repeats;
};

/** The rules of each ISO weekday, sorted by opening; position 0 stays empty. */
export type Week = readonly (readonly WeeklyRule[])[];

export type DayException = { kind: "closed" | "open"; opens: number; closes: number; step: number };

export type CalendarKind = "holiday" | "day-off" | "working-day";

/** An inspector, with their own hours, their live visits at whatever desk, and when they are away. */
export type OfficerSchedule = { id: string; week: Week; busy: Busy; away: Busy };

/** All that decides the free slots of one desk for one service. */
export type DeskSchedule = {
	deskId: string;
	officeId: string;
	beatId: string | null;
	/** Length of the service at this desk, in minutes. */
	minutes: number;
	/** The desk's own weekly hours. A beat's desk has none: it follows its inspector. */
	week: Week;
	/** Who serves the desk's beat on firstDay, firstDay + 1 …; null for a desk without a beat. */
	serving: readonly (OfficerSchedule | null)[] | null;
	firstDay: number;
	/** By day number; those of the whole office stand in each desk's. */
	exceptions: ReadonlyMap<number, readonly DayException[]>;
	calendar: ReadonlyMap<number, CalendarKind>;
	busy: Busy;
};

export function weekOf(rules: readonly WeeklyRule[]): Week {
	const week: WeeklyRule[][] = [[], [], [], [], [], [], [], []];
	for (const rule of rules) week[rule.weekday]?.push(rule);
	for (const day of week) day.sort((one, other) => one.opens - other.opens);
	return week;
}
