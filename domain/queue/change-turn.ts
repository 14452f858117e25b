import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { queueEntries, type queueStates, type queueSteps, queueTurns } from "#db/schema/queue.ts";
import { isRowId } from "#domain/appointments/access.ts";
import { moveVisit } from "#domain/appointments/move-visit-state.ts";
import type { VisitState } from "#domain/appointments/visit-states.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { enqueueInvitation } from "#domain/notifications/enqueue-invitation.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { type LockedEntry, lockEntry } from "./lock-entry.ts";
import { beforeStep, recordStep } from "./record-step.ts";
import { findDeskToWorkAt, type WorkDesk } from "./work-desk.ts";

export type QueueState = (typeof queueStates)[number];

export type TurnRefusal =
	| "not-allowed"
	| "not-found"
	/** Another clerk, or the person, was quicker. */
	| "changed-meanwhile";

export type TurnChange = {
	action: (typeof queueSteps.$inferSelect)["kind"];
	from: readonly QueueState[];
	to: QueueState;
	/** What becomes of the booked visit. */
	visit?: { from: VisitState[]; to: VisitState };
	/** How the turn ends; absent when it goes on. */
	outcome?: NonNullable<(typeof queueTurns.$inferInsert)["outcome"]>;
	set?: (now: Date, entry: LockedEntry) => Partial<typeof queueEntries.$inferInsert>;
};

const ended: readonly QueueState[] = ["finished", "not-here", "left"];
export const isEnded = (state: QueueState): boolean => ended.includes(state);

/** The desk the entry was called to, if the officer works at it. */
export const deskOfTurn = async (
	transaction: Transaction,
	officer: Officer,
	entry: LockedEntry,
	now: Date,
): Promise<WorkDesk | null> =>
	entry.calledDeskId ? findDeskToWorkAt(transaction, officer, entry.calledDeskId, now) : null;

/** What was served: the booked visit, or a walk-in's ticket. */
export const servedBy = ({ id, appointmentId }: Pick<LockedEntry, "id" | "appointmentId">) =>
	appointmentId ? { appointmentId } : { entryId: id };

/** Ends the turn that is open, if one is. */
export async function endTurn(
	transaction: Transaction,
	entryId: string,
	outcome: NonNullable<TurnChange["outcome"]>,
	now: Date,
): Promise<void> {
	await transaction
		.update(queueTurns)
		.set({ endedAt: now, outcome })
		.where(and(eq(queueTurns.entryId, entryId), isNull(queueTurns.endedAt)));
}

/**
 * One step of a called person's turn, as a compare-and-swap on their entry. Pressed twice it is done once and answers
 * the same. The booked visit, the turn's times, the line's history and the audit row change in the same transaction.
 */
export async function changeTurn(
	officer: Officer,
	entryId: string,
	change: TurnChange,
	now: Date,
): Promise<Outcome<{ entryId: string; state: QueueState }, TurnRefusal>> {
	if (!can(officer, "queue.work")) return refuse("not-allowed");
	if (!isRowId(entryId)) return refuse("not-found");
	return db.transaction(async (transaction) => {
		const locked = await lockEntry(transaction, entryId);
		const desk = locked ? await deskOfTurn(transaction, officer, locked.entry, now) : null;
		if (!locked || !desk) return refuse("not-found");
		const { entry, line } = locked;
		if (!change.from.includes(entry.state))
			return entry.state === change.to
				? done({ entryId, state: change.to })
				: refuse("changed-meanwhile");
		await transaction
			.update(queueEntries)
			.set({
				...change.set?.(now, entry),
				state: change.to,
				endedAt: isEnded(change.to) ? now : null,
			})
			.where(and(eq(queueEntries.id, entryId), inArray(queueEntries.state, [...change.from])));
		if (change.outcome) await endTurn(transaction, entryId, change.outcome, now);
		if (change.to === "in-service")
			await transaction
				.update(queueTurns)
				.set({
					startedAt: sql`coalesce(${queueTurns.startedAt}, ${now.toISOString()}::timestamptz)`,
				})
				.where(and(eq(queueTurns.entryId, entryId), isNull(queueTurns.endedAt)));
		if (change.visit && entry.appointmentId)
			await moveVisit(transaction, entry.appointmentId, change.visit, now);
		if (change.to === "finished") await enqueueInvitation(transaction, servedBy(entry), now);
		await recordStep(transaction, line, {
			entryId,
			kind: change.action,
			deskId: desk.id,
			accountId: officer.accountId,
			at: now,
			before: beforeStep(entry, line.bookedInARow),
		});
		await recordAudit(transaction, officer, {
			action: `queue.${change.action}`,
			subjectKind: "queue-entry",
			subjectId: entryId,
			details: { from: entry.state, desk: desk.id },
		});
		return done({ entryId, state: change.to });
	});
}
