import { db } from "#db/client.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { type Outcome, refuse } from "#domain/outcome.ts";
import { isMovedOften } from "./change-limits.ts";
import { canChange } from "./change-rules.ts";
import { type Held, type HoldRefusal, type HoldRequest, holdFor } from "./hold-slot.ts";
import { findOwnVisit } from "./own-visit.ts";
import { dayText } from "./wall-clock.ts";

export type MoveRefusal =
	| HoldRefusal
	| "not-found"
	| "cannot-be-changed"
	/** The visit has been moved as often as it may be. */
	| "too-many-changes";

/**
 * Holds a new time for a visit; the old one stands until confirmAppointment has booked the new one. The service stays,
 * and so does who comes.
 */
export async function startMove(
	visitor: Visitor,
	reference: string,
	request: Omit<HoldRequest, "serviceId">,
	now: Date,
): Promise<Outcome<Held, MoveRefusal>> {
	const visit = await findOwnVisit(db, visitor, reference, now, false);
	if (!visit) return refuse("not-found");
	if (!canChange(visit, now)) return refuse("cannot-be-changed");
	const today = dayText(Math.floor(now.getTime() / 86_400_000));
	if (!visit.disrupted && (await isMovedOften(db, reference, today)))
		return refuse("too-many-changes");
	const beatId = request.beatId ?? visit.beatId;
	return holdFor(visitor, { ...request, beatId, serviceId: visit.serviceId }, visit.id, now);
}
