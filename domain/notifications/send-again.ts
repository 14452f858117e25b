import { and, eq, gt, inArray, isNotNull, isNull, or } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { messages } from "#db/schema/notifications.ts";
import { enqueueSending } from "./enqueue.ts";

/**
 * Puts a message that could not be sent, or did not arrive, back into the outbox. False: it is not such a message (any
 * more), or no longer of use. Whether the officer may, the capability that the message is about has asked before.
 */
export async function putBack(transaction: Transaction, id: string, now: Date): Promise<boolean> {
	const [row] = await transaction
		.update(messages)
		.set({
			state: "queued",
			attempts: 0,
			dueAt: now,
			failure: null,
			providerId: null,
			settledAt: null,
		})
		.where(
			and(
				eq(messages.id, id),
				inArray(messages.state, ["dead", "undelivered"]),
				isNotNull(messages.contents),
				or(isNull(messages.uselessAt), gt(messages.uselessAt, now)),
			),
		)
		.returning({ id: messages.id });
	if (row) await enqueueSending(transaction, row.id, now);
	return row !== undefined;
}
