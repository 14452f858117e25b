import { beforeAll, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { bookVisit } from "#tests/factories/booked-visit.ts";
import { migrationDesks, now, seedOffice } from "#tests/factories/office.ts";
import { closeBooks } from "./close-books.ts";
import { reachByUnit } from "./measure-reach.ts";

beforeAll(async () => {
	await seedOffice();
});

test("the night mends what disagrees with the visits before it publishes the month, and says how much did", async () => {
	for (let number = 0; number < 6; number++)
		await bookVisit(new Date(now.getTime() + number * 1_200_000), migrationDesks[0] ?? "");
	const january = new Date("2027-01-05T21:10:00Z");
	expect(await closeBooks(january)).toEqual({ differences: 0 });
	await pool.query("UPDATE statistics_days SET booked = 60");
	expect(await closeBooks(january)).toEqual({ differences: 1 });
	const { rows } = await pool.query("SELECT month, booked FROM statistics_months");
	expect(rows).toEqual([{ month: "2026-11", booked: 6 }]);
	// Ten past nine in the evening in UTC is tomorrow in the region.
	expect((await reachByUnit()).map(({ measuredOn }) => measuredOn)).toEqual(["2027-01-06"]);
	expect(await closeBooks(january)).toEqual({ differences: 0 });
});
