import { spawnSync } from "node:child_process";
import {
	chownSync,
	existsSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { makeFolderFor, type Programs, program, type SystemUser } from "./binaries.ts";

type Say = (line: string) => void;
export type Cluster = { folder: string; programs: Programs; user: SystemUser };

export const superuser = "qadam";

// Nothing of the caller's PG* or locale settings may reach the server; TZ keeps initdb from asking the system.
const cleanEnvironment = {
	NODE_ENV: process.env.NODE_ENV,
	PATH: process.env.PATH ?? "/usr/bin:/bin",
	LC_ALL: "C",
	TZ: "UTC",
};
// The server's own user may not be able to enter the folder that npm was called in.
export const asServer = (user: SystemUser) => ({ ...user, cwd: "/", env: cleanEnvironment });

/**
 * Makes the data folder when there is none. It is made beside and renamed when complete, so that a folder named
 * `postgres` was never left half-made by a kill in the middle.
 */
export function initialise(cluster: Cluster, password: string, durable: boolean, say: Say): void {
	const { folder, programs, user } = cluster;
	const home = dirname(folder);
	const name = folder.slice(home.length + 1);
	for (const entry of readdirSync(home))
		if (entry.startsWith(`${name}.unfinished`))
			rmSync(join(home, entry), { recursive: true, force: true });
	if (existsSync(join(folder, "PG_VERSION")) && existsSync(join(folder, "global/pg_control"))) {
		checkVersion(folder, programs);
		return;
	}
	if (existsSync(folder) && readdirSync(folder).length > 0) {
		const aside = `${folder}.incomplete-${Date.now()}`;
		say(`The data folder is incomplete. It is put aside as ${aside}, and a new one is made.`);
		renameSync(folder, aside);
	} else rmSync(folder, { recursive: true, force: true });

	const fresh = `${folder}.unfinished-${process.pid}`;
	makeFolderFor(user, fresh);
	const passwordFile = join(home, `password.unfinished-${process.pid}`);
	writeFileSync(passwordFile, password, { mode: 0o600 });
	if (user) chownSync(passwordFile, user.uid, user.gid);
	try {
		const made = spawnSync(
			program(programs, "initdb"),
			[
				`--pgdata=${fresh}`,
				`--username=${superuser}`,
				`--pwfile=${passwordFile}`,
				"--auth=scram-sha-256",
				"--encoding=UTF8",
				"--locale-provider=icu",
				"--icu-locale=und",
				"--locale=C",
				"--data-checksums",
				...(durable ? [] : ["--no-sync"]),
			],
			{ ...asServer(user), encoding: "utf8" },
		);
		if (made.status !== 0)
			throw new Error(`initdb did not succeed: ${made.error?.message ?? made.stderr.trim()}`);
	} finally {
		rmSync(passwordFile, { force: true });
	}
	renameSync(fresh, folder);
}

function checkVersion(folder: string, programs: Programs): void {
	const found = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
	const needed = programs.version.split(".")[0];
	if (found !== needed)
		throw new Error(
			`The data in ${folder} is of PostgreSQL ${found}; this version brings PostgreSQL ${needed}. docs/operations.md, "Upgrade", says how to carry it over.`,
		);
}

/** Gives the superuser a new password without knowing the old one, as the owner of the data may. */
export function replacePassword(cluster: Cluster, password: string): void {
	const statement = `ALTER ROLE ${superuser} PASSWORD '${password}';\n`;
	const done = spawnSync(
		program(cluster.programs, "postgres"),
		["--single", "-D", cluster.folder, "-c", "exit_on_error=true", "postgres"],
		{ ...asServer(cluster.user), input: statement, encoding: "utf8" },
	);
	if (done.status !== 0)
		throw new Error(`The database password could not be renewed: ${done.stderr}`);
}
