import { and, eq, isNotNull, lt, notInArray, or, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { developmentMessages, messages } from "#db/schema/notifications.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { enqueueSending } from "./enqueue.ts";

/**
 * For the worker, every minute. Puts back to work what was left lying: its worker died with the claim, or its job was
 * lost. The job queue itself would notice a dead worker after four hours only.
 */
export async function rescueMessages(now: Date): Promise<{ rescued: number }> {
	const late = new Date(now.getTime() - 60_000);
	const rows = await db
		.select({ id: messages.id })
		.from(messages)
		.where(
			or(
				and(eq(messages.state, "queued"), lt(messages.dueAt, late)),
				and(eq(messages.state, "sending"), lt(messages.claimedUntil, now)),
			),
		)
		.orderBy(messages.dueAt)
		.limit(500);
	for (const { id } of rows) await enqueueSending(db, id, now);
	return { rescued: rows.length };
}

/** For the worker, every hour. Some days after a message is settled, to whom it went and what it said is forgotten. */
export async function forgetContents(now: Date): Promise<{ forgotten: number }> {
	const days = await valueOn("messages.contents-days", now.toISOString().slice(0, 10));
	const before = new Date(now.getTime() - days * 86_400_000);
	const forgotten = await db
		.update(messages)
		.set({ contents: null, providerId: null })
		.where(
			and(
				isNotNull(messages.contents),
				notInArray(messages.state, ["queued", "sending"]),
				sql`coalesce(${messages.settledAt}, ${messages.createdAt}) < ${before}`,
			),
		);
	await db.delete(developmentMessages).where(lt(developmentMessages.createdAt, before));
	return { forgotten: forgotten.rowCount ?? 0 };
}
