import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const project = join(import.meta.dirname, "../..");

/** Builds the site if nobody has; `npm test` has, and knows whether the build is stale. */
export default function setup(): void {
	const folder = process.env.NEXT_DIST_DIR ?? ".next";
	if (existsSync(join(project, folder, "BUILD_ID"))) return;
	const built = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
		cwd: project,
		stdio: "inherit",
		env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
	});
	if (built.status !== 0) throw new Error("The site could not be built: see the lines above.");
}
