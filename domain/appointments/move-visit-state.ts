import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { isLive, type VisitState } from "./visit-states.ts";

/**
 * Moves a visit along with its place in the queue, within the queue's transaction. False when the visit was in none of
 * those states: somebody was quicker, and the caller decides what that means. The caller writes the audit row.
 */
export async function moveVisit(
	transaction: Transaction,
	appointmentId: string,
	{ from, to }: { from: VisitState[]; to: VisitState },
	now: Date,
): Promise<boolean> {
	const moved = await transaction
		.update(appointments)
		.set({
			state: to,
			// Whoever goes back to waiting arrived when they arrived.
			...(to === "arrived"
				? { arrivedAt: sql`coalesce(${appointments.arrivedAt}, ${now.toISOString()}::timestamptz)` }
				: {}),
			closedAt: isLive(to) ? null : now,
		})
		.where(and(eq(appointments.id, appointmentId), inArray(appointments.state, from)))
		.returning({ id: appointments.id });
	return moved.length > 0;
}
