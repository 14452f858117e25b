import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, Socket } from "node:net";
import { join } from "node:path";
import { databaseUser, knownHome, reachableHome, reachablePrograms } from "./embedded/binaries.ts";
import { type Cluster, initialise, replacePassword, superuser } from "./embedded/data-folder.ts";
import { describeLock, type Holder, lockHolder, releaseLock, takeLock } from "./embedded/lock.ts";
import {
	clearLeftovers,
	type Postmaster,
	startPostmaster,
	stopPostmaster,
} from "./embedded/process.ts";

export type EmbeddedServer = { url(database: string): string; stop(): Promise<void> };
export type PortalServer = EmbeddedServer & {
	/** Kept when a server that ended by itself could not be brought back. */
	lost: Promise<Error>;
	/** Notes where the portal is served, for whoever finds the folder in use. */
	tellAddress(address: string): void;
};
type Say = (line: string) => void;

/** Somebody else uses the data folder. */
export class FolderInUse extends Error {
	readonly holder: Holder;
	constructor(folder: string, holder: Holder) {
		super(`${holder.purpose} (process ${holder.pid}) already uses ${folder}.`);
		this.holder = holder;
	}
}

const addressOf = (port: number, password: string) => (database: string) =>
	`postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;

// Only this machine, only over TCP: a socket file in /tmp would be one more thing to be left over.
const always = [
	"listen_addresses=127.0.0.1",
	"unix_socket_directories=",
	"timezone=UTC",
	"log_timezone=UTC",
];
const durably = ["synchronous_commit=on", "fsync=on", "full_page_writes=on"];
const asFlags = (settings: string[]) => settings.flatMap((setting) => ["-c", setting]);

/** A PostgreSQL 18 of one's own in `folder`, for tests: not locked, its password not kept. */
export async function startEmbedded(options: {
	folder: string;
	port: number;
	flags?: string[];
	persistent?: boolean;
}): Promise<EmbeddedServer> {
	const persistent = options.persistent ?? true;
	const user = databaseUser(options.folder);
	const cluster = { folder: options.folder, user, programs: reachablePrograms(user, () => {}) };
	const password = randomBytes(18).toString("hex");
	const isNew = !existsSync(join(cluster.folder, "PG_VERSION"));
	initialise(cluster, password, persistent, () => {});
	if (!isNew) {
		await clearLeftovers(cluster, () => {});
		replacePassword(cluster, password);
	}
	const flags = [...asFlags(always), ...(options.flags ?? [])];
	const postmaster = await startPostmaster(
		cluster,
		options.port,
		flags,
		`${cluster.folder}.log`,
		() => {},
	);
	if (postmaster === null) throw new Error(`Port ${options.port} is taken.`);
	const guard = persistent ? null : guardOf(postmaster.pid, cluster.folder);
	return {
		url: addressOf(options.port, password),
		stop: async () => {
			guard?.kill("SIGKILL");
			await stopPostmaster(cluster, postmaster.pid);
			if (!persistent) rmSync(cluster.folder, { recursive: true, force: true });
		},
	};
}

/** Ends a server of no lasting worth when this process is killed: its end of the pipe closes, and the shell reads on. */
function guardOf(pid: number, folder: string) {
	const orders = 'read -r _; kill -QUIT "$1"; sleep 1; rm -rf "$2"';
	const guard = spawn("/bin/sh", ["-c", orders, "sh", String(pid), folder], {
		detached: true,
		stdio: ["pipe", "ignore", "ignore"],
	});
	guard.unref();
	if (guard.stdin instanceof Socket) guard.stdin.unref();
	return guard;
}

type Kept = { password: string; port: number };

function readKept(file: string): Kept | null {
	try {
		const kept = JSON.parse(readFileSync(file, "utf8")) as Kept;
		return /^[0-9a-f]{24,}$/.test(kept.password) ? kept : null;
	} catch {
		return null;
	}
}

/** Where a server that another process runs on this data folder answers; null when none does. */
export function runningEmbedded(
	dataFolder: string,
): { holder: Holder; url: EmbeddedServer["url"] } | null {
	const holder = lockHolder(knownHome(dataFolder));
	const kept = readKept(join(dataFolder, "postgres.json"));
	return holder && kept ? { holder, url: addressOf(kept.port, kept.password) } : null;
}

/**
 * The portal's own database, with its data kept in `dataFolder`. What an earlier run left behind (a server without
 * a parent, a half-made folder, a crash) is put right. Throws FolderInUse when another process uses the folder.
 * A server that ends by itself is started again on the same port; `lost` is kept when that does not help.
 */
export async function openEmbedded(
	dataFolder: string,
	purpose: string,
	say: Say,
): Promise<PortalServer> {
	mkdirSync(dataFolder, { recursive: true });
	const user = databaseUser(join(knownHome(dataFolder), "postgres"));
	const home = reachableHome(user, dataFolder, say);
	const holder = takeLock(home, purpose);
	if (holder) throw new FolderInUse(dataFolder, holder);
	try {
		const cluster: Cluster = {
			folder: join(home, "postgres"),
			user,
			programs: reachablePrograms(user, say),
		};
		const file = join(dataFolder, "postgres.json");
		const kept = readKept(file);
		const password = kept?.password ?? randomBytes(24).toString("hex");
		const isNew = !existsSync(join(cluster.folder, "PG_VERSION"));
		initialise(cluster, password, true, say);
		await clearLeftovers(cluster, say);
		if (!kept && !isNew) replacePassword(cluster, password);

		const start = (port: number) => {
			writeFileSync(file, JSON.stringify({ password, port } satisfies Kept), { mode: 0o600 });
			const flags = asFlags([...always, ...durably]);
			return startPostmaster(cluster, port, flags, join(dataFolder, "postgres.log"), say);
		};
		for (let attempt = 0; attempt < 5; attempt++) {
			const port = await freePort(attempt === 0 ? kept?.port : undefined);
			const postmaster = await start(port);
			if (postmaster === null) continue;
			const keeper = keepRunning(postmaster, () => start(port), say);
			return {
				url: addressOf(port, password),
				lost: keeper.lost,
				tellAddress: (address) => describeLock(home, address),
				stop: async () => {
					await stopPostmaster(cluster, keeper.stopping());
					releaseLock(home);
				},
			};
		}
		throw new Error("No free port was found for PostgreSQL.");
	} catch (error) {
		releaseLock(home);
		throw error;
	}
}

/** Starts the server again when it ends unasked, five times within ten minutes at most. */
function keepRunning(first: Postmaster, restart: () => Promise<Postmaster | null>, say: Say) {
	let pid = first.pid;
	let stopped = false;
	const ends: number[] = [];
	async function watch(postmaster: Postmaster): Promise<Error> {
		await postmaster.exited;
		// Only a server that nobody stopped is started again.
		if (stopped) return new Promise(() => {});
		ends.push(Date.now());
		if (ends.filter((at) => Date.now() - at < 600_000).length > 5)
			return new Error("PostgreSQL ends again and again.");
		say("PostgreSQL ended by itself. It is started again.");
		try {
			const next = await restart();
			if (next === null) return new Error("PostgreSQL's port was taken by another program.");
			pid = next.pid;
			return watch(next);
		} catch (error) {
			return error instanceof Error ? error : new Error(String(error));
		}
	}
	return {
		lost: watch(first),
		stopping: () => {
			stopped = true;
			return pid;
		},
	};
}

/** `wanted` when nobody listens on it, else one that the system gives. */
function freePort(wanted = 0): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.on("error", () => (wanted ? resolve(freePort()) : reject(new Error("No free port."))));
		probe.listen(wanted, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === "object" && address ? address.port : wanted));
		});
	});
}
