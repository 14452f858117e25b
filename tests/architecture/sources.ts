import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const project = join(import.meta.dirname, "../..");
const rooms = "{app,domain,db,ui,lib,server,worker,tools,tests,enhance,public/enhance}";

/** Every source file of the project with its text, by its path. */
export function sourceFiles(): Map<string, string> {
	const paths = globSync(`${rooms}/**/*.{ts,tsx,mjs,js}`, { cwd: project }).sort();
	return new Map(paths.map((path) => [path, readFileSync(join(project, path), "utf8")]));
}

export const readJson = (path: string): unknown =>
	JSON.parse(readFileSync(join(project, path), "utf8"));
