import { parseArgs } from "node:util";
import { Client } from "pg";
import { migrateDatabase } from "#db/migrate.ts";
import { isDemoDatabase } from "./demo-region.ts";

// npm run db:reset [-- --yes]: empties the database, migrates, and loads the demo region when QADAM_DEMO is on.
const { values: options } = parseArgs({ options: { yes: { type: "boolean", default: false } } });
const url = process.env.DATABASE_URL ?? "";

async function others(client: Client): Promise<number> {
	const { rows } = await client.query<{ count: number }>(
		`SELECT count(*)::int AS count FROM pg_stat_activity
		 WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
	);
	return rows[0]?.count ?? 0;
}

async function hasTables(client: Client): Promise<boolean> {
	const { rows } = await client.query<{ present: boolean }>(
		"SELECT to_regclass('public.units') IS NOT NULL AS present",
	);
	return rows[0]?.present ?? false;
}

async function empty(): Promise<string | null> {
	const client = new Client({ connectionString: url, application_name: "qadam-reset" });
	await client.connect();
	try {
		if ((await others(client)) > 0)
			return "The portal is running on this database. Stop it first (Ctrl-C where `npm start` runs).";
		if (!options.yes && (await hasTables(client)) && !(await isDemoDatabase(url)))
			return "This database holds more than the demo. Everything in it would be lost: to do so all the same, npm run db:reset -- --yes";
		await client.query(
			`DROP SCHEMA IF EXISTS graphile_worker CASCADE;
			 DROP SCHEMA IF EXISTS drizzle CASCADE;
			 DROP SCHEMA public CASCADE;
			 CREATE SCHEMA public;`,
		);
		return null;
	} finally {
		await client.end();
	}
}

const refusal = await empty();
if (refusal) {
	console.error(`✗ ${refusal}`);
	process.exitCode = 1;
} else {
	await migrateDatabase(url);
	if (process.env.QADAM_DEMO === "1") await import("./seed.ts");
	console.log(
		"✓ The database is empty and migrated; the demo region is loaded if QADAM_DEMO is on.",
	);
}
