import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { pool } from "#db/client.ts";
import { seedDemo } from "#db/seed/seed.ts";
import { closeTerritoryIndex } from "#domain/territory/live-index.ts";
import { ask } from "#tests/factories/api.ts";

beforeAll(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-24T04:00:00Z") });
	await seedDemo("2026-11-24");
});

afterAll(async () => {
	vi.useRealTimers();
	await closeTerritoryIndex();
});

const slotsOf = (search: string) => ask("/api/v1/slots", { search });
const reception = "?service=inspector-reception&office=1110-4";

describe("services", () => {
	test("a sensitive one looks like any other window's", async () => {
		const { body, text } = await ask("/api/v1/services");
		const visit = body.services.find(({ id }: { id: string }) => id === "window-visit");
		expect(visit).toMatchObject({ at: "window", name: { en: "Visit by invitation" } });
		expect(text).not.toMatch(/probation|пробац|sensitive|deskKind/i);
	});

	test("a fee is a multiple of the index and tenge of today", async () => {
		await pool.query("UPDATE services SET fee_mci = 2 WHERE id = 'labour-permit-fingerprints'");
		const { body } = await ask("/api/v1/services");
		const labour = body.services.find(
			({ id }: { id: string }) => id === "labour-permit-fingerprints",
		);
		expect(labour.fee).toEqual({ mci: 2, tenge: 8650 });
	});
});

describe("slots", () => {
	test("times carry the office's offset and the beat, and no desk", async () => {
		const { body, text } = await slotsOf(`${reception}&beat=1110-17&from=2026-11-25&days=1`);
		expect(body).toMatchObject({ zone: "Asia/Almaty", from: "2026-11-25", days: 1, reason: null });
		const times = body.slots.map((slot: { start: string }) => slot.start.slice(10));
		expect(times).toContain("T18:00:00+05:00");
		for (const slot of body.slots) expect(slot.beat).toBe("1110-17");
		expect(text).not.toMatch(/desk|officer|-d\d/);
	});

	test("without a date they begin today, soonest first, none in the past", async () => {
		const { body } = await slotsOf(reception);
		expect(body).toMatchObject({ from: "2026-11-24", days: 14 });
		const starts = body.slots.map(({ start }: { start: string }) => start);
		expect(starts).toEqual([...starts].sort());
		expect(Date.parse(starts[0])).toBeGreaterThan(Date.parse("2026-11-24T04:00:00Z"));
	});

	test("the neutral window's times tell nothing else", async () => {
		const { body, text } = await slotsOf("?service=window-visit&office=1110-4&days=3");
		expect(body.slots.length).toBeGreaterThan(0);
		for (const slot of body.slots) expect(Object.keys(slot)).toEqual(["start", "end"]);
		expect(text).not.toMatch(/probation|пробац/i);
	});

	test.each([
		["a Sunday", "&from=2026-11-29&days=1&beat=1110-17", "no-hours"],
		["yesterday", "&from=2026-11-23&days=1", "too-late"],
		["next year", "&from=2027-06-01&days=1", "beyond-horizon"],
	])("%s has none, and the answer says why and what is next", async (_, search, reason) => {
		const { body } = await slotsOf(reception + search);
		expect(body).toMatchObject({ slots: [], reason });
		expect(body.next === null).toBe(reason === "beyond-horizon");
	});

	test("a holiday is closed", async () => {
		const { body } = await slotsOf("?service=window-visit&office=1110-4&from=2026-12-16&days=1");
		expect(body).toMatchObject({ slots: [], reason: "closed" });
		expect(body.next.start).toMatch(/^2026-12-17T09:00:00/);
	});

	test("what is settled online is not booked", async () => {
		const { body } = await slotsOf("?service=id-card&office=1110-4");
		expect(body).toMatchObject({ slots: [], reason: "not-bookable", next: null });
	});

	test.each<[string, number]>([
		["?office=1110-4", 400],
		["?service=inspector-reception", 400],
		[`${reception}&from=2026-02-30`, 400],
		[`${reception}&from=2026-13-01`, 400],
		[`${reception}&from=24.11.2026`, 400],
		[`${reception}&from=2026-11-24T00:00`, 400],
		[`${reception}&from=-000001-01-01`, 400],
		[`${reception}&from=9999-12-31`, 400],
		[`${reception}&days=0`, 400],
		[`${reception}&days=-3`, 400],
		[`${reception}&days=61`, 400],
		[`${reception}&days=999999999999`, 400],
		[`${reception}&days=NaN`, 400],
		[`${reception}&office=1110-5`, 400],
		["?service=nope&office=1110-4", 404],
		["?service=inspector-reception&office=1110-444", 404],
		[`${reception}&beat=1110-4444`, 404],
		[`?service=${"a".repeat(41)}&office=1110-4`, 404],
		["?service=%00&office=1110-4", 400],
	])("%s is refused with %d", async (search, status) => {
		expect((await slotsOf(search)).status).toBe(status);
	});
});
