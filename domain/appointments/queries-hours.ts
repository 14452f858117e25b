import { loadSchedules } from "./queries-schedules.ts";
import { hoursOn, type OpenHours, usualHoursOn } from "./rules.ts";
import { dayOf, dayText, wallMinute, weekdayOf } from "./wall-clock.ts";

export type WeekdayHours = {
	/** ISO: 1 Monday … 7 Sunday. */
	weekday: number;
	hours: OpenHours[];
};

/** With the day itself, YYYY-MM-DD. */
export type DayHours = WeekdayHours & { day: string };

export type OpeningHours = {
	/** Today and the six days after it, on the office's wall clock, exceptions and days off included. */
	days: DayHours[];
	/** The minute at which what is open now closes; null when closed. */
	closesMinute: number | null;
	/** When it opens next, if within the week. */
	next: { day: string; opensMinute: number } | null;
};

function mergeHours(hours: OpenHours[]): OpenHours[] {
	const merged: OpenHours[] = [];
	for (const next of hours.sort((one, other) => one.opensMinute - other.opensMinute)) {
		const last = merged.at(-1);
		if (last && next.opensMinute <= last.closesMinute)
			last.closesMinute = Math.max(last.closesMinute, next.closesMinute);
		else merged.push({ ...next });
	}
	return merged;
}

const daysAhead = 7;

/** When a desk, a beat's inspector or a whole office receives from `now` on, for a week. */
export async function openingHours(
	where: { deskId: string } | { beatId: string } | { officeId: string },
	now: Date,
): Promise<OpeningHours> {
	// A day early and one more, so that every zone has its today.
	const firstDay = dayOf(wallMinute(now, "UTC")) - 1;
	const desks = await loadSchedules(where, firstDay, daysAhead + 2, now);
	const wall = wallMinute(now, desks[0]?.zone ?? "UTC");
	const today = dayOf(wall);
	const minute = wall - today * 1440;
	const days = Array.from({ length: daysAhead }, (_, index) => {
		const day = today + index;
		const hours = mergeHours(desks.flatMap((desk) => hoursOn(desk, day)));
		return { day: dayText(day), weekday: weekdayOf(day), hours };
	});
	const [first] = days;
	const current = first?.hours.find(
		(open) => open.opensMinute <= minute && minute < open.closesMinute,
	);
	const next = days
		.flatMap(({ day, hours }) => hours.map(({ opensMinute }) => ({ day, opensMinute })))
		.find((open) => open.day !== first?.day || open.opensMinute > minute);
	return { days, closesMinute: current?.closesMinute ?? null, next: next ?? null };
}

/**
 * The hours of an ordinary week as they stand today, without days off, closures and openings: for what is printed
 * and hangs for months. A beat's are those of whoever serves it today.
 */
export async function usualHours(
	where: { beatId: string } | { officeId: string },
	now: Date,
): Promise<WeekdayHours[]> {
	const firstDay = dayOf(wallMinute(now, "UTC")) - 1;
	const desks = await loadSchedules(where, firstDay, 3, now);
	const today = dayOf(wallMinute(now, desks[0]?.zone ?? "UTC"));
	return Array.from({ length: 7 }, (_, index) => {
		const hours = desks.flatMap((desk) => usualHoursOn(desk, index + 1, today));
		return { weekday: index + 1, hours: mergeHours(hours) };
	});
}
