import { afterAll, beforeAll, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import type { MultiPolygon } from "#db/schema/columns.ts";
import { beats, offices, settlements, units } from "#db/schema/territory.ts";
import { closeTerritoryIndex, type TerritoryIndex, territoryIndex } from "./live-index.ts";
import { locateBeats } from "./point-index.ts";

const square = (west: number, south: number, east: number, north: number): MultiPolygon => [
	[
		[
			[west, south],
			[east, south],
			[east, north],
			[west, north],
			[west, south],
		],
	],
];
const text = { kk: "x", ru: "x", en: "x" };
const beat = { unitId: "1110", officeId: "1110-1", synthetic: true };

beforeAll(async () => {
	await db.insert(units).values({
		id: "1110",
		kind: "city",
		name: text,
		boundary: square(69, 53, 70, 54),
		areaKm2: 1,
	});
	await db.insert(settlements).values({
		id: 1,
		unitId: "1110",
		kind: "village",
		nameRu: "Степное",
		lon: 69.75,
		lat: 53.5,
	});
	await db.insert(offices).values({
		id: "1110-1",
		unitId: "1110",
		settlementId: 1,
		number: 1,
		address: text,
		lon: 69.5,
		lat: 53.5,
		phone: "+70000010001",
		access: { stepFree: null, accessibleToilet: null, parking: null, hearingLoop: null },
		synthetic: true,
	});
	await db
		.insert(beats)
		.values({ ...beat, id: "1110-1", number: 1, boundary: square(69, 53, 70, 54) });
});
afterAll(closeTerritoryIndex);

/** Waits for an index that answers so; each read in between must still get a whole one. */
async function waitFor(isRight: (index: TerritoryIndex) => boolean): Promise<TerritoryIndex> {
	for (let attempt = 0; attempt < 100; attempt++) {
		const index = await territoryIndex();
		expect(locateBeats(index.points, 69.25, 53.5)).toEqual(["1110-1"]);
		if (isRight(index)) return index;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error("the index never changed");
}
const eastern = (index: TerritoryIndex) => locateBeats(index.points, 69.75, 53.5);

test("the index is loaded once, however many ask together", async () => {
	const all = await Promise.all(Array.from({ length: 20 }, territoryIndex));
	expect(new Set(all).size).toBe(1);
	expect(all[0]?.settlementBeats.get(1)).toEqual(["1110-1"]);
});

test("changed borders and a new beat answer without a restart, and never half of them", async () => {
	await db.transaction(async (transaction) => {
		await transaction.update(beats).set({ boundary: square(69, 53, 69.5, 54) });
		await transaction
			.insert(beats)
			.values({ ...beat, id: "1110-2", number: 2, boundary: square(69.5, 53, 70, 54) });
	});
	const index = await waitFor((found) => eastern(found).includes("1110-2"));
	expect(eastern(index)).toEqual(["1110-2"]);
	expect(index.settlementBeats.get(1)).toEqual(["1110-2"]);
	expect(index.beatSettlements.get("1110-2")).toEqual([1]);
	expect(index.beatSettlements.get("1110-1")).toBeUndefined();
});

test("a removed beat is gone, also when several changes follow each other quickly", async () => {
	for (let population = 1; population < 20; population++)
		await db.update(beats).set({ population });
	await pool.query("DELETE FROM beats WHERE id = '1110-2'");
	await waitFor((index) => eastern(index).length === 0);
});

test("changes made while the connection was lost are seen after it is back", async () => {
	await pool.query(
		"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'qadam-listen' AND datname = current_database()",
	);
	await db
		.insert(beats)
		.values({ ...beat, id: "1110-3", number: 3, boundary: square(69.5, 53, 70, 54) });
	await waitFor((index) => eastern(index).includes("1110-3"));
});
