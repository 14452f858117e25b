import { and, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { announceCancelled } from "./announce-visit.ts";
import { canChange } from "./change-rules.ts";
import { findOwnVisit } from "./own-visit.ts";
import { restSlot } from "./rest-slot.ts";
import { settleVisit } from "./settle-visit.ts";

export type CancelRefusal =
	| "not-found"
	/** The time until which it could be cancelled is over. */
	| "too-late"
	/** Arrived, served or closed by the office meanwhile. */
	| "changed-meanwhile";

/** Cancels the visitor's visit, whose time rests before it opens again. Asked again it answers the same. */
export async function cancelAppointment(
	visitor: Visitor,
	reference: string,
	now: Date,
): Promise<Outcome<{ reference: string }, CancelRefusal>> {
	return db.transaction(async (transaction) => {
		const visit = await findOwnVisit(transaction, visitor, reference, now, true);
		if (!visit) return refuse("not-found");
		if (visit.state === "cancelled-by-resident") return done({ reference });
		if (visit.state !== "booked") return refuse("changed-meanwhile");
		if (!canChange(visit, now)) return refuse("too-late");
		await transaction
			.update(appointments)
			.set({ state: "cancelled-by-resident", sequence: visit.sequence + 1, closedAt: now })
			.where(and(eq(appointments.id, visit.id), eq(appointments.state, "booked")));
		await settleVisit(transaction, visit.id, "cancelled", now);
		await restSlot(transaction, visit.id, now);
		await recordAudit(transaction, visitor, {
			action: "appointment.cancelled-by-resident",
			subjectKind: "appointment",
			subjectId: visit.id,
		});
		await announceCancelled(transaction, visit.id, "cancelled-by-resident", now);
		return done({ reference });
	});
}
