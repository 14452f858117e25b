import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { desks } from "#db/schema/appointments.ts";
import { queueEntries, type queueStates, queueTurns } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import { isRowId } from "#domain/appointments/access.ts";
import { moveVisit } from "#domain/appointments/move-visit-state.ts";
import { showsDesk } from "#domain/appointments/seen-by.ts";
import type { VisitState } from "#domain/appointments/visit-states.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { dayAt } from "./work-desk.ts";

export type QueueState = (typeof queueStates)[number];

export type TurnRefusal =
	| "not-allowed"
	| "not-found"
	/** Another clerk, or the person, was quicker. */
	| "changed-meanwhile";

export type TurnEntry = {
	id: string;
	state: QueueState;
	appointmentId: string | null;
	calls: number;
	deskId: string;
	officeId: string;
	day: string;
};

export type TurnChange = {
	action: string;
	from: readonly QueueState[];
	to: QueueState;
	/** What becomes of the booked visit. */
	visit?: { from: VisitState[]; to: VisitState };
	/** How the turn ends; absent when it goes on. */
	outcome?: NonNullable<(typeof queueTurns.$inferInsert)["outcome"]>;
	set?: (now: Date, entry: TurnEntry) => Partial<typeof queueEntries.$inferInsert>;
};

const ended: readonly QueueState[] = ["finished", "not-here", "left"];

/** Locks the entry that was called to a desk the officer works at; the zone tells the day by which that is judged. */
async function lockEntry(
	transaction: Transaction,
	officer: Officer,
	entryId: string,
	now: Date,
): Promise<TurnEntry | null> {
	const [place] = await transaction
		.select({ zone: offices.zone })
		.from(queueEntries)
		.innerJoin(offices, eq(offices.id, queueEntries.officeId))
		.where(eq(queueEntries.id, entryId));
	if (!place) return null;
	const [entry] = await transaction
		.select({
			id: queueEntries.id,
			state: queueEntries.state,
			appointmentId: queueEntries.appointmentId,
			calls: queueEntries.calls,
			deskId: desks.id,
			officeId: queueEntries.officeId,
			day: queueEntries.day,
		})
		.from(queueEntries)
		.innerJoin(desks, eq(desks.id, queueEntries.calledDeskId))
		.where(and(eq(queueEntries.id, entryId), showsDesk(officer, dayAt(now, place.zone))))
		.for("update", { of: queueEntries });
	return entry ?? null;
}

async function endTurn(
	transaction: Transaction,
	entryId: string,
	outcome: TurnChange["outcome"],
	now: Date,
): Promise<void> {
	await transaction
		.update(queueTurns)
		.set({ endedAt: now, outcome })
		.where(and(eq(queueTurns.entryId, entryId), isNull(queueTurns.endedAt)));
}

/**
 * One step of a called person's turn, as a compare-and-swap on their entry. Pressed twice it is done once and answers
 * the same. The booked visit, the turn's times and the audit row change in the same transaction.
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
		const entry = await lockEntry(transaction, officer, entryId, now);
		if (!entry) return refuse("not-found");
		if (!change.from.includes(entry.state))
			return entry.state === change.to
				? done({ entryId, state: change.to })
				: refuse("changed-meanwhile");
		await transaction
			.update(queueEntries)
			.set({
				...change.set?.(now, entry),
				state: change.to,
				endedAt: ended.includes(change.to) ? now : null,
			})
			.where(and(eq(queueEntries.id, entryId), inArray(queueEntries.state, [...change.from])));
		if (change.outcome) await endTurn(transaction, entryId, change.outcome, now);
		if (change.to === "in-service")
			await transaction
				.update(queueTurns)
				.set({ startedAt: sql`coalesce(${queueTurns.startedAt}, ${now})` })
				.where(and(eq(queueTurns.entryId, entryId), isNull(queueTurns.endedAt)));
		if (change.visit && entry.appointmentId)
			await moveVisit(transaction, entry.appointmentId, change.visit, now);
		await recordAudit(transaction, officer, {
			action: change.action,
			subjectKind: "queue-entry",
			subjectId: entryId,
			details: { from: entry.state, desk: entry.deskId },
		});
		return done({ entryId, state: change.to });
	});
}
