import { migrateDatabase } from "#db/migrate.ts";
import { asVariables } from "#lib/env.ts";
import { runOnce } from "./children.ts";
import { openDatabase } from "./database.ts";
import { prepareEnvironment, Trouble } from "./prepare-environment.ts";
import { tellFailure, warn } from "./terminal.ts";

/*
 * Behind tools/run.mjs: gives a script the checked environment and the database, that of a running `npm start` if
 * there is one, and stops what it started. Scripts that work on the tables find them migrated.
 */

const [script, ...rest] = process.argv.slice(2);
const needsTables = (path: string): boolean =>
	["tools/import", "tools/account", "tools/statistics"].some((start) => path.startsWith(start));

async function run(): Promise<number> {
	if (!script) throw new Trouble("Which script? node tools/run.mjs SCRIPT [arguments]");
	const environment = prepareEnvironment();
	const database = await openDatabase(environment, `The command ${script}`, warn, true);
	try {
		if (needsTables(script)) await migrateDatabase(database.url);
		const variables: NodeJS.ProcessEnv = {
			...process.env,
			...asVariables({ ...environment, DATABASE_URL: database.url }),
			NODE_ENV: "production",
			// An operator's command may take its time.
			DATABASE_STATEMENT_TIMEOUT_MS: process.env.DATABASE_STATEMENT_TIMEOUT_MS ?? "0",
		};
		const job = runOnce(["--conditions=react-server", script, ...rest], variables, "terminal");
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
			process.on(signal, () => void job.stop());
		process.on("disconnect", () => void job.stop());
		return await job.done;
	} finally {
		await database.stop();
	}
}

try {
	process.exitCode = await run();
} catch (error) {
	tellFailure(error);
	process.exitCode = 1;
}
// The channel to the starter would keep this process alive.
process.disconnect?.();
