// The steps that `npm run check` and `npm test` are made of. Each answers how much of it passed and failed.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pinnedNode, project } from "./bootstrap.mjs";

const reports = join(project, ".cache/reports");

/** Runs a program of node_modules on the pinned Node. `show`: its output goes to the terminal as it comes. */
export function run(args, { show = false, environment = {} } = {}) {
	return new Promise((resolve) => {
		const child = spawn(pinnedNode(), args, {
			cwd: project,
			env: { ...process.env, ...environment },
			stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
		});
		let output = "";
		child.stdout?.on("data", (chunk) => {
			output += chunk;
		});
		child.stderr?.on("data", (chunk) => {
			output += chunk;
		});
		child.on("error", (error) => resolve({ code: 1, output: error.message }));
		child.on("close", (code) => resolve({ code: code ?? 1, output }));
	});
}

const bin = {
	biome: "node_modules/@biomejs/biome/bin/biome",
	tsc: "node_modules/typescript/bin/tsc",
	depcruise: "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
	knip: "node_modules/knip/bin/knip.js",
	vitest: "node_modules/vitest/vitest.mjs",
	playwright: "node_modules/@playwright/test/cli.js",
};

const one = (ok, output) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, output });
const plain = (args) => async () => {
	const { code, output } = await run(args);
	return one(code === 0, output);
};

export const rooms = [
	"app",
	"domain",
	"db",
	"ui",
	"lib",
	"server",
	"worker",
	"tools",
	"tests",
	"enhance",
];

/** dependency-cruiser reads nothing, and is content, when it finds no compiler it knows: the count must be there. */
async function boundaries() {
	const present = rooms.filter((room) => existsSync(join(project, room)));
	const { code, output } = await run([
		bin.depcruise,
		"--config",
		".dependency-cruiser.cjs",
		"--output-type",
		"err-long",
		...present,
	]);
	const modules = Number(
		/\((\d+) modules,/.exec(output)?.[1] ?? /(\d+) modules,/.exec(output)?.[1] ?? 0,
	);
	if (modules === 0)
		return one(
			false,
			`dependency-cruiser has read no module at all. Is @swc/core installed?\n${output}`,
		);
	return { ...one(code === 0, output), note: `${modules} modules` };
}

function readReport(path) {
	try {
		return JSON.parse(readFileSync(path, "utf8"));
	} catch {
		return null;
	}
}

/** One project of vitest.config.ts; its tests are counted one by one. */
const vitest = (name) => async () => {
	const report = join(reports, `${name}.json`);
	rmSync(report, { force: true });
	const { code } = await run(
		[
			bin.vitest,
			"run",
			"--project",
			name,
			"--passWithNoTests",
			"--reporter=default",
			"--reporter=json",
			`--outputFile.json=${report}`,
		],
		{ show: true, environment: { NODE_ENV: "test", FORCE_COLOR: process.env.FORCE_COLOR ?? "0" } },
	);
	const result = readReport(report);
	const passed = result?.numPassedTests ?? 0;
	const failed = result?.numFailedTests ?? 0;
	// A file that cannot even be read has no tests to count, yet something has failed.
	return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
};

/** The journeys in Chromium, against a start of its own (playwright.config.ts). */
async function endToEnd(environment) {
	const report = join(reports, "e2e.json");
	rmSync(report, { force: true });
	const { code } = await run([bin.playwright, "test", "--pass-with-no-tests"], {
		show: true,
		environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
	});
	const stats = readReport(report)?.stats;
	const passed = (stats?.expected ?? 0) + (stats?.flaky ?? 0);
	const failed = stats?.unexpected ?? 0;
	return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

export const checkSteps = [
	["format and lint", plain([bin.biome, "ci", "--colors=off", "."])],
	["types", plain([bin.tsc, "--noEmit"])],
	["boundaries", boundaries],
	["dead code", plain([bin.knip, "--no-progress"])],
	["unit tests", vitest("unit")],
];

export const testSteps = [
	...checkSteps,
	["database tests", vitest("database")],
	["build", plain(["tools/build-pages.ts"])],
	["site tests", vitest("site")],
];

export const endToEndStep = (environment) => ["end-to-end tests", () => endToEnd(environment)];

/** Runs the steps one after the other, the failing ones too, and answers the sums. */
export async function runSteps(steps) {
	mkdirSync(reports, { recursive: true });
	const sums = { passed: 0, failed: 0 };
	for (const [name, work] of steps) {
		const begun = Date.now();
		const { passed, failed, output, note } = await work().catch((error) =>
			one(false, String(error?.stack ?? error)),
		);
		sums.passed += passed;
		sums.failed += failed;
		if (failed > 0 && output) console.log(output.trimEnd());
		const counts = failed > 0 ? `${passed} passed, ${failed} failed` : (note ?? `${passed} passed`);
		console.log(
			`${failed > 0 ? "✗" : "✓"} ${name}: ${counts} (${((Date.now() - begun) / 1000).toFixed(1)} s)`,
		);
	}
	return sums;
}
