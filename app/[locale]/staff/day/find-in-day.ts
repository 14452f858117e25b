import type { DayDesk } from "#domain/appointments/queries-day.ts";
import { readReference } from "#domain/appointments/reference.ts";

/** The visit of this day with that reference, as it is read out or typed: any case, any hyphens. */
export function findInDay(desks: DayDesk[], typed: string): { id: string; name: string } | null {
	const reference = readReference(typed);
	const visit = desks
		.flatMap((desk) => desk.visits)
		.find((candidate) => reference !== null && candidate.reference === reference);
	return visit ? { id: visit.id, name: visit.contact?.name ?? typed } : null;
}
