import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#db/embedded.ts";
import { migrateDatabase } from "#db/migrate.ts";

declare module "vitest" {
	interface ProvidedContext {
		databaseServer: string;
	}
}

async function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
		});
	});
}

/** One PostgreSQL for the run; `qadam_template` is migrated once and copied for each test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const home = mkdtempSync(join(tmpdir(), "qadam-test-"));
	chmodSync(home, 0o755);
	const folder = join(home, "postgres");
	const server = await startEmbedded({
		folder,
		port: await freePort(),
		persistent: false,
		// A test run's data need not survive a power cut. max_connections: races use many.
		flags: ["-c", "fsync=off", "-c", "max_connections=400"],
	});
	const admin = new Client({ connectionString: server.url("postgres") });
	await admin.connect();
	await admin.query("CREATE DATABASE qadam_template");
	await admin.end();
	await migrateDatabase(server.url("qadam_template"));
	project.provide("databaseServer", server.url(""));
	return async () => {
		await server.stop();
		rmSync(home, { recursive: true, force: true });
	};
}
