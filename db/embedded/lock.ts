import { execFileSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Who uses a data folder right now. */
export type Holder = { pid: number; startedAt: string; purpose: string; address?: string };

/**
 * When process `pid` began, in whatever words the system has; null when there is none. Together with the pid it names
 * one process for ever: a pid alone is given to somebody else after a restart of the machine or the container.
 */
export function processStart(pid: number): string | null {
	try {
		if (process.platform === "linux") {
			const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
			// The third field is the state; a zombie holds nothing. The twenty-second is the start in clock ticks.
			return fields[0] === "Z" ? null : (fields[19] ?? null);
		}
		if (process.platform !== "win32") {
			const words = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
			return words.trim() || null;
		}
		process.kill(pid, 0);
		return "alive";
	} catch {
		return null;
	}
}

const path = (home: string) => join(home, "in-use.json");

/** The living process that holds the folder, or null. */
export function lockHolder(home: string): Holder | null {
	try {
		const holder = JSON.parse(readFileSync(path(home), "utf8")) as Holder;
		return processStart(holder.pid) === holder.startedAt ? holder : null;
	} catch {
		return null;
	}
}

/** Takes the folder for this process. Answers the other holder when there is one. */
export function takeLock(home: string, purpose: string): Holder | null {
	const mine = `${path(home)}.${process.pid}`;
	const startedAt = processStart(process.pid);
	writeFileSync(mine, JSON.stringify({ pid: process.pid, startedAt, purpose }));
	try {
		for (let attempt = 0; attempt < 5; attempt++) {
			try {
				// A hard link appears whole or not at all, and fails when the name is taken.
				linkSync(mine, path(home));
				return null;
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
			}
			const other = lockHolder(home);
			if (other) return other;
			clearStale(home);
		}
		return lockHolder(home);
	} finally {
		rmSync(mine, { force: true });
	}
}

/** Two processes may see the same stale lock: whoever comes second must not throw away the first one's fresh lock. */
function clearStale(home: string): void {
	const aside = `${path(home)}.${process.pid}.stale`;
	try {
		renameSync(path(home), aside);
		const moved = JSON.parse(readFileSync(aside, "utf8")) as Holder;
		if (processStart(moved.pid) === moved.startedAt) linkSync(aside, path(home));
	} catch {
		// Gone already, or unreadable: the next attempt decides.
	}
	rmSync(aside, { force: true });
}

/** Tells those who ask where this process serves. */
export function describeLock(home: string, address: string): void {
	const holder = lockHolder(home);
	if (holder?.pid === process.pid)
		writeFileSync(path(home), JSON.stringify({ ...holder, address }));
}

export function releaseLock(home: string): void {
	if (lockHolder(home)?.pid === process.pid) rmSync(path(home), { force: true });
}
