import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { accounts, calendarFeeds } from "#db/schema/identity.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "./actors.ts";

/*
 * A calendar program cannot sign in: the address itself is the secret. 128 random bits, of which the database keeps
 * the SHA-256; an officer has one at a time, and a new one ends the old.
 */

const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

const mine = (officer: Officer) =>
	and(eq(calendarFeeds.accountId, officer.accountId), isNull(calendarFeeds.revokedAt));

/** Makes the officer's address and ends the one before. The token is shown once: nobody can read it again. */
export async function makeCalendarFeed(officer: Officer, now: Date): Promise<{ token: string }> {
	const token = randomBytes(16).toString("base64url");
	await db.transaction(async (transaction) => {
		await transaction.update(calendarFeeds).set({ revokedAt: now }).where(mine(officer));
		await transaction
			.insert(calendarFeeds)
			.values({ tokenHash: hashOf(token), accountId: officer.accountId, createdAt: now });
		await recordAudit(transaction, officer, {
			action: "calendar-feed.made",
			subjectKind: "account",
			subjectId: officer.accountId,
		});
	});
	return { token };
}

export async function revokeCalendarFeed(officer: Officer, now: Date): Promise<void> {
	await db.transaction(async (transaction) => {
		const ended = await transaction
			.update(calendarFeeds)
			.set({ revokedAt: now })
			.where(mine(officer))
			.returning({ accountId: calendarFeeds.accountId });
		if (ended.length === 0) return;
		await recordAudit(transaction, officer, {
			action: "calendar-feed.revoked",
			subjectKind: "account",
			subjectId: officer.accountId,
		});
	});
}

/** Since when the officer has an address, or null. */
export async function findCalendarFeed(officer: Officer): Promise<{ createdAt: Date } | null> {
	const [feed] = await db
		.select({ createdAt: calendarFeeds.createdAt })
		.from(calendarFeeds)
		.where(mine(officer));
	return feed ?? null;
}

/** Whose address it is; null when it was revoked, the account is disabled, or there never was one. */
export async function accountOfFeed(token: string) {
	if (!/^[\w-]{22}$/.test(token)) return null;
	const [account] = await db
		.select({
			role: accounts.role,
			officeId: accounts.officeId,
			unitId: accounts.unitId,
			officerId: accounts.officerId,
		})
		.from(calendarFeeds)
		.innerJoin(accounts, eq(accounts.id, calendarFeeds.accountId))
		.where(
			and(
				eq(calendarFeeds.tokenHash, hashOf(token)),
				isNull(calendarFeeds.revokedAt),
				isNull(accounts.disabledAt),
			),
		);
	return account ?? null;
}
