import { randomUUID } from "node:crypto";
import { and, eq, lte, or, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { messages } from "#db/schema/notifications.ts";
import { unsealContents } from "./contents.ts";
import { enqueueSending } from "./enqueue.ts";
import { type Gateway, type Gateways, SendingFailed } from "./gateways/gateway.ts";
import { canTryAgain, nextAttempt } from "./rules.ts";

/*
 * queued → sending → sent → delivered | undelivered, when the gateway gives receipts.
 * sending → queued, to be tried later; → dead, when that would not help or has been tried for a day.
 * queued → withdrawn, when it is no longer true or no longer useful.
 *
 * Sent at least once, and practically once. The claim is committed before anything leaves, so that two workers never
 * send one message. What remains: the process dies, or the line does, in the moment between the gateway's "taken" and
 * our note of it. Nobody can then know, and the message goes again, under the same Message-ID or Idempotency-Key.
 */

/** Longer than any gateway is waited for. */
const claimMs = 120_000;
const deadlineMs = 90_000;

async function claim(id: string, now: Date) {
	const mine = randomUUID();
	const [row] = await db
		.update(messages)
		.set({
			state: "sending",
			attempts: sql`${messages.attempts} + 1`,
			claim: mine,
			claimedUntil: new Date(now.getTime() + claimMs),
		})
		.where(
			and(
				eq(messages.id, id),
				or(
					and(eq(messages.state, "queued"), lte(messages.dueAt, now)),
					// Whoever held it has died.
					and(eq(messages.state, "sending"), lte(messages.claimedUntil, now)),
				),
			),
		)
		.returning({
			contents: messages.contents,
			channel: messages.channel,
			attempts: messages.attempts,
			uselessAt: messages.uselessAt,
			withdrawnAt: messages.withdrawnAt,
		});
	return row ? { ...row, id, claim: mine } : null;
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>;

const mine = ({ id, claim }: Claimed) => and(eq(messages.id, id), eq(messages.claim, claim));

type Ending = Partial<typeof messages.$inferInsert>;

async function settle(claimed: Claimed, ending: Ending, now: Date): Promise<void> {
	await db
		.update(messages)
		.set({ claim: null, claimedUntil: null, settledAt: now, ...ending })
		.where(mine(claimed));
}

async function withDeadline<Value>(work: Promise<Value>): Promise<Value> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new SendingFailed("timeout", false)), deadlineMs);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}

async function handOver(gateway: Gateway | null, { id, contents }: Claimed) {
	if (!gateway) throw new SendingFailed("no-gateway", true);
	if (!contents) throw new SendingFailed("no-contents", true);
	return withDeadline(gateway.send({ id, contents: unsealContents(contents) }));
}

async function keepForLater(claimed: Claimed, reason: string, now: Date): Promise<void> {
	const dueAt = nextAttempt(claimed.attempts, now, Math.random());
	await db.transaction(async (transaction) => {
		const [row] = await transaction
			.update(messages)
			.set({
				claim: null,
				claimedUntil: null,
				failure: reason,
				dueAt,
				// Withdrawn while it was under way: it is not tried again.
				state: sql`CASE WHEN ${messages.withdrawnAt} IS NULL THEN 'queued' ELSE 'withdrawn' END`,
				settledAt: sql`${messages.withdrawnAt}`,
			})
			.where(mine(claimed))
			.returning({ state: messages.state });
		if (row?.state === "queued") await enqueueSending(transaction, claimed.id, dueAt);
	});
}

export type Sent = "sent" | "later" | "dead" | "withdrawn" | "nothing-to-do";

/** Sends one message if it is due and nobody else is sending it. The worker's task; harmless when run twice. */
export async function sendMessage(gateways: Gateways, id: string, now: Date): Promise<Sent> {
	const claimed = await claim(id, now);
	if (!claimed) return "nothing-to-do";
	if (claimed.withdrawnAt || (claimed.uselessAt && claimed.uselessAt <= now)) {
		const failure = claimed.withdrawnAt ? undefined : "too-late";
		await settle(claimed, { state: "withdrawn", ...(failure ? { failure } : {}) }, now);
		return "withdrawn";
	}
	try {
		const { providerId } = await handOver(gateways[claimed.channel], claimed);
		await settle(claimed, { state: "sent", providerId, failure: null }, now);
		return "sent";
	} catch (error) {
		if (!(error instanceof SendingFailed)) {
			// A bug or a key that is gone: kept for staff to see rather than tried for ever.
			await settle(claimed, { state: "dead", failure: "error" }, now);
			throw error;
		}
		if (!error.permanent && canTryAgain(claimed.attempts)) {
			await keepForLater(claimed, error.reason, now);
			return "later";
		}
		await settle(claimed, { state: "dead", failure: error.reason }, now);
		return "dead";
	}
}
