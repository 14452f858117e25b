import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterAll, inject } from "vitest";

// Runs before each test file's own imports: a fresh copy of the migrated template, named in DATABASE_URL.
const server = inject("databaseServer");
const name = `test_${randomBytes(6).toString("hex")}`;

async function administer(statement: string): Promise<void> {
	const client = new Client({ connectionString: `${server}postgres` });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

await administer(`CREATE DATABASE ${name} TEMPLATE qadam_template`);
process.env.DATABASE_URL = `${server}${name}`;
process.env.DATABASE_POOL = "20";
process.env.QADAM_SECRET = "a secret for tests only, of more than thirty-two characters";

afterAll(async () => {
	const { pool } = await import("#db/client.ts");
	await pool.end();
	await administer(`DROP DATABASE ${name} WITH (FORCE)`);
});
