import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { queueLines } from "#db/schema/queue.ts";
import { type DeskKind, dealLine } from "./tickets.ts";

export type LineKey = { officeId: string; day: string; deskKind: DeskKind };

export const isLine = (line: LineKey) =>
	and(
		eq(queueLines.officeId, line.officeId),
		eq(queueLines.day, line.day),
		eq(queueLines.deskKind, line.deskKind),
	);

/**
 * Locks the line until the transaction ends, after making it if it is the day's first. Whoever numbers or calls
 * somebody holds it; the order of locks is line → entry → desk's turn → visit.
 */
export async function lockLine(
	transaction: Transaction,
	line: LineKey,
): Promise<typeof queueLines.$inferSelect> {
	const dealt = dealLine(line.officeId, line.day, line.deskKind);
	await transaction
		.insert(queueLines)
		.values({ ...line, letter: dealt.letter, lastNumber: dealt.firstNumber - 1 })
		.onConflictDoNothing();
	const [row] = await transaction.select().from(queueLines).where(isLine(line)).for("update");
	if (!row) throw new Error("A line that was just made is gone.");
	return row;
}
