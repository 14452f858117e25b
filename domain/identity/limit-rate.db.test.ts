import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pool } from "#db/client.ts";
import { consume, forgive, giveBack } from "./limit-rate.ts";

const start = new Date("2026-11-24T09:00:00Z");
const later = (seconds: number) => vi.setSystemTime(start.getTime() + seconds * 1000);

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"], now: start });
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const allowed = { allowed: true, retryAfterSeconds: 0 };

async function attempt(times: number, key: string) {
	let last = allowed;
	for (let made = 0; made < times; made++) last = await consume("find-visit-reference", key);
	return last;
}

test("ten attempts are allowed, the eleventh is refused for ten minutes", async () => {
	expect(await attempt(10, "A")).toEqual(allowed);
	expect(await attempt(1, "A")).toEqual({ allowed: false, retryAfterSeconds: 600 });
	later(599);
	expect(await attempt(1, "A")).toEqual({ allowed: false, retryAfterSeconds: 1 });
	later(601);
	expect(await attempt(1, "A")).toEqual(allowed);
});

test("trying on during a lock does not make it longer, the next lock is twice as long", async () => {
	await attempt(11, "B");
	later(300);
	expect(await attempt(30, "B")).toEqual({ allowed: false, retryAfterSeconds: 300 });
	later(601);
	expect(await attempt(11, "B")).toEqual({ allowed: false, retryAfterSeconds: 1200 });
	later(601 + 1201);
	expect(await attempt(11, "B")).toEqual({ allowed: false, retryAfterSeconds: 2400 });
});

test("a hundred attempts at once let ten through and start one lock", async () => {
	const answers = await Promise.all(
		Array.from({ length: 100 }, () => consume("find-visit-reference", "C")),
	);
	expect(answers.filter((answer) => answer.allowed)).toHaveLength(10);
	later(601);
	expect(await attempt(11, "C")).toEqual({ allowed: false, retryAfterSeconds: 1200 });
});

test("a right answer clears the wrong ones of its own key, and only those", async () => {
	await attempt(10, "D");
	await attempt(10, "E");
	await forgive("find-visit-reference", "D");
	expect(await attempt(10, "D")).toEqual(allowed);
	expect((await attempt(1, "E")).allowed).toBe(false);
});

test("a right answer gives one attempt back to the network, not all", async () => {
	for (let made = 0; made < 300; made++) await consume("find-visit-network", "village");
	await giveBack("find-visit-network", "village");
	expect(await consume("find-visit-network", "village")).toEqual(allowed);
	expect((await consume("find-visit-network", "village")).allowed).toBe(false);
});

test("what was typed does not stand in the table", async () => {
	await attempt(1, "typed-secret");
	const { rows } = await pool.query("SELECT key FROM rate_limits");
	expect(rows.length).toBeGreaterThan(0);
	expect(JSON.stringify(rows)).not.toContain("typed-secret");
});

test("when the database is away, attempts are still counted", async () => {
	vi.spyOn(pool, "query").mockImplementation(() => {
		throw new Error("the database is away");
	});
	expect(await attempt(10, "F")).toEqual(allowed);
	expect(await attempt(1, "F")).toEqual({ allowed: false, retryAfterSeconds: 600 });
});
