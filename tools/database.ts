import { Client } from "pg";
import { FolderInUse, openEmbedded, type PortalServer, runningEmbedded } from "#db/embedded.ts";
import type { Environment } from "#lib/env.ts";
import { Trouble } from "./prepare-environment.ts";

export type OpenDatabase = {
	url: string;
	/** "PostgreSQL 18.4, embedded" */
	description: string;
	stop(): Promise<void>;
} & Partial<Pick<PortalServer, "lost" | "tellAddress">>;
type Say = (line: string) => void;

const oldestServer = 150_000;

async function asking<Answer>(
	url: string,
	work: (client: Client) => Promise<Answer>,
): Promise<Answer> {
	const client = new Client({
		connectionString: url,
		connectionTimeoutMillis: 5000,
		application_name: "qadam-start",
	});
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

/** What every server must have, ours or the operator's. Answers its version. */
async function examine(url: string): Promise<string> {
	return asking(url, async (client) => {
		const { rows } = await client.query<{
			number: string;
			version: string;
			gist: boolean;
			hours: string;
		}>(
			`SELECT current_setting('server_version_num') AS number,
			        current_setting('server_version') AS version,
			        EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'btree_gist') AS gist,
			        extract(hour FROM timestamptz '2026-07-01 00:00Z' AT TIME ZONE 'Asia/Almaty')::text AS hours`,
		);
		const [server] = rows;
		if (!server) throw new Error("The server answers nothing.");
		const problems = [
			Number(server.number) < oldestServer &&
				`The server is PostgreSQL ${server.version}; 15 or newer is needed.`,
			!server.gist &&
				"The server lacks the extension btree_gist: install the package postgresql-contrib there.",
			server.hours !== "5" &&
				"The server's time zone data is older than 2024a (Asia/Almaty must be UTC+5): update its tzdata.",
		].filter((problem) => problem !== false);
		if (problems.length > 0) throw new Trouble(problems.join("\n  "));
		return server.version.split(" ")[0] ?? "";
	});
}

const withoutPassword = (address: string): string => {
	const url = new URL(address);
	return `${url.hostname}:${url.port || 5432}${url.pathname}`;
};

/** Connects to DATABASE_URL, and says in plain words why that does not work. */
async function openOwn(url: string): Promise<OpenDatabase> {
	try {
		const version = await examine(url);
		return {
			url,
			description: `PostgreSQL ${version} at ${withoutPassword(url)}`,
			stop: async () => {},
		};
	} catch (error) {
		if (error instanceof Trouble) throw error;
		const { code, message } = error as { code?: string; message: string };
		const reasons: Record<string, string> = {
			ECONNREFUSED: "nobody listens there. Is the server running, and is the port right?",
			ENOTFOUND: "there is no such host.",
			EAI_AGAIN: "the host's name could not be resolved.",
			"28P01": "the password is wrong.",
			"28000": "this user may not connect (pg_hba.conf).",
			"3D000": "there is no such database: make it with `createdb`.",
		};
		throw new Trouble(
			`DATABASE_URL: ${withoutPassword(url)} cannot be used: ${reasons[code ?? ""] ?? message}`,
		);
	}
}

async function withDatabase(server: { url(database: string): string }): Promise<string> {
	await asking(server.url("postgres"), async (client) => {
		const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'qadam'");
		if (!rowCount) await client.query("CREATE DATABASE qadam");
	});
	return server.url("qadam");
}

/**
 * The database for `purpose`. `share`: when another process of the portal already runs the embedded one, use that
 * instead of refusing.
 */
export async function openDatabase(
	environment: Environment,
	purpose: string,
	say: Say,
	share: boolean,
): Promise<OpenDatabase> {
	if (environment.DATABASE_URL) return openOwn(environment.DATABASE_URL);
	const running = runningEmbedded(environment.DATA_DIR);
	if (running && share) {
		const url = running.url("qadam");
		const version = await examine(url);
		return {
			url,
			description: `PostgreSQL ${version} of ${running.holder.purpose}`,
			stop: async () => {},
		};
	}
	try {
		const server = await openEmbedded(environment.DATA_DIR, purpose, say);
		try {
			const url = await withDatabase(server);
			const version = await examine(url);
			return { ...server, url, description: `PostgreSQL ${version}, embedded` };
		} catch (error) {
			await server.stop();
			throw error;
		}
	} catch (error) {
		if (!(error instanceof FolderInUse)) throw error;
		const where = error.holder.address ? ` It serves ${error.holder.address}.` : "";
		throw new Trouble(
			`${error.message}${where} Stop it first, or give this start another folder: DATA_DIR=.data-2 npm start`,
		);
	}
}
