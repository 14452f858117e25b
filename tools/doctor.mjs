// npm run doctor: what is wrong with this machine's set-up, and how to mend it. Changes nothing.
import { spawnSync } from "node:child_process";
import {
	accessSync,
	constants,
	existsSync,
	mkdirSync,
	readFileSync,
	rmdirSync,
	statfsSync,
} from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { isInstalled, isNodeNewEnough, npm, pinnedNode, project } from "./bootstrap.mjs";
import { findChromium } from "./chromium.mjs";

const ok = (words) => ({ ok: true, words });
const bad = (words, remedy) => ({ ok: false, words, remedy });
const note = (words, remedy) => ({ ok: true, words, remedy });

const dataFolder = resolve(project, process.env.DATA_DIR || ".data");

function node() {
	return isNodeNewEnough(process.versions.node)
		? ok(`Node ${process.version} is enough to start`)
		: bad(`Node ${process.version} is too old`, "Install Node 20.9 or newer: https://nodejs.org");
}

function npmItself() {
	const answer = npm(["--version"], { encoding: "utf8" });
	return answer.status === 0
		? ok(`npm ${answer.stdout.trim()}`)
		: bad("npm cannot be run", "It comes with Node: https://nodejs.org");
}

function packages() {
	return isInstalled()
		? ok("The packages are installed as package-lock.json says")
		: bad(
				"The packages are missing or of other versions",
				"npm start installs them; or: npm install",
			);
}

function node26() {
	try {
		const { stdout } = spawnSync(pinnedNode(), ["--version"], { encoding: "utf8" });
		return ok(`The project's own Node ${stdout.trim()} runs here`);
	} catch (error) {
		return bad("The project's own Node 26 does not run", error.message);
	}
}

/** Asks lib/env.ts, which names every mistake. */
function environment() {
	const script = `import { prepareEnvironment } from "./tools/prepare-environment.ts";
	try { prepareEnvironment() } catch (error) { console.error(error.message); process.exitCode = 1 }`;
	const answer = pinned(["--input-type=module", "-e", script]);
	return answer.status === 0
		? ok("The environment and the time zone data are right")
		: bad("The environment is wrong", answer.stderr.trim());
}

function pinned(args) {
	return spawnSync(pinnedNode(), args, { cwd: project, encoding: "utf8", timeout: 60_000 });
}

function disk() {
	const space = statfsSync(project);
	const gigabytes = (space.bavail * space.bsize) / 1e9;
	return gigabytes > 2
		? ok(`${gigabytes.toFixed(0)} GB of disk are free`)
		: bad(
				`Only ${gigabytes.toFixed(1)} GB of disk are free`,
				"Packages, build and database take about 2 GB: make room.",
			);
}

function permissions() {
	const closed = [
		project,
		dataFolder,
		join(project, "node_modules"),
		join(project, ".next"),
	].filter((folder) => {
		if (!existsSync(folder)) return false;
		try {
			accessSync(folder, constants.W_OK);
			return false;
		} catch {
			return true;
		}
	});
	return closed.length === 0
		? ok("The folders can be written to")
		: bad(
				`You may not write to ${closed.join(", ")}`,
				`They belong to somebody else: sudo chown -R "$(id -un)" ${closed.join(" ")}`,
			);
}

async function port() {
	const wanted = Number(process.env.PORT || 3000);
	const isFree = await new Promise((answer) => {
		const probe = createServer();
		probe.on("error", () => answer(false));
		probe.listen(wanted, "127.0.0.1", () => probe.close(() => answer(true)));
	});
	return isFree
		? ok(`Port ${wanted} is free`)
		: note(
				`Port ${wanted} is in use`,
				"Perhaps by npm start itself; else the next free one is taken.",
			);
}

function database() {
	const isNew = !existsSync(join(dataFolder, "postgres.json"));
	if (!process.env.DATABASE_URL && isNew)
		return ok(`There is no database in ${dataFolder} yet; npm start makes one`);
	const answer = pinned(["--conditions=react-server", "tools/command.ts", "tools/ask-database.ts"]);
	const words = answer.stdout.trim().split("\n").at(-1);
	return answer.status === 0
		? ok(words)
		: bad("The database cannot be used", (answer.stderr || answer.stdout).trim());
}

function build() {
	const script = `import { isBuildFresh } from "./tools/build.ts"; process.exitCode = isBuildFresh() ? 0 : 1`;
	return pinned(["--input-type=module", "-e", script]).status === 0
		? ok("The built pages are those of the sources")
		: note("The pages are not built from the present sources", "npm start builds them.");
}

function chromium() {
	const path = findChromium();
	return path
		? ok(`Chromium for the tests: ${path}`)
		: note("There is no Chromium", "npm test installs one.");
}

function locale() {
	const encoding = process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || "";
	return /utf-?8/i.test(encoding) || process.platform === "win32"
		? ok(`The terminal writes UTF-8 (${encoding || "Windows"})`)
		: note("The terminal may not show Kazakh and Russian letters", "export LANG=C.UTF-8");
}

function sharedMemory() {
	if (process.platform !== "linux" || !existsSync("/dev/shm"))
		return ok("Shared memory is the system's affair");
	const probe = join("/dev/shm", `qadam-doctor-${process.pid}`);
	try {
		mkdirSync(probe);
		rmdirSync(probe);
		return ok("Shared memory is there for PostgreSQL");
	} catch {
		return bad(
			"/dev/shm cannot be written to, and PostgreSQL needs it",
			"mount -o remount,mode=1777 /dev/shm",
		);
	}
}

function clone() {
	if (!existsSync(join(project, ".git")))
		return note("This is no git clone", "Contributing needs one.");
	const hooks = spawnSync("git", ["config", "core.hooksPath"], {
		cwd: project,
		encoding: "utf8",
	}).stdout.trim();
	const conflict = /^(<{7}|>{7})/m.test(readFileSync(join(project, "package-lock.json"), "utf8"));
	if (conflict)
		return bad(
			"package-lock.json holds an unresolved merge",
			"git checkout --theirs package-lock.json, then npm install",
		);
	return ok(
		hooks
			? `A git clone; its hooks are those of ${hooks}`
			: "A git clone; no hook is needed, npm run check says it all",
	);
}

const checks = [
	node,
	npmItself,
	packages,
	node26,
	environment,
	disk,
	permissions,
	sharedMemory,
	port,
	database,
	build,
	chromium,
	locale,
	clone,
];
let wrong = 0;
for (const check of checks) {
	let finding;
	try {
		finding = await check();
	} catch (error) {
		finding = bad(`${check.name} could not be looked into`, error.message);
	}
	if (!finding.ok) wrong++;
	console.log(`${finding.ok ? "✓" : "✗"} ${finding.words}`);
	if (finding.remedy)
		for (const line of finding.remedy.split("\n")) console.log(`    ${line.trim()}`);
}
console.log(wrong === 0 ? "Nothing is wrong." : `${wrong} to mend.`);
process.exitCode = wrong === 0 ? 0 : 1;
