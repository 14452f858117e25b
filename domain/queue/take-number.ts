import { createHash } from "node:crypto";
import { inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { queueEntries, queueLines } from "#db/schema/queue.ts";
import type { Language } from "#domain/identity/actors.ts";
import { lookupKeys } from "#domain/identity/sealing.ts";
import { isLine, type LineKey, lockLine } from "./lock-line.ts";
import { recordStep } from "./record-step.ts";

/** What a ticket's link is kept as. */
export const hashToken = (token: string): string =>
	createHash("sha256").update(token).digest("hex");

export type Ticket = { id: string; letter: string; number: number; token: string };

export type NewPlace = LineKey & {
	deskId: string | null;
	appointmentId: string | null;
	bookedFor: Date | null;
	language: Language;
	adjustments: (typeof queueEntries.$inferInsert)["adjustments"];
	printed: boolean;
	/** A walk-in's browser, which has one number at a time. */
	visitorHash?: string;
	/** What the ticket is given for, e.g. one rendered form: asked again for the same, it is the same ticket. */
	ticketKey: string;
};

/** The tokens that stand for a key, under the current and the earlier secret. */
const tokensOf = (ticketKey: string): string[] =>
	lookupKeys("queue-ticket", ticketKey).map((key) => key.slice(0, 22));

/** The ticket that was given for this before. */
async function findTaken(transaction: Transaction, ticketKey: string): Promise<Ticket | null> {
	const tokens = tokensOf(ticketKey);
	const [entry] = await transaction
		.select({
			id: queueEntries.id,
			letter: queueEntries.letter,
			number: queueEntries.number,
			tokenHash: queueEntries.tokenHash,
		})
		.from(queueEntries)
		.where(inArray(queueEntries.tokenHash, tokens.map(hashToken)));
	const token = tokens.find((one) => hashToken(one) === entry?.tokenHash);
	return entry && token
		? { id: entry.id, letter: entry.letter, number: entry.number, token }
		: null;
}

/**
 * The next number of the line, once for each key. The token opens the ticket's page; it follows from the key and the
 * secret, so that a form sent twice shows it again, and only its hash is kept.
 */
export async function takeNumber(
	transaction: Transaction,
	place: NewPlace,
	now: Date,
): Promise<Ticket | null> {
	const line = await lockLine(transaction, place);
	const { ticketKey, ...kept } = place;
	const taken = await findTaken(transaction, ticketKey);
	if (taken) return taken;
	const [token = ""] = tokensOf(ticketKey);
	const number = line.lastNumber + 1;
	const [entry] = await transaction
		.insert(queueEntries)
		.values({ ...kept, letter: line.letter, number, joinedAt: now, tokenHash: hashToken(token) })
		.onConflictDoNothing()
		.returning({ id: queueEntries.id });
	// Taken at this very moment in another line, or for a visit whose ticket is forgotten.
	if (!entry) return findTaken(transaction, ticketKey);
	await transaction.update(queueLines).set({ lastNumber: number }).where(isLine(place));
	await recordStep(transaction, line, { entryId: entry.id, kind: "joined", at: now });
	return { id: entry.id, letter: line.letter, number, token };
}
