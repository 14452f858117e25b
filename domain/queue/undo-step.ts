import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import {
	type BeforeStep,
	queueEntries,
	queueLines,
	queueSteps,
	queueTurns,
} from "#db/schema/queue.ts";
import { isRowId } from "#domain/appointments/access.ts";
import { moveVisit } from "#domain/appointments/move-visit-state.ts";
import type { VisitState } from "#domain/appointments/visit-states.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { endTurn, isEnded, type QueueState, type TurnRefusal } from "./change-turn.ts";
import { type LockedEntry, lockEntry } from "./lock-entry.ts";
import { isLine, type LineKey } from "./lock-line.ts";
import { isBusy } from "./open-turn.ts";
import { orChangedMeanwhile } from "./or-changed-meanwhile.ts";
import { recordStep } from "./record-step.ts";
import { undoableMs } from "./undo-window.ts";
import { findDeskToWorkAt } from "./work-desk.ts";

export type UndoRefusal = TurnRefusal | "too-late";

const visitAt: Record<QueueState, VisitState> = {
	waiting: "arrived",
	parked: "arrived",
	called: "called",
	"in-service": "in-service",
	finished: "served",
	"not-here": "not-come",
	left: "cancelled-by-resident",
};
const inTurn = (state: QueueState): boolean => state === "called" || state === "in-service";

type Step = typeof queueSteps.$inferSelect & { before: BeforeStep };

async function lastStep(transaction: Transaction, entryId: string) {
	const [step] = await transaction
		.select()
		.from(queueSteps)
		.where(eq(queueSteps.entryId, entryId))
		.orderBy(desc(queueSteps.id))
		.limit(1);
	return step;
}

/** The turn that the step opened ends as undone; the one that it ended goes on. */
async function restoreTurn(
	transaction: Transaction,
	step: Step,
	entry: LockedEntry,
	now: Date,
): Promise<void> {
	if (inTurn(entry.state) && !inTurn(step.before.state))
		return endTurn(transaction, entry.id, "undone", now);
	if (!inTurn(step.before.state) || !step.deskId) return;
	const wasStarted = step.before.state === "in-service";
	await transaction
		.update(queueTurns)
		.set({ endedAt: null, outcome: null, ...(wasStarted ? {} : { startedAt: null }) })
		.where(
			and(
				eq(queueTurns.entryId, entry.id),
				eq(queueTurns.deskId, step.deskId),
				eq(queueTurns.calledAt, new Date(step.before.calledAt ?? 0)),
			),
		);
}

/** The count of booked people goes back as well, unless somebody was called meanwhile. */
async function restoreCount(transaction: Transaction, line: LineKey, step: Step): Promise<void> {
	if (step.kind !== "called") return;
	const [later] = await transaction
		.select({ id: queueSteps.id })
		.from(queueSteps)
		.where(
			and(
				eq(queueSteps.officeId, line.officeId),
				eq(queueSteps.day, line.day),
				eq(queueSteps.deskKind, line.deskKind),
				inArray(queueSteps.kind, ["called"]),
				gt(queueSteps.id, step.id),
			),
		)
		.limit(1);
	if (later) return;
	const { bookedInARow } = step.before;
	await transaction.update(queueLines).set({ bookedInARow }).where(isLine(line));
}

const instantOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/**
 * Takes back the officer's own last step with this person, within ten seconds: everything stands as it stood. Not when
 * anybody has done something with the person since, nor when somebody else is at the window again.
 */
export async function undoLastStep(
	officer: Officer,
	deskId: string,
	entryId: string,
	now: Date,
): Promise<Outcome<{ entryId: string; state: QueueState }, UndoRefusal>> {
	if (!can(officer, "queue.work")) return refuse("not-allowed");
	if (!isRowId(entryId)) return refuse("not-found");
	return orChangedMeanwhile(async (transaction) => {
		const desk = await findDeskToWorkAt(transaction, officer, deskId, now);
		const seen = desk ? await lastStep(transaction, entryId) : undefined;
		if (!desk || !seen) return refuse("not-found");
		const locked = await lockEntry(transaction, entryId, seen.before ? [seen.before.deskKind] : []);
		const step = await lastStep(transaction, entryId);
		if (!locked || step?.id !== seen.id) return refuse("changed-meanwhile");
		const { before } = step;
		if (!before || step.accountId !== officer.accountId || step.deskId !== desk.id)
			return refuse("changed-meanwhile");
		if (now.getTime() - step.at.getTime() > undoableMs) return refuse("too-late");
		const { entry, line } = locked;
		const goesBackToDesk = inTurn(before.state) && !inTurn(entry.state);
		if (goesBackToDesk && (await isBusy(transaction, desk.id))) return refuse("changed-meanwhile");
		const from = visitAt[entry.state];
		const to = visitAt[before.state];
		if (entry.appointmentId && from !== to) {
			const moved = await moveVisit(transaction, entry.appointmentId, { from: [from], to }, now);
			if (!moved) return refuse("changed-meanwhile");
		}
		await restoreTurn(transaction, { ...step, before }, entry, now);
		await transaction
			.update(queueEntries)
			.set({
				state: before.state,
				deskKind: before.deskKind,
				deskId: before.deskId,
				calledAt: instantOf(before.calledAt),
				calledDeskId: before.calledDeskId,
				calls: before.calls,
				startedAt: instantOf(before.startedAt),
				endedAt: isEnded(before.state) ? now : null,
			})
			.where(eq(queueEntries.id, entryId));
		await restoreCount(transaction, line, { ...step, before });
		await recordStep(
			transaction,
			{ ...line, deskKind: before.deskKind },
			{
				entryId,
				kind: "undone",
				deskId: desk.id,
				accountId: officer.accountId,
				at: now,
				undoesId: step.id,
			},
		);
		await recordAudit(transaction, officer, {
			action: "queue.undone",
			subjectKind: "queue-entry",
			subjectId: entryId,
			details: { step: step.kind, desk: desk.id },
		});
		return done({ entryId, state: before.state });
	});
}
