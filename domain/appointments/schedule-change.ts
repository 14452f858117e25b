import type { Localized } from "#db/schema/columns.ts";
import type { absenceKinds } from "#db/schema/schedules.ts";

/** What the staff can change in one go. Days are YYYY-MM-DD on the office's calendar; `to` is the last day, null: from then on. */
export type ScheduleChange = {
	officeId: string;
	/** Neither: the whole office. */
	deskId: string | null;
	officerId: string | null;
	from: string;
	to: string | null;
} & (
	| { kind: "hours"; week: WeekHours[] }
	/** Minutes from one start to the next; null: nobody receives there. */
	| { kind: "capacity"; stepMinutes: number | null }
	| { kind: "absence"; absence: (typeof absenceKinds)[number]; hours: DayStretch | null }
	| { kind: "closure"; hours: DayStretch | null; reason: Localized }
	| { kind: "opening"; hours: DayStretch; stepMinutes: number }
);

export type ChangeKind = ScheduleChange["kind"];

/** Minutes of the day. */
export type DayStretch = { opensMinute: number; closesMinute: number };

/** One line of a week. `everyWeeks` counts from the week of `from`. */
export type WeekHours = DayStretch & {
	weekday: number;
	stepMinutes: number;
	everyWeeks: number;
	nthOfMonth: number | null;
};

/** A closure, an opening or an absence is written day by day: so many days at most. */
export const longestDays = 92;

export const wholeDay: DayStretch = { opensMinute: 0, closesMinute: 1440 };
