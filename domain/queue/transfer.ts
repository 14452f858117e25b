import { and, eq, ne } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { desks } from "#db/schema/appointments.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { isRowId } from "#domain/appointments/access.ts";
import { moveVisit } from "#domain/appointments/move-visit-state.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { deskOfTurn, endTurn, type QueueState, type TurnRefusal } from "./change-turn.ts";
import { lockEntry } from "./lock-entry.ts";
import { beforeStep, recordStep } from "./record-step.ts";
import type { DeskKind } from "./tickets.ts";

/** Any desk of the kind, or that one alone. */
export type TransferTo = { deskKind: DeskKind; deskId: string | null };

export type TransferRefusal =
	| TurnRefusal
	/** The office has no such desk, or none the officer may know of. */
	| "no-such-desk";

const transferable: readonly QueueState[] = ["called", "in-service", "parked"];

async function isThere(
	transaction: Transaction,
	officer: Officer,
	officeId: string,
	to: TransferTo,
): Promise<boolean> {
	const [desk] = await transaction
		.select({ id: desks.id })
		.from(desks)
		.where(
			and(
				eq(desks.officeId, officeId),
				eq(desks.kind, to.deskKind),
				eq(desks.active, true),
				to.deskId === null ? undefined : eq(desks.id, to.deskId),
				officer.role === "probation-officer" ? undefined : ne(desks.kind, "probation"),
			),
		)
		.limit(1);
	return desk !== undefined;
}

/**
 * Sends the person on to another desk or kind of desk: the ticket stays, and so does the place in time, so that they
 * wait there as if they had waited there from the start. The booked visit waits with them and is served by whoever ends
 * the last turn.
 */
export async function transferEntry(
	officer: Officer,
	entryId: string,
	to: TransferTo,
	now: Date,
): Promise<Outcome<{ entryId: string; state: QueueState }, TransferRefusal>> {
	if (!can(officer, "queue.work")) return refuse("not-allowed");
	if (!isRowId(entryId)) return refuse("not-found");
	return db.transaction(async (transaction) => {
		const locked = await lockEntry(transaction, entryId, [to.deskKind]);
		const desk = locked ? await deskOfTurn(transaction, officer, locked.entry, now) : null;
		if (!locked || !desk) return refuse("not-found");
		const { entry, line } = locked;
		if (!transferable.includes(entry.state)) return refuse("changed-meanwhile");
		if (!(await isThere(transaction, officer, entry.officeId, to))) return refuse("no-such-desk");
		await transaction
			.update(queueEntries)
			.set({ ...to, state: "waiting", startedAt: null, endedAt: null })
			.where(eq(queueEntries.id, entryId));
		await endTurn(transaction, entryId, "transferred", now);
		if (entry.appointmentId)
			await moveVisit(
				transaction,
				entry.appointmentId,
				{ from: ["called", "in-service"], to: "arrived" },
				now,
			);
		await recordStep(
			transaction,
			{ ...line, deskKind: to.deskKind },
			{
				entryId,
				kind: "transferred",
				deskId: desk.id,
				accountId: officer.accountId,
				at: now,
				before: beforeStep(entry, line.bookedInARow),
			},
		);
		await recordAudit(transaction, officer, {
			action: "queue.transferred",
			subjectKind: "queue-entry",
			subjectId: entryId,
			details: { from: desk.id, ...to },
		});
		return done({ entryId, state: "waiting" });
	});
}
