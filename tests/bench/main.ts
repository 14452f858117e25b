import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildPages, isBuildFresh } from "#tools/build.ts";
import { type Running, runOnce } from "#tools/children.ts";
import { type BenchServer, openBenchServer } from "./database.ts";

/*
 * npm run bench [-- --quick] [-- PART…]: measures the parts one after the other. Each runs in a process of its own,
 * on a copy of the demo region in a PostgreSQL of the bench's own. Figures: one line of JSON each on stdout.
 * See docs/benchmarks.md.
 */

/** Each with the seconds it may take; one that takes longer is stopped, and the others go on. */
const parts = {
	point: 120,
	search: 240,
	slots: 180,
	contention: 150,
	reoffer: 120,
	pages: 240,
	bookings: 120,
	queue: 300,
	"statistics-roll-up": 420,
	users: 90,
	weight: 90,
	phone: 240,
	lighthouse: 600,
	start: 240,
	export: 180,
	statistics: 7200,
};
type Part = keyof typeof parts;
const needsPages: Part[] = [
	"point",
	"pages",
	"bookings",
	"queue",
	"users",
	"weight",
	"phone",
	"lighthouse",
	"start",
];
/** Only when it is asked for by name: it makes ten million people first. */
const onDemand: Part[] = ["statistics"];
/** What a quick run leaves out: they take their time however small they are made. */
const notQuick: Part[] = ["lighthouse", "start"];

const isPart = (name: string): name is Part => name in parts;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const { values: options, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		quick: { type: "boolean", default: false },
		/** Take the pages as they were built last, although the sources have changed since. */
		"as-built": { type: "boolean", default: false },
	},
});

const running = new Set<{ stop(): Promise<void> }>();
let server: BenchServer | null = null;
let stopping: Promise<void> | null = null;

/** Stops what runs, throws the database away, and ends. Asked twice, it is done once. */
function stop(exitCode: number): Promise<void> {
	stopping ??= (async () => {
		for (const part of running) await part.stop().catch(() => {});
		await server?.stop().catch(() => {});
		process.exit(exitCode);
	})();
	return stopping;
}

const keep = (job: Running): void => void running.add(job);

async function measure(part: Part, variables: NodeJS.ProcessEnv): Promise<boolean> {
	if (!server) return false;
	say(`\n${part}`);
	const name = `bench_${part.replaceAll("-", "_")}`;
	const url = await server.copyDemo(name);
	const job = runOnce(
		["--conditions=react-server", join("tests/bench/parts", `${part}.ts`)],
		{ ...variables, DATABASE_URL: url },
		"terminal",
	);
	running.add(job);
	const seconds = parts[part] * (options.quick ? 0.5 : 1);
	const patience = setTimeout(() => {
		say(`  ${part} takes longer than ${seconds} s: it is stopped.`);
		void job.stop();
	}, seconds * 1000);
	const code = await job.done;
	clearTimeout(patience);
	running.delete(job);
	if (!stopping) await server.drop(name);
	return code === 0;
}

async function run(): Promise<number> {
	const unknown = positionals.filter((name) => !isPart(name));
	if (unknown.length > 0) {
		say(`There is no part ${unknown.join(", ")}. Parts: ${Object.keys(parts).join(", ")}.`);
		return 2;
	}
	const all = Object.keys(parts).filter(isPart);
	const chosen = all.filter((part) =>
		positionals.length > 0
			? positionals.includes(part)
			: !onDemand.includes(part) && !(options.quick && notQuick.includes(part)),
	);
	const variables: NodeJS.ProcessEnv = {
		...process.env,
		NODE_ENV: "production",
		NEXT_TELEMETRY_DISABLED: "1",
		QADAM_SECRET: randomBytes(48).toString("base64url"),
		QADAM_DEMO: "1",
		BENCH_QUICK: options.quick ? "1" : "0",
	};
	const wantsPages = chosen.some((part) => needsPages.includes(part));
	if (wantsPages && !options["as-built"] && !isBuildFresh()) {
		say("Building the pages");
		await buildPages(variables, keep);
	}
	say("Preparing a database with the demo region");
	server = await openBenchServer(variables, keep);
	let failed = 0;
	for (const part of chosen) if (!stopping && !(await measure(part, variables))) failed++;
	return failed > 0 ? 1 : 0;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
	process.on(signal, () => void stop(130));
process.on("disconnect", () => void stop(130));
run().then(stop, (error) => {
	process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
	return stop(1);
});
