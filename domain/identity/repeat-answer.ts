import { createHash, randomUUID } from "node:crypto";
import { and, eq, lte, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { partnerAnswers } from "#db/schema/partners.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import type { Partner } from "./actors.ts";
import { lookupKey, lookupKeys, seal, unseal } from "./sealing.ts";

/*
 * What a partner asks twice with one Idempotency-Key is done once and answered twice the same
 * (draft-ietf-httpapi-idempotency-key-header).
 * taken → answered, or given back when there was nothing worth keeping. Whoever took it and died is relieved after
 * half a minute; the command below does the same thing a second time without doing it twice.
 */
const abandonedAfterMs = 30_000;

export type AskedOnce = { idempotencyKey: string; request: string };

export type TakenTurn = { partnerId: string; keyHash: string; claim: string };

export type Turn =
	| { kind: "taken"; turn: TakenTurn }
	| { kind: "answered"; answer: unknown }
	| { kind: "in-progress" }
	/** The key was used for something else. */
	| { kind: "other-request" };

export const keyHashOf = (idempotencyKey: string): string =>
	createHash("sha256").update(idempotencyKey).digest("base64url");

/** Takes the key for this request, or says what became of it. */
export async function takeTurn(partner: Partner, asked: AskedOnce, now: Date): Promise<Turn> {
	const keyHash = keyHashOf(asked.idempotencyKey);
	const requestHashes = lookupKeys("partner-request", asked.request);
	const days = await valueOn("partners.answer-days", now.toISOString().slice(0, 10));
	const values = {
		partnerId: partner.partnerId,
		keyHash,
		requestHash: lookupKey("partner-request", asked.request),
		claim: randomUUID(),
		claimedAt: now,
		answer: null,
		expiresAt: new Date(now.getTime() + days * 86_400_000),
	};
	const abandoned = new Date(now.getTime() - abandonedAfterMs);
	const [taken] = await db
		.insert(partnerAnswers)
		.values(values)
		.onConflictDoUpdate({
			target: [partnerAnswers.partnerId, partnerAnswers.keyHash],
			set: values,
			setWhere: sql`${partnerAnswers.expiresAt} <= ${now} OR (
				${partnerAnswers.answer} IS NULL AND ${partnerAnswers.claimedAt} <= ${abandoned}
				AND ${partnerAnswers.requestHash} IN ${requestHashes})`,
		})
		.returning({
			partnerId: partnerAnswers.partnerId,
			keyHash: partnerAnswers.keyHash,
			claim: partnerAnswers.claim,
		});
	if (taken) return { kind: "taken", turn: taken };
	const [known] = await db
		.select({ requestHash: partnerAnswers.requestHash, answer: partnerAnswers.answer })
		.from(partnerAnswers)
		.where(
			and(eq(partnerAnswers.partnerId, partner.partnerId), eq(partnerAnswers.keyHash, keyHash)),
		);
	// Given back between the two statements: whoever asks again finds it free.
	if (!known) return { kind: "in-progress" };
	if (!requestHashes.includes(known.requestHash)) return { kind: "other-request" };
	if (!known.answer) return { kind: "in-progress" };
	return { kind: "answered", answer: unseal(known.answer) };
}

const stillOf = ({ partnerId, keyHash, claim }: TakenTurn) =>
	and(
		eq(partnerAnswers.partnerId, partnerId),
		eq(partnerAnswers.keyHash, keyHash),
		eq(partnerAnswers.claim, claim),
	);

/** Keeps the answer for as many days as the regulation says, unless somebody else has taken over meanwhile. */
export async function keepAnswer(turn: TakenTurn, answer: object): Promise<void> {
	await db
		.update(partnerAnswers)
		.set({ answer: seal(answer) })
		.where(stillOf(turn));
}

/** Nothing came of it, and asking again may help. */
export async function giveTurnBack(turn: TakenTurn): Promise<void> {
	await db.delete(partnerAnswers).where(stillOf(turn));
}

/** For the worker: answers whose days are over. */
export async function forgetAnswers(now: Date): Promise<{ forgotten: number }> {
	const gone = await db.delete(partnerAnswers).where(lte(partnerAnswers.expiresAt, now));
	return { forgotten: gone.rowCount ?? 0 };
}
