import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import journal from "#db/migrations/meta/_journal.json" with { type: "json" };

export type Readiness = {
	database: boolean;
	migrations: { known: number; applied: number };
	/** Null: the worker has never run on this database. */
	jobs: { waiting: number; oldestSeconds: number } | null;
};

async function readJobs(now: Date): Promise<Readiness["jobs"]> {
	const { rows } = await db.execute<{ there: boolean }>(
		sql`SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS there`,
	);
	if (!rows[0]?.there) return null;
	const waiting = await db.execute<{ waiting: number; oldest: number | null }>(sql`
		SELECT count(*)::int AS waiting, extract(epoch FROM ${now}::timestamptz - min(run_at))::int AS oldest
		FROM graphile_worker.jobs
		WHERE run_at <= ${now}::timestamptz AND locked_at IS NULL AND attempts < max_attempts`);
	const [row] = waiting.rows;
	return { waiting: row?.waiting ?? 0, oldestSeconds: Math.max(0, row?.oldest ?? 0) };
}

async function countApplied(): Promise<number> {
	const { rows } = await db.execute<{ there: boolean }>(
		sql`SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS there`,
	);
	if (!rows[0]?.there) return 0;
	const applied = await db.execute<{ applied: number }>(
		sql`SELECT count(*)::int AS applied FROM drizzle.__drizzle_migrations`,
	);
	return applied.rows[0]?.applied ?? 0;
}

/** Whether the database answers and is as new as this code, and how long jobs have been waiting. Never throws. */
export async function checkReadiness(now: Date): Promise<Readiness> {
	const known = journal.entries.length;
	try {
		const [applied, jobs] = await Promise.all([countApplied(), readJobs(now)]);
		return { database: true, migrations: { known, applied }, jobs };
	} catch {
		return { database: false, migrations: { known, applied: 0 }, jobs: null };
	}
}

/** More migrations than this code knows are fine: while a new release goes out, the old one still serves. */
export const isReady = ({ database, migrations }: Readiness): boolean =>
	database && migrations.applied >= migrations.known;
