import { loadSchedules } from "#domain/appointments/queries-schedules.ts";
import { hoursOn, type OpenHours } from "#domain/appointments/rules.ts";
import { dayOf, minuteOf, wallMinute } from "#domain/appointments/wall-clock.ts";

export type DeskHours = {
	deskId: string;
	/** Of the office's today, minutes of its wall clock. */
	hours: OpenHours[];
	/** Minutes until it opens, 0 while it is open; null: not any more today. */
	opensIn: number | null;
};

/** Today's hours of each desk of an office, holidays, closures and openings included. */
export async function listDeskHours(
	officeId: string,
	zone: string,
	now: Date,
): Promise<Map<string, DeskHours>> {
	const wall = wallMinute(now, zone);
	const today = dayOf(wall);
	const minute = minuteOf(wall);
	const desks = await loadSchedules({ officeId }, today, 1, now);
	return new Map(
		desks.map((desk) => {
			const hours = hoursOn(desk, today);
			const next = hours.find(({ closesMinute }) => minute < closesMinute);
			const opensIn = next ? Math.max(0, next.opensMinute - minute) : null;
			return [desk.deskId, { deskId: desk.deskId, hours, opensIn }];
		}),
	);
}
