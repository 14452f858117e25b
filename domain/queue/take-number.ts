import { createHash, randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { queueEntries, queueLines } from "#db/schema/queue.ts";
import type { Language } from "#domain/identity/actors.ts";
import { lookupKey } from "#domain/identity/sealing.ts";
import { isLine, type LineKey, lockLine } from "./lock-line.ts";

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
	/** Of the form it was asked for with: sent twice, it gives one number. */
	formKey?: string;
};

const tokenOf = (formKey: string | undefined): string =>
	formKey ? lookupKey("queue-ticket", formKey).slice(0, 22) : randomBytes(16).toString("base64url");

/** The number that this very form was given before. */
async function findTaken(transaction: Transaction, token: string): Promise<Ticket | null> {
	const [entry] = await transaction
		.select({ id: queueEntries.id, letter: queueEntries.letter, number: queueEntries.number })
		.from(queueEntries)
		.where(eq(queueEntries.tokenHash, hashToken(token)));
	return entry ? { ...entry, token } : null;
}

/** The next number of the line. The token opens the ticket's page and is kept as its hash only. */
export async function takeNumber(
	transaction: Transaction,
	place: NewPlace,
	now: Date,
): Promise<Ticket | null> {
	const line = await lockLine(transaction, place);
	const { formKey, ...kept } = place;
	const token = tokenOf(formKey);
	const taken = formKey ? await findTaken(transaction, token) : null;
	if (taken) return taken;
	const number = line.lastNumber + 1;
	const [entry] = await transaction
		.insert(queueEntries)
		.values({
			...kept,
			letter: line.letter,
			number,
			joinedAt: now,
			tokenHash: hashToken(token),
		})
		.onConflictDoNothing({ target: queueEntries.appointmentId })
		.returning({ id: queueEntries.id });
	if (!entry) return null;
	await transaction.update(queueLines).set({ lastNumber: number }).where(isLine(place));
	return { id: entry.id, letter: line.letter, number, token };
}
