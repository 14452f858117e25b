import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../database.ts";
import { tell } from "../report.ts";

// `npm start` until the first byte of the home page: in an empty folder, and again.

const project = join(import.meta.dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "qadam-bench-start-"));
chmodSync(folder, 0o755);

/** Seconds from the command to the home page's first byte; it is stopped again after that. */
async function start(): Promise<number> {
	const port = await freePort();
	const { DATABASE_URL: _, ...environment } = process.env;
	const begun = performance.now();
	const child = spawn(
		process.execPath,
		["--import", "./tools/with-parent.mjs", "tools/start.mjs"],
		{
			cwd: project,
			stdio: ["ignore", "ignore", "inherit", "ipc"],
			env: {
				...environment,
				QADAM_STARTER: String(process.pid),
				DATA_DIR: folder,
				PORT: String(port),
				LOG_LEVEL: "warn",
			},
		},
	);
	const ended = once(child, "exit");
	try {
		while (child.exitCode === null) {
			const answer = await fetch(`http://localhost:${port}/kk`).catch(() => null);
			await answer?.body?.cancel();
			if (answer?.ok) return (performance.now() - begun) / 1000;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		throw new Error(`npm start ended with ${child.exitCode}.`);
	} finally {
		child.kill("SIGTERM");
		await ended;
	}
}

try {
	const words =
		"tools/start.mjs until the home page's first byte, pages built, embedded PostgreSQL";
	tell(
		"start.first",
		await start(),
		"s",
		`${words}, in an empty data folder: makes the database and loads the demo`,
	);
	tell(
		"start.second",
		await start(),
		"s",
		`${words}, with what the first start left; to be under 10 s; beside start.first`,
	);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
