import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "#db/client.ts";

/** One of the allowances a key has: so many requests in so many seconds. */
export type Quota = { name: string; points: number; windowSeconds: number };

/** What is left of a quota, and when it is whole again. */
export type QuotaLeft = Quota & { allowed: boolean; remaining: number; resetSeconds: number };

const minute = 60;

/** All that a key asks. */
export const requestsQuota = (perMinute: number): Quota => ({
	name: "requests",
	points: perMinute,
	windowSeconds: minute,
});

/** Held slots are taken from everybody else: a program gone wild must not empty an office. */
export const holdsQuota: Quota = { name: "holds", points: 200, windowSeconds: 10 * minute };

const opened = new Map<string, RateLimiterPostgres>();

function limiterOf({ name, points, windowSeconds }: Quota): RateLimiterPostgres {
	const id = `${name} ${points}`;
	const known = opened.get(id);
	if (known) return known;
	const shared = { keyPrefix: `partner-${name}`, points, duration: windowSeconds };
	const limiter = new RateLimiterPostgres({
		...shared,
		storeClient: pool,
		storeType: "pool",
		tableName: "rate_limits",
		tableCreated: true,
		// When the database is away, each process counts for itself.
		insuranceLimiter: new RateLimiterMemory(shared),
	});
	opened.set(id, limiter);
	return limiter;
}

/** Counts one request of a key against a quota. */
export async function consumeQuota(quota: Quota, keyId: string): Promise<QuotaLeft> {
	const left = (result: RateLimiterRes, allowed: boolean): QuotaLeft => ({
		...quota,
		allowed,
		remaining: Math.max(0, result.remainingPoints),
		resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
	});
	try {
		return left(await limiterOf(quota).consume(keyId), true);
	} catch (result) {
		if (!(result instanceof RateLimiterRes)) throw result;
		return left(result, false);
	}
}
