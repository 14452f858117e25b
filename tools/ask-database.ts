import { Client } from "pg";
import { knownMigrations } from "#db/migrate.ts";

// Behind npm run doctor: one line about the database.
const client = new Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
const { rows } = await client.query<{ version: string; present: boolean }>(
	"SELECT current_setting('server_version') AS version, to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS present",
);
const applied = rows[0]?.present
	? (await client.query("SELECT 1 FROM drizzle.__drizzle_migrations")).rowCount
	: 0;
await client.end();
console.log(
	`PostgreSQL ${rows[0]?.version} answers; ${applied} of ${knownMigrations()} migrations are applied`,
);
