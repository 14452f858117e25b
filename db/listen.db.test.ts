import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { pool } from "#db/client.ts";
import { listenToPublicChanges, publicTopics } from "#db/listen.ts";

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
	await stop?.();
	stop = undefined;
});

test("a committed change is heard by its topic, an unknown topic is not", async () => {
	const heard: string[] = [];
	stop = await listenToPublicChanges((topic) => heard.push(topic));
	await pool.query("SELECT pg_notify('public_change', 'weather')");
	await pool.query("SELECT pg_notify('public_change', 'territory')");
	await vi.waitFor(() => expect(heard).toEqual(["territory"]));
});

test("after a lost connection every topic is reported once, and changes are heard again", async () => {
	const heard: string[] = [];
	const states: boolean[] = [];
	stop = await listenToPublicChanges(
		(topic) => heard.push(topic),
		(listening) => states.push(listening),
	);
	await pool.query(
		"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'qadam-listen' AND datname = current_database()",
	);
	await vi.waitFor(() => expect(states).toEqual([true, false, true]), { timeout: 5000 });
	expect(heard).toEqual([...publicTopics]);
	await pool.query("SELECT pg_notify('public_change', 'services')");
	await vi.waitFor(() => expect(heard.at(-1)).toBe("services"));
});

test("nothing is heard after it was stopped", async () => {
	const heard: string[] = [];
	const stopNow = await listenToPublicChanges((topic) => heard.push(topic));
	await stopNow();
	await pool.query("SELECT pg_notify('public_change', 'services')");
	await wait(100);
	expect(heard).toEqual([]);
});

test("an unreachable database does not keep the caller waiting for ever", async () => {
	const address = process.env.DATABASE_URL;
	process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:1/none";
	try {
		const states: boolean[] = [];
		stop = await listenToPublicChanges(
			() => {},
			(listening) => states.push(listening),
		);
		expect(states).toEqual([false]);
	} finally {
		process.env.DATABASE_URL = address;
	}
});
