// Runs on whatever Node the machine has, before anything is installed: no dependency, no TypeScript, no new syntax.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = [20, 9];
const stamp = join(project, "node_modules/.qadam-installed");
const pinnedBinary = join(
	project,
	"node_modules/node/bin",
	process.platform === "win32" ? "node.exe" : "node",
);

export class Trouble extends Error {}

export function isNodeNewEnough(version) {
	const [major, minor] = version.split(".").map(Number);
	return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

function read(path) {
	return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function wantedStamp() {
	const hash = createHash("sha256");
	for (const file of ["package.json", "package-lock.json"]) hash.update(read(join(project, file)));
	return `${hash.digest("hex")} ${process.platform}-${process.arch}`;
}

/** Whether what lies in node_modules is what package-lock.json asks for, as npm itself noted there. */
function isInstalledByHand() {
	const noted = read(join(project, "node_modules/.package-lock.json"));
	const wanted = read(join(project, "package-lock.json"));
	if (!noted || !wanted) return false;
	const present = JSON.parse(noted).packages;
	return Object.entries(JSON.parse(wanted).packages).every(
		([path, entry]) => path === "" || entry.optional || present[path]?.version === entry.version,
	);
}

export function isInstalled() {
	if (read(stamp) === wantedStamp())
		return existsSync(pinnedBinary) || Number(process.versions.node.split(".")[0]) >= 26;
	return isInstalledByHand() && existsSync(pinnedBinary);
}

/** npm as it runs now, or the one on the PATH. */
export function npm(args, options) {
	const path = process.env.npm_execpath;
	if (path?.endsWith(".js")) return spawnSync(process.execPath, [path, ...args], options);
	return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/**
 * `npm install`, not `npm ci`: the lock file may lack another platform's binaries, and then `npm ci` refuses
 * (docs/decisions/0008). The lock file rules the versions all the same, and is left as it was.
 */
export function install() {
	if (isInstalled()) {
		if (read(stamp) !== wantedStamp()) writeFileSync(stamp, wantedStamp());
		return;
	}
	console.log(
		"· Installing packages (only when they changed; the first time takes a minute or two)",
	);
	const kept = ["package.json", "package-lock.json"].map((name) => join(project, name));
	const before = kept.map(read);
	const options = { cwd: project, stdio: ["ignore", "inherit", "inherit"] };
	const done = npm(
		["install", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
		options,
	);
	kept.forEach((path, index) => {
		if (before[index] && read(path) !== before[index]) writeFileSync(path, before[index]);
	});
	if (done.error)
		throw new Trouble(
			`npm could not be run (${done.error.message}). It comes with Node: https://nodejs.org`,
		);
	if (done.status !== 0)
		throw new Trouble(
			"`npm install` did not succeed; its own message stands above. Is the package registry within reach?",
		);
	if (!existsSync(pinnedBinary)) npm(["rebuild", "node"], options);
	pinnedNode();
	writeFileSync(stamp, wantedStamp());
}

const tryOut = () => spawnSync(pinnedBinary, ["--version"], { encoding: "utf8" });

/** Node 26 is linked to libatomic, which slim systems lack. Root on Debian or Ubuntu need not be asked. */
function installLibatomic() {
	if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
	console.log("· Installing the system's package libatomic1, which Node 26 needs");
	const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
	spawnSync("apt-get", ["update", "-qq"], options);
	spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "libatomic1"], options);
}

/** The Node that the project is written for, brought by the npm package `node`. */
export function pinnedNode() {
	let reason = "it is not there; npm may have been told to run no install scripts";
	let remedy = "npm rebuild node --ignore-scripts=false";
	if (existsSync(pinnedBinary)) {
		if (/libatomic/.test(tryOut().stderr ?? "")) installLibatomic();
		const attempt = tryOut();
		if (attempt.status === 0) return pinnedBinary;
		reason = (attempt.stderr || attempt.error?.message || "it ends at once").trim();
		if (/libatomic/.test(reason))
			remedy = "sudo apt-get install libatomic1   (or: dnf install libatomic)";
	}
	if (Number(process.versions.node.split(".")[0]) >= 26) return process.execPath;
	throw new Trouble(
		`Qadam runs on Node 26, which the npm package "node" brings, but that one does not run here:
  ${reason}
Try
  ${remedy}
or start with a Node 26 of your own (this is ${process.version}).`,
	);
}

/** Runs the pinned Node and answers its exit code. Signals are handed on; if this process dies, that one notices. */
export function runPinned(args, environment = {}) {
	return new Promise((resolve) => {
		const child = spawn(pinnedNode(), args, {
			cwd: project,
			env: { ...process.env, ...environment },
			stdio: ["inherit", "inherit", "inherit", "ipc"],
		});
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
			process.on(signal, () => child.kill(signal));
		onStarterGone(() => child.kill("SIGTERM"));
		child.on("error", (error) => {
			console.error(`✗ ${error.message}`);
			resolve(1);
		});
		child.on("exit", (code, signal) => resolve(signal ? 1 : (code ?? 1)));
	});
}

/** npm runs a script through a shell; ended by a signal, it ends that shell, and the signal goes no further. */
function onStarterGone(stop) {
	if (!process.env.npm_lifecycle_event) return;
	const starter = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === starter) return;
		clearInterval(watch);
		stop();
	}, 250);
	watch.unref();
}

/** Checks Node, installs what is missing, does `work`; a Trouble is told in its own words. */
export async function main(work) {
	try {
		if (!isNodeNewEnough(process.versions.node))
			throw new Trouble(
				`Qadam needs Node ${oldestNode.join(".")} or newer to start (it then brings its own Node 26); this is ${process.version}. See https://nodejs.org`,
			);
		install();
		process.exitCode = await work();
	} catch (error) {
		if (!(error instanceof Trouble)) throw error;
		console.error(`✗ ${error.message}`);
		process.exitCode = 1;
	}
}
