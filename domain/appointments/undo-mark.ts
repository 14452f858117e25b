import { and, eq, inArray, notInArray } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments, desks, visitMarks } from "#db/schema/appointments.ts";
import { messages } from "#db/schema/notifications.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { withdrawMessages } from "#domain/notifications/withdraw-messages.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { isRowId } from "./access.ts";
import { announceBooked, subjectOf } from "./announce-visit.ts";
import { violatedConstraint } from "./place-booking.ts";
import { seesVisit } from "./seen-by.ts";
import { isLive, type VisitState } from "./visit-states.ts";

/** Ten seconds on the screen, and two for the way here. A cancellation's message leaves after fifteen. */
const undoMs = 12_000;

export type UndoRefusal =
	| "not-found"
	| "not-allowed"
	/** The ten seconds are over, or the person has been told already. */
	| "too-late"
	/** It was somebody else's mark, or the visit has gone on since. */
	| "changed-meanwhile"
	/** Somebody has taken the time that the cancellation had freed. */
	| "slot-taken";

/** Whether the person may have been told of the cancellation. Those still waiting are locked: no worker takes them now. */
async function wasTold(transaction: Transaction, id: string): Promise<boolean> {
	const subject = subjectOf(id);
	const rows = await transaction
		.select({ state: messages.state })
		.from(messages)
		.where(
			and(
				eq(messages.subjectKind, subject.kind),
				eq(messages.subjectId, subject.id),
				eq(messages.kind, "cancelled-by-office"),
			),
		)
		.for("update");
	return rows.some(({ state }) => state !== "queued" && state !== "withdrawn");
}

/** The reminders that the mark took back stand again; the confirmation only where it had not been sent either. */
async function planMessagesAgain(
	transaction: Transaction,
	visit: { id: string; movesId: string | null },
	now: Date,
): Promise<void> {
	const subject = subjectOf(visit.id);
	await withdrawMessages(transaction, subject, now);
	const unsent = await transaction
		.select({ id: messages.id })
		.from(messages)
		.where(
			and(
				eq(messages.subjectKind, subject.kind),
				eq(messages.subjectId, subject.id),
				inArray(messages.kind, ["confirmed", "changed"]),
				eq(messages.state, "withdrawn"),
			),
		);
	const what = unsent.length > 0 ? "all" : "reminders";
	await announceBooked(transaction, visit.id, visit.movesId, now, what);
}

const isInQueue = async (transaction: Transaction, id: string): Promise<boolean> => {
	const entries = await transaction
		.select({ id: queueEntries.id })
		.from(queueEntries)
		.where(
			and(
				eq(queueEntries.appointmentId, id),
				notInArray(queueEntries.state, ["finished", "not-here", "left"]),
			),
		);
	return entries.length > 0;
};

async function lockMarked(transaction: Transaction, officer: Officer, id: string) {
	const [visit] = await transaction
		.select({
			id: appointments.id,
			state: appointments.state,
			sequence: appointments.sequence,
			movesId: appointments.movesId,
			mark: visitMarks,
		})
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.leftJoin(visitMarks, eq(visitMarks.appointmentId, appointments.id))
		.where(and(eq(appointments.id, id), seesVisit(officer)))
		.for("update", { of: appointments });
	return visit ?? null;
}

type Marked = NonNullable<Awaited<ReturnType<typeof lockMarked>>>;

async function bringBack(
	transaction: Transaction,
	officer: Officer,
	visit: Marked,
	to: VisitState,
	now: Date,
): Promise<void> {
	const cancelled = visit.state === "cancelled-by-office";
	await transaction
		.update(appointments)
		.set({
			state: to,
			closedAt: isLive(to) ? null : now,
			// A calendar may have been fetched in those seconds: the next version must count as newer.
			...(cancelled ? { closedReason: null, sequence: visit.sequence + 1 } : {}),
			...(to === "booked" ? { arrivedAt: null } : {}),
		})
		.where(and(eq(appointments.id, visit.id), eq(appointments.state, visit.state)));
	await transaction.delete(visitMarks).where(eq(visitMarks.appointmentId, visit.id));
	if (to === "booked") await planMessagesAgain(transaction, visit, now);
	else if (cancelled) await withdrawMessages(transaction, subjectOf(visit.id), now);
	await recordAudit(transaction, officer, {
		action: "appointment.mark-undone",
		subjectKind: "appointment",
		subjectId: visit.id,
		details: { from: visit.state, to },
	});
}

/** Takes a clerk's own last mark back, for ten seconds. Asked twice, the second time finds nothing to take back. */
export async function undoMark(
	officer: Officer,
	id: string,
	now: Date,
): Promise<Outcome<{ id: string; state: VisitState }, UndoRefusal>> {
	if (!can(officer, "appointments.manage")) return refuse("not-allowed");
	if (!isRowId(id)) return refuse("not-found");
	try {
		return await db.transaction(async (transaction) => {
			const visit = await lockMarked(transaction, officer, id);
			if (!visit) return refuse("not-found");
			const { mark } = visit;
			if (mark?.accountId !== officer.accountId || mark.toState !== visit.state)
				return refuse("changed-meanwhile");
			if (now.getTime() - mark.markedAt.getTime() > undoMs) return refuse("too-late");
			if (mark.toState === "arrived" && (await isInQueue(transaction, id)))
				return refuse("changed-meanwhile");
			if (mark.toState === "cancelled-by-office" && (await wasTold(transaction, id)))
				return refuse("too-late");
			await bringBack(transaction, officer, visit, mark.fromState, now);
			return done({ id, state: mark.fromState });
		});
	} catch (error) {
		// Live again it stands in the way of a visit that has come since: at the desk, of its officer, of the person.
		if (violatedConstraint(error)?.startsWith("appointments_")) return refuse("slot-taken");
		throw error;
	}
}
