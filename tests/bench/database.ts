import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { startEmbedded } from "#db/embedded.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { type Running, runOnce } from "#tools/children.ts";

export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
		});
	});
}

export async function asking<Answer>(
	url: string,
	work: (client: Client) => Promise<Answer>,
): Promise<Answer> {
	const client = new Client({ connectionString: url, application_name: "qadam-bench" });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

export type BenchServer = {
	/** A database of its own with the demo region in it. */
	copyDemo(name: string): Promise<string>;
	drop(name: string): Promise<void>;
	stop(): Promise<void>;
};

const template = "bench_demo";

/** A PostgreSQL of the bench's own in a temporary folder, with the settings of the portal's: every commit is durable. */
export async function openBenchServer(
	variables: NodeJS.ProcessEnv,
	onStart: (job: Running) => void,
): Promise<BenchServer> {
	const home = mkdtempSync(join(tmpdir(), "qadam-bench-"));
	// PostgreSQL's own user must be able to enter it.
	chmodSync(home, 0o755);
	const server = await startEmbedded({
		folder: join(home, "postgres"),
		port: await freePort(),
		persistent: false,
		flags: ["-c", "synchronous_commit=on", "-c", "fsync=on", "-c", "max_connections=200"],
	});
	const administer = (statement: string) =>
		asking(server.url("postgres"), (client) => client.query(statement));
	const stop = async () => {
		await server.stop();
		rmSync(home, { recursive: true, force: true });
	};
	try {
		await administer(`CREATE DATABASE ${template}`);
		await migrateDatabase(server.url(template));
		const seeding = runOnce(
			["--conditions=react-server", "tools/seed.ts"],
			{ ...variables, DATABASE_URL: server.url(template), DATABASE_STATEMENT_TIMEOUT_MS: "0" },
			"pipe",
		);
		onStart(seeding);
		if ((await seeding.done) !== 0) throw new Error("The demo region could not be loaded.");
		await asking(server.url(template), (client) => client.query("VACUUM (ANALYZE)"));
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		copyDemo: async (name) => {
			await administer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
			return server.url(name);
		},
		drop: async (name) => void (await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
		stop,
	};
}
