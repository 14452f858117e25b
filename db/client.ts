import "server-only";
import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";

const keeper = globalThis as typeof globalThis & { qadamPool?: Pool };

function openPool(): Pool {
	const pool = new Pool({
		// A build has no database: nothing connects before the first query. lib/env.ts checks the address at start.
		connectionString: process.env.DATABASE_URL ?? "postgres://database-url-is-not-set.invalid/",
		max: Number(process.env.DATABASE_POOL ?? 12),
		// A web request that waits longer than this is better refused; commands for operators set 0.
		statement_timeout: Number(process.env.DATABASE_STATEMENT_TIMEOUT_MS ?? 2500),
		lock_timeout: 2000,
		idle_in_transaction_session_timeout: 10_000,
		connectionTimeoutMillis: 5000,
		application_name: "qadam",
	});
	// A connection lost while idle is replaced by the pool; without a listener it would end the process.
	pool.on("error", () => {});
	return pool;
}

/** The process's one pool, kept across the bundler's copies of this module. */
keeper.qadamPool ??= openPool();
export const pool: Pool = keeper.qadamPool;

export const db = drizzle(pool);

export type Database = typeof db;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What a query may run on: the pool, or the transaction it is part of. */
export type Queryable = Database | Transaction;
