import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { db, type Transaction } from "#db/client.ts";
import { digestLanguages, digestLinks, digestSubscriptions } from "#db/schema/digests.ts";
import { messages } from "#db/schema/notifications.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Language, Officer, Visitor } from "#domain/identity/actors.ts";
import { seal, unseal } from "#domain/identity/sealing.ts";
import type { MessageSubject } from "#domain/notifications/queue-message.ts";
import { withdrawMessages } from "#domain/notifications/withdraw-messages.ts";
import { worldOf } from "./viewer.ts";

/*
 * Who gets the weekly digest: an officer may ask for it, change it and stop it, and so may whoever holds an e-mail, by its
 * link. The address stands sealed, the links as SHA-256; what is stopped is gone, with its links.
 */

export const subscriptionSchema = z.object({
	email: z
		.string()
		.trim()
		.min(1, "appointments.errors.email")
		.max(254, "appointments.errors.email")
		.pipe(z.email("appointments.errors.email")),
	language: z.enum(digestLanguages, "error.choice-invalid"),
});

const sealed = z.object({ email: z.string() });

export const unsealAddress = (bytes: Buffer): string => sealed.parse(unseal(bytes)).email;

export const digestSubject = (accountId: string): MessageSubject => ({
	kind: "digest",
	id: accountId,
});

/** Starts the digest, or changes where it goes. Links that went to another address stop nothing any more. */
export async function subscribeDigest(
	officer: Officer,
	wanted: { email: string; language: Language },
	now: Date,
): Promise<void> {
	worldOf(officer);
	const { accountId } = officer;
	const { language } = wanted;
	await db.transaction(async (transaction) => {
		const [before] = await transaction
			.select({ email: digestSubscriptions.email })
			.from(digestSubscriptions)
			.where(eq(digestSubscriptions.accountId, accountId))
			.for("update");
		if (before && unsealAddress(before.email) !== wanted.email)
			await transaction.delete(digestLinks).where(eq(digestLinks.accountId, accountId));
		const email = seal({ email: wanted.email });
		await transaction
			.insert(digestSubscriptions)
			.values({ accountId, email, language, createdAt: now })
			.onConflictDoUpdate({
				target: digestSubscriptions.accountId,
				set: { email, language },
			});
		await recordAudit(transaction, officer, {
			action: before ? "digest.changed" : "digest.started",
			subjectKind: "account",
			subjectId: accountId,
			details: { language },
		});
	});
}

async function stop(
	transaction: Transaction,
	actor: Officer | Visitor,
	accountId: string,
	now: Date,
): Promise<boolean> {
	const ended = await transaction
		.delete(digestSubscriptions)
		.where(eq(digestSubscriptions.accountId, accountId))
		.returning({ accountId: digestSubscriptions.accountId });
	if (ended.length === 0) return false;
	await withdrawMessages(transaction, digestSubject(accountId), now);
	await recordAudit(transaction, actor, {
		action: "digest.stopped",
		subjectKind: "account",
		subjectId: accountId,
	});
	return true;
}

/** Stops the officer's digest, and one that is on its way. */
export const stopDigest = (officer: Officer, now: Date): Promise<boolean> =>
	db.transaction((transaction) => stop(transaction, officer, officer.accountId, now));

/** The officer's subscription, and what became of the last e-mail; null: there is none. */
export async function findDigest(officer: Officer) {
	const [found] = await db
		.select({
			email: digestSubscriptions.email,
			language: digestSubscriptions.language,
			createdAt: digestSubscriptions.createdAt,
		})
		.from(digestSubscriptions)
		.where(eq(digestSubscriptions.accountId, officer.accountId));
	if (!found) return null;
	const { kind, id } = digestSubject(officer.accountId);
	const [last] = await db
		.select({ state: messages.state, createdAt: messages.createdAt })
		.from(messages)
		.where(and(eq(messages.subjectKind, kind), eq(messages.subjectId, id)))
		.orderBy(desc(messages.createdAt))
		.limit(1);
	return { ...found, email: unsealAddress(found.email), last: last ?? null };
}

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** Older e-mails than that are stopped by a newer one's link, or on the page. */
const linkDays = 90;

/** A link for one e-mail; in the transaction that queues it. */
export async function addDigestLink(
	transaction: Transaction,
	accountId: string,
	token: string,
	now: Date,
): Promise<void> {
	await transaction
		.insert(digestLinks)
		.values({ tokenHash: hashOf(token), accountId, createdAt: now });
}

export const newDigestToken = (): string => randomBytes(16).toString("base64url");

const oldest = (now: Date): Date => new Date(now.getTime() - linkDays * 86_400_000);

export async function forgetDigestLinks(transaction: Transaction, now: Date): Promise<void> {
	await transaction.delete(digestLinks).where(lt(digestLinks.createdAt, oldest(now)));
}

async function accountOf(queryable: Transaction | typeof db, token: string, now: Date) {
	if (!/^[\w-]{22}$/.test(token)) return null;
	const [found] = await queryable
		.select({ accountId: digestLinks.accountId, createdAt: digestLinks.createdAt })
		.from(digestLinks)
		.where(eq(digestLinks.tokenHash, hashOf(token)));
	return found && found.createdAt > oldest(now) ? found.accountId : null;
}

/** Whether the link still stops something. Looking stops nothing: programs look at links too. */
export const isDigestLink = async (token: string, now: Date): Promise<boolean> =>
	(await accountOf(db, token, now)) !== null;

/** By the link of an e-mail, without signing in; false: it is stopped already, or the link is of another address. */
export const stopDigestByLink = (visitor: Visitor, token: string, now: Date): Promise<boolean> =>
	db.transaction(async (transaction) => {
		const accountId = await accountOf(transaction, token, now);
		return accountId !== null && stop(transaction, visitor, accountId, now);
	});
