import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { pool } from "#db/client.ts";
import { lookupKey } from "./sealing.ts";

/**
 * Guessing is counted three times: per code (or login), per person, per network. Whole villages share one
 * address, so a network's allowance is wide and never the only one.
 */
type Limit = {
	/** Attempts allowed in the window. */
	points: number;
	windowSeconds: number;
	/** The next attempt starts a lock of so many seconds. Without it, one waits for the window's end. */
	lockSeconds?: number;
	/** Each further lock within a day lasts twice as long, up to four hours. */
	lockGrows?: true;
};

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const longestLock = 4 * hour;

const limits = {
	"sign-in-login": { points: 10, windowSeconds: day, lockSeconds: 10 * minute, lockGrows: true },
	"sign-in-network": { points: 200, windowSeconds: hour, lockSeconds: 10 * minute },
	"find-visit-reference": {
		points: 10,
		windowSeconds: day,
		lockSeconds: 10 * minute,
		lockGrows: true,
	},
	"find-visit-visitor": {
		points: 10,
		windowSeconds: hour,
		lockSeconds: 10 * minute,
		lockGrows: true,
	},
	"find-visit-network": { points: 300, windowSeconds: hour, lockSeconds: 10 * minute },
	/** A clerk looks up some dozen people an hour; whoever tries all phone tails is stopped. */
	"find-visit-officer": { points: 120, windowSeconds: hour },
	"hold-slot-visitor": { points: 30, windowSeconds: 10 * minute },
	"hold-slot-network": { points: 1000, windowSeconds: 10 * minute },
	// Four digits on the office's wall stand between home and the queue.
	"join-queue-visitor": { points: 10, windowSeconds: hour },
	"join-queue-network": { points: 300, windowSeconds: hour },
	"join-waiting-network": { points: 200, windowSeconds: hour },
	"rate-visit-link": { points: 60, windowSeconds: hour },
	"rate-visit-network": { points: 1000, windowSeconds: hour },
	// Ticket numbers stand on the wall: whoever tries them out is stopped, an office's day is not.
	"rate-ticket-visitor": { points: 10, windowSeconds: hour },
	"rate-ticket-network": { points: 300, windowSeconds: hour },
	"rate-ticket-office": { points: 600, windowSeconds: day },
	"dead-end-visitor": { points: 20, windowSeconds: hour },
	"dead-end-network": { points: 300, windowSeconds: hour },
	"report-border-visitor": { points: 20, windowSeconds: hour },
	"report-border-network": { points: 100, windowSeconds: hour },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

export type Allowance = {
	allowed: boolean;
	/** Whole seconds until another attempt is worth making; 0 when allowed. */
	retryAfterSeconds: number;
};

function openLimiter(keyPrefix: string, points: number, duration: number): RateLimiterPostgres {
	return new RateLimiterPostgres({
		storeClient: pool,
		storeType: "pool",
		tableName: "rate_limits",
		// Our migration makes the table.
		tableCreated: true,
		keyPrefix,
		points,
		duration,
		// When the database is away, each process counts for itself rather than letting everyone through.
		insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
	});
}

type Limiters = { attempts: RateLimiterPostgres; locks: RateLimiterPostgres };
const opened = new Map<LimitName, Limiters>();

function limitersOf(name: LimitName): Limiters {
	const known = opened.get(name);
	if (known) return known;
	const { points, windowSeconds } = limits[name];
	const limiters = {
		attempts: openLimiter(name, points, windowSeconds),
		locks: openLimiter(`${name}-locks`, 1000, day),
	};
	opened.set(name, limiters);
	return limiters;
}

/** What was typed may be a name or a password in the wrong field: only its HMAC is stored. */
const stored = (name: LimitName, key: string): string => lookupKey(`limit ${name}`, key);

const seconds = (result: RateLimiterRes): number =>
	Math.max(1, Math.ceil(result.msBeforeNext / 1000));

async function startLock(name: LimitName, limit: Limit, key: string): Promise<number> {
	const { attempts, locks } = limitersOf(name);
	const first = limit.lockSeconds ?? limit.windowSeconds;
	const { consumedPoints } = await locks.penalty(key);
	const length = limit.lockGrows ? Math.min(longestLock, first * 2 ** (consumedPoints - 1)) : first;
	await attempts.block(key, length);
	return length;
}

/**
 * Counts an attempt and says whether it may be made. Call it before looking anything up, so that a hundred
 * attempts at once count as a hundred; after a success call `forgive` (per login, code) or `giveBack` (network).
 */
export async function consume(name: LimitName, key: string): Promise<Allowance> {
	const limit: Limit = limits[name];
	const keyed = stored(name, key);
	try {
		await limitersOf(name).attempts.consume(keyed);
		return { allowed: true, retryAfterSeconds: 0 };
	} catch (result) {
		if (!(result instanceof RateLimiterRes)) throw result;
		const isFirstRefusal = result.consumedPoints === limit.points + 1;
		return {
			allowed: false,
			retryAfterSeconds:
				limit.lockSeconds && isFirstRefusal ? await startLock(name, limit, keyed) : seconds(result),
		};
	}
}

/** The right answer was given: earlier wrong ones no longer count. How often it was locked today still does. */
export async function forgive(name: LimitName, key: string): Promise<void> {
	await limitersOf(name).attempts.delete(stored(name, key));
}

/** The right answer was given: this one attempt does not count, those of the neighbours do. */
export async function giveBack(name: LimitName, key: string): Promise<void> {
	await limitersOf(name).attempts.reward(stored(name, key));
}
