import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { queueEntries, type queueLines } from "#db/schema/queue.ts";
import { lockLine } from "./lock-line.ts";
import type { DeskKind } from "./tickets.ts";

const columns = {
	id: queueEntries.id,
	officeId: queueEntries.officeId,
	day: queueEntries.day,
	deskKind: queueEntries.deskKind,
	deskId: queueEntries.deskId,
	state: queueEntries.state,
	appointmentId: queueEntries.appointmentId,
	letter: queueEntries.letter,
	number: queueEntries.number,
	calledAt: queueEntries.calledAt,
	calledDeskId: queueEntries.calledDeskId,
	calls: queueEntries.calls,
	startedAt: queueEntries.startedAt,
};

export type LockedEntry = Pick<typeof queueEntries.$inferSelect, keyof typeof columns>;

const find = (transaction: Transaction, entryId: string) =>
	transaction.select(columns).from(queueEntries).where(eq(queueEntries.id, entryId));

/**
 * Locks an entry and, before it, its line and the other lines that the caller is about to change, always in the same
 * order. Null: there is no such entry, or it went to another line at this very moment.
 */
export async function lockEntry(
	transaction: Transaction,
	entryId: string,
	alsoKinds: readonly DeskKind[] = [],
): Promise<{ entry: LockedEntry; line: typeof queueLines.$inferSelect } | null> {
	const [seen] = await find(transaction, entryId);
	if (!seen) return null;
	let own: typeof queueLines.$inferSelect | undefined;
	for (const deskKind of [...new Set([seen.deskKind, ...alsoKinds])].sort()) {
		const { officeId, day } = seen;
		const line = await lockLine(transaction, { officeId, day, deskKind });
		if (deskKind === seen.deskKind) own = line;
	}
	const [entry] = await find(transaction, entryId).for("update");
	return entry && own && entry.deskKind === seen.deskKind ? { entry, line: own } : null;
}
