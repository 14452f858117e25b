import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { queueEntries, queueTurns } from "#db/schema/queue.ts";
import { moveVisit } from "#domain/appointments/move-visit-state.ts";
import type { LockedEntry } from "./lock-entry.ts";
import type { WorkDesk } from "./work-desk.ts";

/** Whether somebody's turn is open at the desk. */
export async function isBusy(transaction: Transaction, deskId: string): Promise<boolean> {
	const [turn] = await transaction
		.select({ id: queueTurns.id })
		.from(queueTurns)
		.where(and(eq(queueTurns.deskId, deskId), isNull(queueTurns.endedAt)));
	return turn !== undefined;
}

/** Calls an entry, whose lock and line's lock the caller holds, to a desk that is free. The visit goes along. */
export async function openTurn(
	transaction: Transaction,
	desk: WorkDesk,
	entry: Pick<LockedEntry, "id" | "calls" | "appointmentId">,
	now: Date,
): Promise<void> {
	await transaction
		.update(queueEntries)
		.set({
			state: "called",
			calledAt: now,
			calledDeskId: desk.id,
			calls: entry.calls + 1,
			startedAt: null,
			endedAt: null,
		})
		.where(eq(queueEntries.id, entry.id));
	await transaction.insert(queueTurns).values({
		entryId: entry.id,
		officeId: desk.officeId,
		deskKind: desk.kind,
		deskId: desk.id,
		calledAt: now,
	});
	if (entry.appointmentId)
		await moveVisit(
			transaction,
			entry.appointmentId,
			{ from: ["arrived", "not-come"], to: "called" },
			now,
		);
}
