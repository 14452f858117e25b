import type { Busy } from "./slot-arithmetic.ts";

/** Weekly hours in force from day `from` until before day `until` (day numbers), minutes of the day. */
export type WeeklyRule = {
	weekday: number;
	opens: number;
	closes: number;
	step: number;
	from: number;
	until: number;
};

/** The rules of each ISO weekday, sorted by opening; position 0 stays empty. */
export type Week = readonly (readonly WeeklyRule[])[];

export type DayException = { kind: "closed" | "open"; opens: number; closes: number; step: number };

export type CalendarKind = "holiday" | "day-off" | "working-day";

/** An inspector, with their own hours and their live visits at whatever desk. */
export type OfficerSchedule = { id: string; week: Week; busy: Busy };

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
