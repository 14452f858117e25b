import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { migrateDatabase } from "#db/migrate.ts";
import { asVariables, type Environment } from "#lib/env.ts";
import { buildPages, isBuildFresh } from "./build.ts";
import { keepRunning, type Running, runOnce } from "./children.ts";
import { type OpenDatabase, openDatabase } from "./database.ts";
import { needsDemo } from "./demo-region.ts";
import { nextFreePort } from "./free-port.ts";
import { prepareEnvironment, project, Trouble } from "./prepare-environment.ts";
import { serverArguments } from "./server-arguments.ts";
import { say, step, tellFailure, warn } from "./terminal.ts";

/*
 * `npm start`, on the pinned Node: environment → database → migrations → demo region → build → server and worker.
 * A start is stopped from the last to the first: server, worker, database.
 */

const { values: options } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
const running: Running[] = [];
let stopping: Promise<void> | null = null;

/** Stops everything, the last started first, and ends this process. Asked twice, it is done once. */
function stop(exitCode: number): Promise<void> {
	stopping ??= (async () => {
		if (exitCode === 0) say("Stopping");
		for (const part of running.reverse()) await part.stop().catch(tellFailure);
		process.exit(exitCode);
	})();
	return stopping;
}

/** A step that fails while everything is being stopped has only noticed that. */
async function fail(error: unknown): Promise<void> {
	if (!stopping) tellFailure(error);
	await stop(1);
}

async function loadDemo(variables: NodeJS.ProcessEnv): Promise<void> {
	const job = runOnce(
		["--conditions=react-server", "tools/seed.ts"],
		{ ...variables, DATABASE_STATEMENT_TIMEOUT_MS: "0" },
		"pipe",
	);
	running.push(job);
	if ((await job.done) !== 0)
		throw new Trouble("Loading the demo region did not succeed; its own message stands above.");
}

/** What the demo shows of today. Nobody waits for it, and without it all else works. */
function refreshDemo(variables: NodeJS.ProcessEnv): void {
	const job = runOnce(
		["--conditions=react-server", "tools/refresh-demo.ts"],
		{ ...variables, DATABASE_STATEMENT_TIMEOUT_MS: "0" },
		"pipe",
	);
	running.push(job);
	void job.done;
}

async function prepareDatabase(
	database: OpenDatabase,
	variables: NodeJS.ProcessEnv,
	isDemo: boolean,
) {
	await step(
		() => migrateDatabase(database.url),
		() => "Migrations",
	);
	if (!isDemo || !(await needsDemo(database.url))) return;
	say("Loading the demo region");
	await step(
		() => loadDemo(variables),
		() => "The demo region is loaded",
	);
}

async function buildIfStale(variables: NodeJS.ProcessEnv): Promise<void> {
	if (options.dev || isBuildFresh()) return;
	say("Building the pages (only when the sources changed)");
	await step(
		() => buildPages(variables, (job) => running.push(job)),
		() => "The pages are built",
	);
}

async function waitUntilServing(environment: Environment): Promise<void> {
	const host = ["0.0.0.0", "::"].includes(environment.HOST) ? "127.0.0.1" : environment.HOST;
	const address = `http://${host.includes(":") ? `[${host}]` : host}:${environment.PORT}/api/health/live`;
	for (let attempt = 0; attempt < 600 && !stopping; attempt++) {
		// Any answer will do: whether all is well is what /api/health/ready says.
		if (await fetch(address).catch(() => null)) return;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	if (!stopping) throw new Trouble("The server does not answer. Its own messages stand above.");
}

async function tellAddress(environment: Environment): Promise<void> {
	console.log(`\n  ${environment.PUBLIC_URL}\n`);
	if (environment.QADAM_DEMO) {
		const { demoAccounts } = await import("#db/seed/accounts.ts");
		console.log(
			`  Staff sign in at ${environment.PUBLIC_URL}/ru/staff. Invented people of this demo:`,
		);
		for (const account of demoAccounts)
			console.log(`    ${account.login.padEnd(12)} ${account.password}   ${account.role}`);
		console.log("");
		const { isInboxOpen } = await import("#domain/notifications/open-gateways.ts");
		if (isInboxOpen(asVariables(environment)))
			console.log(`  Messages to residents: ${environment.PUBLIC_URL}/ru/dev/messages\n`);
	}
	say("Ctrl-C stops it.");
}

/** In a terminal the portal's log goes to a file, so that the address stays in sight; elsewhere to the output. */
function openLog(folder: string): "inherit" | number {
	if (!process.stdout.isTTY || options.dev) return "inherit";
	const path = join(folder, "portal.log");
	say(`The log is written to ${path}`);
	return openSync(path, "a", 0o600);
}

async function launch(): Promise<void> {
	const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
	console.log(`Qadam ${version}`);
	const checked = prepareEnvironment();
	const database = await step(
		() => openDatabase(checked, "npm start", warn, false),
		(opened) => opened.description,
	);
	running.push(database);
	database.lost?.then((error) => fail(new Trouble(error.message)));
	const port = await nextFreePort(checked.PORT, checked.HOST);
	if (port !== checked.PORT)
		warn(`Port ${checked.PORT} is in use by another program. Port ${port} is taken instead.`);
	const environment = {
		...checked,
		PORT: port,
		PUBLIC_URL: process.env.PUBLIC_URL?.trim() ? checked.PUBLIC_URL : `http://localhost:${port}`,
	};
	const variables: NodeJS.ProcessEnv = {
		...process.env,
		...asVariables({ ...environment, DATABASE_URL: database.url }),
		NODE_ENV: options.dev ? "development" : "production",
		NEXT_TELEMETRY_DISABLED: "1",
	};
	// The build asks no database: both go on at once.
	await Promise.all([
		prepareDatabase(database, variables, environment.QADAM_DEMO),
		buildIfStale(variables),
	]);
	if (stopping) return;
	const log = openLog(environment.DATA_DIR);
	const giveUp = (reason: string) => void fail(new Trouble(reason));
	running.push(
		keepRunning(
			"worker",
			["--conditions=react-server", "worker/main.ts"],
			{ ...variables, DATABASE_STATEMENT_TIMEOUT_MS: "60000", DATABASE_POOL: "4" },
			log,
			giveUp,
		),
	);
	// With --dev the same server shows pages as Next's development server makes them.
	running.push(keepRunning("server", serverArguments, variables, log, giveUp));
	await waitUntilServing(environment);
	if (stopping) return;
	if (environment.QADAM_DEMO) refreshDemo(variables);
	database.tellAddress?.(environment.PUBLIC_URL);
	await tellAddress(environment);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
	process.on(signal, () => void stop(0));
process.on("disconnect", () => void stop(0));
launch().catch(fail);
