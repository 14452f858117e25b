import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { db, type Queryable } from "#db/client.ts";
import { accounts, staffSessions } from "#db/schema/identity.ts";
import { isDemo } from "./demo.ts";

/*
 * A session is open from sign-in until it is revoked, or has been idle for 15 minutes, or is 12 hours old, or its
 * account is disabled: whichever comes first. The row is asked on every request, so each of these cuts at once.
 */
const idleMinutes = 15;
export const absoluteHours = 12;

const minutesBefore = (now: Date, minutes: number): Date =>
	new Date(now.getTime() - minutes * 60_000);

const hashOf = (sessionId: string): string =>
	createHash("sha256").update(sessionId).digest("base64url");

/** Opens a session and answers its id, 256 random bits. Only the id's SHA-256 is kept. */
export async function openSession(on: Queryable, accountId: string, now: Date): Promise<string> {
	const sessionId = randomBytes(32).toString("base64url");
	await on.insert(staffSessions).values({
		idHash: hashOf(sessionId),
		accountId,
		createdAt: now,
		lastSeenAt: now,
		expiresAt: minutesBefore(now, -absoluteHours * 60),
	});
	return sessionId;
}

export type SessionAccount = Pick<
	typeof accounts.$inferSelect,
	"role" | "displayName" | "officeId" | "unitId" | "officerId"
> & { accountId: string };

/** The account of an open session, and marks it as seen now. Null: sign in again. */
export async function findSession(sessionId: string, now: Date): Promise<SessionAccount | null> {
	const [account] = await db
		.update(staffSessions)
		.set({ lastSeenAt: sql`greatest(${staffSessions.lastSeenAt}, ${now.toISOString()})` })
		.from(accounts)
		.where(
			and(
				eq(staffSessions.idHash, hashOf(sessionId)),
				isNull(staffSessions.revokedAt),
				gt(staffSessions.expiresAt, now),
				gt(staffSessions.lastSeenAt, minutesBefore(now, idleMinutes)),
				eq(accounts.id, staffSessions.accountId),
				isNull(accounts.disabledAt),
				isDemo() ? undefined : eq(accounts.isDemo, false),
			),
		)
		.returning({
			accountId: accounts.id,
			role: accounts.role,
			displayName: accounts.displayName,
			officeId: accounts.officeId,
			unitId: accounts.unitId,
			officerId: accounts.officerId,
		});
	return account ?? null;
}

/** Signing out: this session never opens again. */
export async function revokeSession(on: Queryable, sessionId: string, now: Date): Promise<void> {
	await on
		.update(staffSessions)
		.set({ revokedAt: now })
		.where(and(eq(staffSessions.idHash, hashOf(sessionId)), isNull(staffSessions.revokedAt)));
}

export async function revokeSessionsOf(on: Queryable, accountId: string, now: Date): Promise<void> {
	await on
		.update(staffSessions)
		.set({ revokedAt: now })
		.where(and(eq(staffSessions.accountId, accountId), isNull(staffSessions.revokedAt)));
}
