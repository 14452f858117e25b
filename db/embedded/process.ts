import { spawn, spawnSync } from "node:child_process";
import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
	readlinkSync,
	rmSync,
	statSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { program } from "./binaries.ts";
import { asServer, type Cluster } from "./data-folder.ts";
import { processStart } from "./lock.ts";

type Say = (line: string) => void;
export type Postmaster = { pid: number; exited: Promise<void> };

/** The process that postmaster.pid names, when it lives and really serves this folder. */
function livePostmaster(folder: string): number | null {
	const file = join(folder, "postmaster.pid");
	if (!existsSync(file)) return null;
	const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
	if (!(pid > 0) || processStart(pid) === null) return null;
	try {
		// PostgreSQL works in its data folder; after a restart of the machine the number may be somebody else's.
		if (process.platform === "linux")
			return readlinkSync(`/proc/${pid}/cwd`) === folder ? pid : null;
	} catch {
		return null;
	}
	const words = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
	return words.stdout?.includes(folder) ? pid : null;
}

/** Ends what an earlier run left behind on this folder: its server, or the trace of one. */
export async function clearLeftovers(cluster: Cluster, say: Say): Promise<void> {
	const pid = livePostmaster(cluster.folder);
	if (pid !== null) {
		say(`A PostgreSQL left over from an earlier run (process ${pid}) is stopped first.`);
		await stopPostmaster(cluster, pid);
	}
	// PostgreSQL trusts this file's number whenever any process of the same user has it.
	rmSync(join(cluster.folder, "postmaster.pid"), { force: true });
}

/** Starts the server on `port` and waits until it accepts connections. Null: the port is taken. */
export async function startPostmaster(
	cluster: Cluster,
	port: number,
	flags: string[],
	logFile: string,
	say: Say,
): Promise<Postmaster | null> {
	const { folder, programs, user } = cluster;
	for (let attempt = 0; ; attempt++) {
		mkdirSync(dirname(logFile), { recursive: true });
		const tooLong = existsSync(logFile) && statSync(logFile).size > 10_000_000;
		const from = tooLong || !existsSync(logFile) ? 0 : statSync(logFile).size;
		const log = openSync(logFile, tooLong ? "w" : "a", 0o600);
		const server = spawn(
			program(programs, "postgres"),
			["-D", folder, "-p", String(port), ...flags],
			{
				...asServer(user),
				// Its own process group: Ctrl-C at the terminal is for the one who stops everything in order.
				detached: true,
				stdio: ["ignore", log, log],
			},
		);
		closeSync(log);
		let ended: string | null = null;
		const exited = new Promise<void>((resolve) => server.once("exit", () => resolve()));
		server.on("error", (error) => {
			ended = error.message;
		});
		server.on("exit", (code, signal) => {
			ended ??= `it ended with ${signal ?? code}`;
		});
		server.unref();
		const begun = Date.now();
		let told = false;
		while (ended === null) {
			if (server.pid && isReady(folder, server.pid)) return { pid: server.pid, exited };
			if (!told && Date.now() - begun > 5000) {
				say("PostgreSQL is putting its data in order after an abrupt end; this may take a while.");
				told = true;
			}
			await pause(25);
		}
		const words = existsSync(logFile) ? readFileSync(logFile).subarray(from).toString("utf8") : "";
		if (/could not bind|Address already in use/i.test(words)) return null;
		// Workers of a server that was killed need a moment to notice that it is gone.
		if (/is still in use|lock file .* already exists/i.test(words) && attempt < 40) {
			await pause(250);
			continue;
		}
		const reason = words.split("\n").filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line));
		throw new Error(
			`PostgreSQL did not start: ${ended}. ${reason.slice(-3).join(" ")} The whole story is in ${logFile}.`,
		);
	}
}

/** The eighth line of postmaster.pid is "ready" once connections are accepted. */
function isReady(folder: string, pid: number): boolean {
	try {
		const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
		return Number(lines[0]) === pid && lines[7]?.trim() === "ready";
	} catch {
		return false;
	}
}

/** Stops a server: open transactions are rolled back, everything committed stays. */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
	const began = processStart(pid);
	if (began === null) return;
	if (process.platform === "win32") {
		spawnSync(program(cluster.programs, "pg_ctl"), ["stop", "-m", "fast", "-D", cluster.folder]);
		return;
	}
	const patience = [
		["SIGINT", 30_000],
		["SIGQUIT", 10_000],
		["SIGKILL", 5_000],
	] as const;
	for (const [signal, wait] of patience) {
		try {
			process.kill(pid, signal);
		} catch {
			return;
		}
		const until = Date.now() + wait;
		while (Date.now() < until) {
			if (processStart(pid) !== began) return;
			await pause(20);
		}
	}
}
