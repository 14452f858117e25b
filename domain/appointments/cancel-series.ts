import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { cancelByOffice } from "./mark-visit.ts";
import { listSeries } from "./queries-series.ts";

export type CancelSeriesRefusal = "not-found" | "not-allowed";

/**
 * Cancels what is still to come of a series. Each visit is a change of its own, so that one that somebody marks at the
 * same moment keeps its mark and the others are cancelled all the same; asked again, the rest follows.
 */
export async function cancelSeries(
	officer: Officer,
	seriesId: string,
	reason: string,
	now: Date,
): Promise<Outcome<{ cancelled: number }, CancelSeriesRefusal>> {
	if (!can(officer, "appointments.manage")) return refuse("not-allowed");
	const visits = await listSeries(officer, seriesId);
	if (visits.length === 0) return refuse("not-found");
	let cancelled = 0;
	for (const { id } of visits.filter(({ state }) => state === "booked"))
		if ((await cancelByOffice(officer, id, reason, now)).ok) cancelled += 1;
	return done({ cancelled });
}
