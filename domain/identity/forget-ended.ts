import { lt } from "drizzle-orm";
import { db } from "#db/client.ts";
import { staffSessions } from "#db/schema/identity.ts";
import { rateLimits } from "#db/schema/rate-limits.ts";

const day = 86_400_000;

/**
 * For the worker, every hour. Counters of attempts go a day after their window (a lock that grows is remembered that
 * long), sessions a week after their end, for whoever looks into a break-in.
 */
export async function forgetEnded(now: Date): Promise<{ counters: number; sessions: number }> {
	const counters = await db.delete(rateLimits).where(lt(rateLimits.expire, now.getTime() - day));
	const sessions = await db
		.delete(staffSessions)
		.where(lt(staffSessions.expiresAt, new Date(now.getTime() - 7 * day)));
	return { counters: counters.rowCount ?? 0, sessions: sessions.rowCount ?? 0 };
}
