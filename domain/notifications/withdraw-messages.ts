import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { messages } from "#db/schema/notifications.ts";
import type { MessageSubject } from "./queue-message.ts";

/**
 * Takes back what has not been sent yet about a subject, in the transaction that makes it untrue: a visit that is
 * cancelled or moved reminds nobody. What is being sent at this very moment cannot be called back, but is not retried.
 */
export async function withdrawMessages(
	transaction: Transaction,
	subject: MessageSubject,
	now: Date,
): Promise<number> {
	const withdrawn = await transaction
		.update(messages)
		.set({
			state: sql`CASE WHEN ${messages.state} = 'sending' THEN 'sending' ELSE 'withdrawn' END`,
			settledAt: sql`CASE WHEN ${messages.state} = 'sending' THEN NULL ELSE ${now}::timestamptz END`,
			withdrawnAt: now,
		})
		.where(
			and(
				eq(messages.subjectKind, subject.kind),
				eq(messages.subjectId, subject.id),
				inArray(messages.state, ["queued", "sending", "dead"]),
			),
		);
	return withdrawn.rowCount ?? 0;
}
