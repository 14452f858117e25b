import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { serverArguments } from "#tools/server-arguments.ts";
import { freePort } from "./database.ts";

// A server whose bench is killed stops with it.
const withParent = "./tools/with-parent.mjs";
const project = join(import.meta.dirname, "../..");

export type Served = { port: number; origin: string; stop(): Promise<void> };

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	child.kill("SIGTERM");
	await once(child, "exit");
}

/**
 * The built site behind its front door, as `npm start` runs it, with its log on. A proxy is trusted, so that the load
 * generator can come from as many networks as real visitors would.
 */
export async function startPortal(
	logLevel = "info",
	variables: Record<string, string> = {},
): Promise<Served> {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const child = spawn(process.execPath, ["--import", withParent, ...serverArguments], {
		cwd: project,
		stdio: ["ignore", "ignore", "inherit", "ipc"],
		env: {
			...process.env,
			QADAM_STARTER: String(process.pid),
			PORT: String(port),
			HOST: "127.0.0.1",
			PUBLIC_URL: origin,
			LOG_LEVEL: logLevel,
			TRUST_PROXY: "1",
			...variables,
		},
	});
	await Promise.race([
		once(child, "message"),
		once(child, "exit").then(([code]) => {
			throw new Error(`The site did not start: exit code ${code}.`);
		}),
	]);
	return { port, origin, stop: () => stop(child) };
}

/** `next start` in a folder of the project: no front door, Next alone. */
export async function startNext(folder: string): Promise<Served> {
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const child = spawn(
		process.execPath,
		[
			"--import",
			withParent,
			"node_modules/next/dist/bin/next",
			"start",
			folder,
			"--port",
			String(port),
		],
		{
			cwd: project,
			stdio: ["ignore", "ignore", "inherit", "ipc"],
			env: { ...process.env, QADAM_STARTER: String(process.pid) },
		},
	);
	for (let attempt = 0; attempt < 300; attempt++) {
		if (child.exitCode !== null) throw new Error(`next start ended with ${child.exitCode}.`);
		if (await fetch(origin).catch(() => null)) break;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return { port, origin, stop: () => stop(child) };
}
