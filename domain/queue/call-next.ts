import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { queueEntries, queueLines } from "#db/schema/queue.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { isLine, lockLine } from "./lock-line.ts";
import { isBusy, openTurn } from "./open-turn.ts";
import { queueRulesOn } from "./queue-rules.ts";
import { beforeStep, recordStep } from "./record-step.ts";
import { callingOrder, countBookedInARow, isOnTime, type Waiting } from "./rules.ts";
import { findDeskToWorkAt, type WorkDesk } from "./work-desk.ts";

export type CallRefusal =
	| "not-allowed"
	/** No such desk, or not one the officer works at. */
	| "not-found"
	/** The desk still has somebody: finish first. */
	| "desk-busy"
	| "nobody-waits";

export type Called = { entryId: string; letter: string; number: number };

/** One of the first may just be leaving; that all of these are does not happen. */
const inSight = 10;

const waitingAt = (desk: WorkDesk) =>
	and(
		eq(queueEntries.officeId, desk.officeId),
		eq(queueEntries.day, desk.day),
		eq(queueEntries.deskKind, desk.kind),
		eq(queueEntries.state, "waiting"),
		or(isNull(queueEntries.deskId), eq(queueEntries.deskId, desk.id)),
	);

/** Who waits for this desk, for the rule. */
const listWaiting = async (transaction: Transaction, desk: WorkDesk): Promise<Waiting[]> =>
	(
		await transaction
			.select({
				id: queueEntries.id,
				joinedAt: queueEntries.joinedAt,
				bookedFor: queueEntries.bookedFor,
			})
			.from(queueEntries)
			.where(waitingAt(desk))
	).map(({ id, joinedAt, bookedFor }) => ({
		id,
		joinedAt: joinedAt.getTime(),
		bookedFor: bookedFor?.getTime() ?? null,
	}));

/** The first of the order whom nobody else is changing at this moment (one may just be leaving the queue). */
async function claimFirst(transaction: Transaction, order: string[]) {
	const [entry] = await transaction
		.select({
			id: queueEntries.id,
			letter: queueEntries.letter,
			number: queueEntries.number,
			state: queueEntries.state,
			deskKind: queueEntries.deskKind,
			deskId: queueEntries.deskId,
			calledAt: queueEntries.calledAt,
			calledDeskId: queueEntries.calledDeskId,
			startedAt: queueEntries.startedAt,
			calls: queueEntries.calls,
			appointmentId: queueEntries.appointmentId,
		})
		.from(queueEntries)
		.where(and(inArray(queueEntries.id, order), eq(queueEntries.state, "waiting")))
		.orderBy(sql`array_position(${sql.param(order)}::uuid[], ${queueEntries.id})`)
		.limit(1)
		.for("update", { skipLocked: true });
	return entry;
}

/**
 * Calls whoever is next by the rule to the officer's desk. Two clerks who press at once take turns at the line's row
 * and get different people; the desk's own turn is UNIQUE, so a double press calls one.
 */
export async function callNext(
	officer: Officer,
	deskId: string,
	now: Date,
): Promise<Outcome<Called, CallRefusal>> {
	if (!can(officer, "queue.work")) return refuse("not-allowed");
	return db.transaction(async (transaction) => {
		const desk = await findDeskToWorkAt(transaction, officer, deskId, now);
		if (!desk) return refuse("not-found");
		const line = await lockLine(transaction, {
			officeId: desk.officeId,
			day: desk.day,
			deskKind: desk.kind,
		});
		if (await isBusy(transaction, desk.id)) return refuse("desk-busy");
		const rules = await queueRulesOn(desk.day, transaction);
		const people = await listWaiting(transaction, desk);
		const order = callingOrder(people, line.bookedInARow, rules, now, inSight);
		const entry = order.length > 0 ? await claimFirst(transaction, order) : undefined;
		if (!entry) return refuse("nobody-waits");
		const person = people.find(({ id }) => id === entry.id);
		await transaction
			.update(queueLines)
			.set({
				bookedInARow: countBookedInARow(
					line.bookedInARow,
					person !== undefined && isOnTime(person, rules),
				),
			})
			.where(isLine(line));
		await openTurn(transaction, desk, entry, now);
		await recordStep(transaction, line, {
			entryId: entry.id,
			kind: "called",
			deskId: desk.id,
			accountId: officer.accountId,
			at: now,
			before: beforeStep(entry, line.bookedInARow),
		});
		await recordAudit(transaction, officer, {
			action: "queue.called",
			subjectKind: "queue-entry",
			subjectId: entry.id,
			details: { desk: desk.id },
		});
		return done({ entryId: entry.id, letter: entry.letter, number: entry.number });
	});
}
