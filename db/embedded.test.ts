import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, expect, test } from "vitest";
import { FolderInUse, openEmbedded, runningEmbedded } from "./embedded.ts";

const folder = mkdtempSync(join(tmpdir(), "qadam-embedded-"));
chmodSync(folder, 0o755);
const told: string[] = [];
const open = () => openEmbedded(folder, "a test", (line) => told.push(line));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, statement: string): Promise<unknown[]> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query({ text: statement, rowMode: "array" })).rows.flat();
	} finally {
		await client.end();
	}
}

/** Another process that opens the folder and is killed without a chance to stop anything. */
async function openAndBeKilled(): Promise<void> {
	const script = `
		import { openEmbedded } from "./db/embedded.ts";
		const server = await openEmbedded(${JSON.stringify(folder)}, "a process that is killed", () => {});
		console.log("open");
		setInterval(() => {}, 1000);`;
	const other: ChildProcess = spawn(process.execPath, ["--input-type=module", "-e", script], {
		cwd: join(import.meta.dirname, ".."),
		stdio: ["ignore", "pipe", "inherit"],
	});
	await new Promise((resolve) => other.stdout?.once("data", resolve));
	const gone = new Promise((resolve) => other.once("exit", resolve));
	other.kill("SIGKILL");
	await gone;
}

test("what was written is there after a stop, and the password is for its owner's eyes", async () => {
	const server = await open();
	await ask(server.url("postgres"), "CREATE TABLE kept (word text)");
	await ask(server.url("postgres"), "INSERT INTO kept VALUES ('stays')");
	expect(await ask(server.url("postgres"), "SHOW synchronous_commit")).toEqual(["on"]);
	expect(await ask(server.url("postgres"), "SHOW listen_addresses")).toEqual(["127.0.0.1"]);
	await server.stop();
	expect(statSync(join(folder, "postgres.json")).mode & 0o077).toBe(0);

	const again = await open();
	expect(await ask(again.url("postgres"), "SELECT word FROM kept")).toEqual(["stays"]);
	expect(again.url("x")).toBe(server.url("x"));
	await again.stop();
});

test("nobody gets in with another password", async () => {
	const server = await open();
	const address = new URL(server.url("postgres"));
	address.password = "guessed";
	await expect(ask(address.href, "SELECT 1")).rejects.toThrow("password authentication failed");
	await server.stop();
});

test("a folder in use is refused, and who uses it is told", async () => {
	const server = await open();
	server.tellAddress("http://localhost:3000");
	await expect(open()).rejects.toThrow(FolderInUse);
	expect(runningEmbedded(folder)?.holder).toMatchObject({
		pid: process.pid,
		address: "http://localhost:3000",
	});
	await server.stop();
	expect(runningEmbedded(folder)).toBeNull();
});

test("a server left behind by a killed process is stopped, and its data is there", async () => {
	await openAndBeKilled();
	told.length = 0;
	const server = await open();
	expect(told.join()).toContain("left over from an earlier run");
	expect(await ask(server.url("postgres"), "SELECT word FROM kept")).toEqual(["stays"]);
	await server.stop();
});

test("a server that is killed under way comes back on the same port with its data", async () => {
	const server = await open();
	const [pid] = readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n");
	process.kill(Number(pid), "SIGKILL");
	for (let attempt = 0; attempt < 100; attempt++) {
		const answer = await ask(server.url("postgres"), "SELECT word FROM kept").catch(() => null);
		if (answer) break;
		await pause(100);
	}
	expect(await ask(server.url("postgres"), "SELECT word FROM kept")).toEqual(["stays"]);
	await server.stop();
});

test("a lost password is replaced without losing data", async () => {
	rmSync(join(folder, "postgres.json"));
	const server = await open();
	expect(await ask(server.url("postgres"), "SELECT word FROM kept")).toEqual(["stays"]);
	await server.stop();
});

test("a half-made data folder is put aside and made anew", async () => {
	renameSync(join(folder, "postgres/global/pg_control"), join(folder, "pg_control"));
	told.length = 0;
	const server = await open();
	expect(told.join()).toContain("incomplete");
	expect(await ask(server.url("postgres"), "SELECT to_regclass('kept')")).toEqual([null]);
	await server.stop();
});
