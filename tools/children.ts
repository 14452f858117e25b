import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { project } from "./prepare-environment.ts";
import { warn } from "./terminal.ts";

const withParent = "./tools/with-parent.mjs";
const delays = [500, 1000, 2000, 4000, 8000];

type Output = "inherit" | "pipe" | "terminal" | number;

function start(args: string[], environment: NodeJS.ProcessEnv, output: Output): ChildProcess {
	return spawn(process.execPath, ["--import", withParent, ...args], {
		cwd: project,
		env: { ...environment, QADAM_STARTER: String(process.pid) },
		// Its own group: Ctrl-C at the terminal reaches the starter alone, who then stops everything in order.
		detached: output !== "terminal",
		stdio:
			output === "terminal"
				? ["inherit", "inherit", "inherit", "ipc"]
				: ["ignore", output, output, "ipc"],
	});
}

const ended = (child: ChildProcess): Promise<number> =>
	new Promise((resolve) => {
		child.once("error", () => resolve(1));
		child.once("close", (code, signal) => resolve(signal ? 1 : (code ?? 1)));
	});

async function stop(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = ended(child);
	child.kill("SIGTERM");
	const patience = new AbortController();
	const tooLong = pause(15_000, "too long", { signal: patience.signal }).catch(() => "stopped");
	if ((await Promise.race([gone, tooLong])) === "too long") child.kill("SIGKILL");
	await gone;
	patience.abort();
}

export type Running = { stop(): Promise<void> };

/**
 * Runs a command to its end and answers its exit code: with the terminal as its own, or quietly (then it says what it
 * had to say only when it fails).
 */
export function runOnce(
	args: string[],
	environment: NodeJS.ProcessEnv,
	output: "terminal" | "pipe",
) {
	const child = start(args, environment, output);
	let stopped = false;
	const said: Buffer[] = [];
	child.stdout?.on("data", (chunk: Buffer) => said.push(chunk));
	child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
	const done = ended(child).then((code) => {
		if (code !== 0 && !stopped) process.stderr.write(Buffer.concat(said));
		return code;
	});
	return {
		done,
		stop: () => {
			stopped = true;
			return stop(child);
		},
	};
}

/**
 * Keeps a process running: one that ends by itself is started again, later each time. When it ends six times within
 * two minutes, `giveUp` is called. `output` may be an open file.
 */
export function keepRunning(
	name: string,
	args: string[],
	environment: NodeJS.ProcessEnv,
	output: Output,
	giveUp: (reason: string) => void,
): Running {
	let stopping = false;
	let child = start(args, environment, output);
	const ends: number[] = [];
	const waiting = new AbortController();
	(async () => {
		while (!stopping) {
			const code = await ended(child);
			if (stopping) return;
			ends.push(Date.now());
			const recent = ends.filter((at) => Date.now() - at < 120_000).length;
			const delay = delays[recent - 1];
			if (delay === undefined)
				return giveUp(`The ${name} ended ${recent} times within two minutes.`);
			warn(`The ${name} ended by itself (${child.signalCode ?? code}). It is started again.`);
			await pause(delay, null, { signal: waiting.signal }).catch(() => {});
			if (!stopping) child = start(args, environment, output);
		}
	})();
	return {
		stop: async () => {
			stopping = true;
			waiting.abort();
			await stop(child);
		},
	};
}
