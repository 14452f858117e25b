import type { Transaction } from "#db/client.ts";
import { type BeforeStep, type queueEntries, queueSteps } from "#db/schema/queue.ts";
import type { LineKey } from "./lock-line.ts";

/** Writes a line's next step. Its caller holds the line's lock: steps stand in the order in which they were decided. */
export async function recordStep(
	transaction: Transaction,
	line: LineKey,
	step: Pick<typeof queueSteps.$inferInsert, "entryId" | "kind" | "at"> &
		Partial<Pick<typeof queueSteps.$inferInsert, "deskId" | "accountId" | "before" | "undoesId">>,
): Promise<void> {
	const { officeId, day, deskKind } = line;
	await transaction.insert(queueSteps).values({ officeId, day, deskKind, ...step });
}

type Standing = Pick<
	typeof queueEntries.$inferSelect,
	"state" | "deskKind" | "deskId" | "calledAt" | "calledDeskId" | "calls" | "startedAt"
>;

/** How an entry stands, for the way back. */
export const beforeStep = (entry: Standing, bookedInARow: number): BeforeStep => ({
	state: entry.state,
	deskKind: entry.deskKind,
	deskId: entry.deskId,
	calledAt: entry.calledAt?.toISOString() ?? null,
	calledDeskId: entry.calledDeskId,
	calls: entry.calls,
	startedAt: entry.startedAt?.toISOString() ?? null,
	bookedInARow,
});
