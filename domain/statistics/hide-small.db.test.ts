import { beforeAll, beforeEach, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { statisticsDays, statisticsHidden } from "#db/schema/statistics.ts";
import { seedOffice } from "#tests/factories/office.ts";
import { hideSmall } from "./hide-small.ts";
import { leadEdges, serviceEdges, waitEdges } from "./measures.ts";

/** October is over, and with it no quarter but the third. */
const now = new Date("2026-11-24T04:00:00Z");

type Day = typeof statisticsDays.$inferInsert;
const day = (date: string, officeId: string, booked: number, changes: Partial<Day> = {}): Day => ({
	...{ day: date, officeId, deskKind: "migration", serviceId: "fingerprints" },
	...{ booked, served: booked, waitCount: booked, serviceCount: booked, asked: booked },
	leadBins: leadEdges.map(() => 0).concat(0),
	waitBins: waitEdges.map(() => 0).concat(0),
	serviceBins: serviceEdges.map(() => 0).concat(0),
	rated5: booked,
	...changes,
});

const hiddenOf = async (base: string): Promise<string[]> => {
	const rows = await db.select().from(statisticsHidden);
	return rows
		.filter((row) => row.base === base)
		.map(({ period, place, subject, why }) => `${period} ${place} ${subject}: ${why}`)
		.sort();
};
const night = async (...days: Day[]): Promise<void> => {
	if (days.length > 0) await db.insert(statisticsDays).values(days);
	await hideSmall(now);
};

beforeAll(seedOffice);
beforeEach(() => pool.query("TRUNCATE statistics_days, statistics_months, statistics_hidden"));

test("an office with three visits is hidden, and with it the one whose figure would give it away", async () => {
	await night(day("2026-10-05", "1110-4", 20), day("2026-10-06", "1110-5", 3));
	expect(await hiddenOf("visits")).toEqual([
		"2026-10 office:1110-4 all: difference",
		"2026-10 office:1110-4 kind:migration: difference",
		"2026-10 office:1110-5 all: few",
		"2026-10 office:1110-5 kind:migration: few",
	]);
});

test("days add up to their month, and months to their quarter once that is over", async () => {
	await night(
		day("2026-07-06", "1110-4", 2),
		day("2026-07-07", "1110-4", 4),
		day("2026-08-06", "1110-4", 3),
		day("2026-09-06", "1110-4", 30),
	);
	const hidden = await hiddenOf("visits");
	expect(hidden).toContain("2026-08 region all: few");
	// July, September and August's three are the quarter: it would give these away.
	expect(hidden).toContain("2026-Q3 region all: difference");
	expect(hidden.filter((cell) => /^2026-0[79]/.test(cell))).toEqual([]);
});

test("months that are not over, and quarters that are not, are not decided on", async () => {
	await night(day("2026-11-05", "1110-4", 3), day("2026-10-05", "1110-4", 3));
	expect((await hiddenOf("visits")).filter((cell) => !cell.startsWith("2026-10 "))).toEqual([]);
});

test("probation is a world of its own and is in no sum of the police", async () => {
	await night(
		day("2026-10-05", "1110-4", 20),
		day("2026-10-05", "1110-4", 2, { deskKind: "probation", serviceId: "window-visit" }),
	);
	expect(await hiddenOf("visits")).toEqual(
		["office:1110-4", "region", "unit:1110"].flatMap((place) =>
			["all-probation", "kind:probation"]
				.concat(place.startsWith("office") ? [] : "service:window-visit")
				.map((subject) => `2026-10 ${place} ${subject}: few`),
		),
	);
});

test("those who answered, who were asked, who waited and who came are each looked at", async () => {
	await night(day("2026-10-05", "1110-4", 50, { rated5: 4, waitCount: 50, serviceCount: 2 }));
	expect(await hiddenOf("visits")).toEqual([]);
	expect(await hiddenOf("waits")).toContain("2026-10 region all: few");
	expect(await hiddenOf("answers")).toContain("2026-10 region all: few");
	await pool.query("TRUNCATE statistics_days");
	await night(day("2026-10-05", "1110-4", 3, { rated5: 0 }));
	expect(await hiddenOf("answers")).toContain("2026-10 region all: few");
});

test("a night replaces what the one before decided, together with the published months", async () => {
	await night(day("2026-10-05", "1110-4", 3));
	expect((await hiddenOf("visits")).length).toBeGreaterThan(0);
	await night(day("2026-10-06", "1110-4", 30));
	expect(await hiddenOf("visits")).toEqual([]);
	const { rows } = await pool.query("SELECT month, booked FROM statistics_months");
	expect(rows).toEqual([{ month: "2026-10", booked: 33 }]);
});
