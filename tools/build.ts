import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Running, runOnce } from "./children.ts";
import { project, Trouble } from "./prepare-environment.ts";

// What a page is made of. Migrations, seeds, the server and the worker are read as they are when they start.
const sources = [
	"{app,domain,ui,lib,messages,enhance,public}/**/*",
	"db/*.ts",
	"db/schema/**/*.ts",
	"*.config.{ts,mjs}",
	"tsconfig.json",
	"package-lock.json",
];

function fingerprint(): string {
	const hash = createHash("sha256").update(process.version);
	const entries = globSync(sources, { cwd: project, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	for (const path of paths) hash.update(path.slice(project.length)).update(readFileSync(path));
	return hash.digest("hex");
}

const folder = () => join(project, process.env.NEXT_DIST_DIR ?? ".next");
const stamp = () => join(folder(), "qadam-build");

/** Whether .next holds the pages of the present sources. */
export function isBuildFresh(): boolean {
	if (!existsSync(join(folder(), "BUILD_ID")) || !existsSync(stamp())) return false;
	return readFileSync(stamp(), "utf8") === fingerprint();
}

/** Builds the pages. Throws when that does not succeed; its messages are shown then. */
export async function buildPages(environment: NodeJS.ProcessEnv, onStart: (job: Running) => void) {
	// What changes while it builds must count as changed.
	const before = fingerprint();
	const job = runOnce(
		["node_modules/next/dist/bin/next", "build"],
		{ ...environment, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
		"pipe",
	);
	onStart(job);
	if ((await job.done) !== 0)
		throw new Trouble("The build did not succeed; its own message stands above.");
	writeFileSync(stamp(), before);
}
