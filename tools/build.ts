import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "./prepare-environment.ts";

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

/** Notes that .next was just built from the sources as they were at `before`. */
export function markBuilt(before: string): void {
	writeFileSync(stamp(), before);
}

export { fingerprint };
