import { eq } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import { isRowId } from "#domain/appointments/access.ts";
import { moveVisit } from "#domain/appointments/move-visit-state.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer, Visitor } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import type { TurnRefusal } from "./change-turn.ts";
import { type LockedEntry, lockEntry } from "./lock-entry.ts";
import type { LineKey } from "./lock-line.ts";
import { recordStep } from "./record-step.ts";
import { hashToken } from "./take-number.ts";
import { dayAt, findDeskToWorkAt } from "./work-desk.ts";

const gone = async (
	transaction: Transaction,
	actor: Visitor | Officer,
	{ entry, line }: { entry: LockedEntry; line: LineKey },
	deskId: string | null,
	now: Date,
): Promise<Outcome<{ entryId: string }, "changed-meanwhile">> => {
	if (entry.state === "left") return done({ entryId: entry.id });
	if (entry.state !== "waiting" && entry.state !== "parked") return refuse("changed-meanwhile");
	await transaction
		.update(queueEntries)
		.set({ state: "left", endedAt: now })
		.where(eq(queueEntries.id, entry.id));
	// They came and went: that is no "not come".
	if (entry.appointmentId)
		await moveVisit(
			transaction,
			entry.appointmentId,
			{ from: ["arrived"], to: "cancelled-by-resident" },
			now,
		);
	const accountId = "accountId" in actor ? actor.accountId : null;
	await recordStep(transaction, line, {
		entryId: entry.id,
		kind: "left",
		deskId,
		accountId,
		at: now,
	});
	await recordAudit(transaction, actor, {
		action: "queue.left",
		subjectKind: "queue-entry",
		subjectId: entry.id,
		details: { from: entry.state },
	});
	return done({ entryId: entry.id });
};

export type LeaveRefusal =
	| "not-found"
	/** They have been called, or served. */
	| "changed-meanwhile";

/** The person gives their place up, by the link of their ticket. A booked visit is cancelled by it. */
export async function leaveQueue(
	visitor: Visitor,
	token: string,
	now: Date,
): Promise<Outcome<{ entryId: string }, LeaveRefusal>> {
	if (!/^[\w-]{22}$/.test(token)) return refuse("not-found");
	return db.transaction(async (transaction) => {
		const [ticket] = await transaction
			.select({ id: queueEntries.id, day: queueEntries.day, zone: offices.zone })
			.from(queueEntries)
			.innerJoin(offices, eq(offices.id, queueEntries.officeId))
			.where(eq(queueEntries.tokenHash, hashToken(token)));
		if (!ticket || ticket.day !== dayAt(now, ticket.zone)) return refuse("not-found");
		const locked = await lockEntry(transaction, ticket.id);
		if (!locked) return refuse("changed-meanwhile");
		return gone(transaction, visitor, locked, null, now);
	});
}

/** The clerk takes somebody out of the line who said that they go. */
export async function removeFromQueue(
	officer: Officer,
	deskId: string,
	entryId: string,
	now: Date,
): Promise<Outcome<{ entryId: string }, TurnRefusal>> {
	if (!can(officer, "queue.work")) return refuse("not-allowed");
	if (!isRowId(entryId)) return refuse("not-found");
	return db.transaction(async (transaction) => {
		const desk = await findDeskToWorkAt(transaction, officer, deskId, now);
		const locked = desk ? await lockEntry(transaction, entryId) : null;
		if (!desk || !locked) return refuse("not-found");
		const { entry } = locked;
		if (entry.officeId !== desk.officeId || entry.deskKind !== desk.kind)
			return refuse("not-found");
		return gone(transaction, officer, locked, desk.id, now);
	});
}
