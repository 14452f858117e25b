import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Logger, runMigrations } from "graphile-worker";
import { Client } from "pg";

/** What goes wrong is thrown; the rest nobody needs to read. */
const quiet = new Logger(() => () => {});
const folder = join(import.meta.dirname, "migrations");

/**
 * Brings the database to the newest schema, the job queue's too: a change enqueues its jobs in its own transaction, and
 * must be able to before any worker has run. Two processes that start together wait for each other.
 */
export async function migrateDatabase(url: string): Promise<void> {
	const client = new Client({ connectionString: url, application_name: "qadam-migrate" });
	await client.connect();
	try {
		await client.query("SELECT pg_advisory_lock(hashtext('qadam-migrate'))");
		await migrate(drizzle(client), { migrationsFolder: folder });
		await runMigrations({ connectionString: url, logger: quiet });
	} finally {
		await client.end();
	}
}

/** How many migrations this code knows; the database must have as many applied to be ready. */
export function knownMigrations(): number {
	const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8"));
	return journal.entries.length;
}
