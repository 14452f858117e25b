import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { statisticsChips, statisticsDays, statisticsHidden } from "#db/schema/statistics.ts";
import { officer } from "#tests/factories/actors.ts";
import { seedOffice } from "#tests/factories/office.ts";
import type { FigureTable } from "./figure-table.ts";
import { comparedTo, type Filter, parseFilter, wholeQuarters } from "./filter.ts";
import { leadEdges, type Measure, serviceEdges, waitEdges } from "./measures.ts";
import { publishMonths } from "./publish-months.ts";
import { tabulate } from "./tabulate.ts";
import { tabulateBins, tabulateChips } from "./tabulate-parts.ts";

const now = new Date("2026-11-22T12:00:00Z");
const leadership = officer.leadership();

const binsOf = (length: number, at: number, count: number): number[] =>
	Array.from({ length }, (_, bin) => (bin === at ? count : 0));

type Day = typeof statisticsDays.$inferInsert;

/** A day on which `count` people came, waited `wait` minutes and rated 5. */
function dayOf(day: string, officeId: string, count: number, changes: Partial<Day> = {}): Day {
	const wait = 18;
	return {
		day,
		officeId,
		deskKind: "inspector",
		serviceId: "reception",
		booked: count,
		served: count,
		leadCount: count,
		leadDays: count * 2,
		leadBins: binsOf(leadEdges.length + 1, 2, count),
		waitCount: count,
		waitMinutes: count * wait,
		waitSquares: count * wait ** 2,
		waitBins: binsOf(waitEdges.length + 1, 3, count),
		serviceCount: count,
		serviceMinutes: count * 10,
		serviceSquares: count * 100,
		serviceBins: binsOf(serviceEdges.length + 1, 1, count),
		asked: count * 2,
		rated5: count,
		...changes,
	};
}

const publish = () => db.transaction((transaction) => publishMonths(transaction, now));

const filterOf = async (fields: Record<string, string>): Promise<Filter> =>
	(await parseFilter(leadership, fields, now)).filter;

const cellOf = (table: FigureTable, key: string, measure: Measure) =>
	table.rows.find((row) => row.key === key)?.cells[table.measures.indexOf(measure)];

const countsOf = (table: FigureTable, measure: Measure): number[] =>
	table.rows.map((row) => {
		const cell = row.cells[table.measures.indexOf(measure)];
		return cell && "n" in cell ? cell.n : 0;
	});

beforeAll(async () => {
	await seedOffice();
	await db
		.insert(statisticsDays)
		.values([
			dayOf("2026-07-01", "1110-4", 20),
			dayOf("2026-07-31", "1110-4", 11, { serviceId: "", booked: 0, served: 0, walkIns: 11 }),
			dayOf("2026-08-03", "1110-4", 30),
			dayOf("2026-09-30", "1110-4", 40),
			dayOf("2026-08-15", "1110-5", 50, { deskKind: "migration", serviceId: "fingerprints" }),
			dayOf("2026-10-10", "1110-5", 3),
			dayOf("2026-11-10", "1110-4", 70),
			dayOf("2026-08-15", "1110-4", 99, { deskKind: "probation", serviceId: "window-visit" }),
		]);
	await db.insert(statisticsChips).values([
		{
			day: "2026-08-03",
			officeId: "1110-4",
			deskKind: "inspector",
			serviceId: "reception",
			chip: "clear",
			times: 6,
		},
		{
			day: "2026-08-15",
			officeId: "1110-4",
			deskKind: "probation",
			serviceId: "window-visit",
			chip: "rude",
			times: 9,
		},
	]);
	await publish();
});

describe("figures", () => {
	test("of a range are the sum of its months, of the region the sum of its offices", async () => {
		const filter = await filterOf({ from: "2026-07", to: "2026-09" });
		const [whole, months, offices] = await Promise.all(
			(["range", "month", "office"] as const).map((rowsAre) =>
				tabulate(leadership, filter, rowsAre, ["visits", "wait-mean", "satisfied"], now),
			),
		);
		if (!whole || !months || !offices) throw new Error("No tables.");
		for (const measure of ["visits", "wait-mean", "satisfied"] as const)
			for (const table of [months, offices])
				expect(countsOf(table, measure).reduce((sum, n) => sum + n, 0)).toBe(
					countsOf(whole, measure)[0],
				);
		expect(countsOf(whole, "visits")).toEqual([151]);
		expect(countsOf(months, "visits")).toEqual([31, 80, 40]);
	});

	test("say what they were counted from", async () => {
		const filter = await filterOf({ from: "2026-08", to: "2026-08", office: "1110-4" });
		const table = await tabulate(
			leadership,
			filter,
			"range",
			["wait-mean", "wait-median", "wait-long", "satisfied", "response-rate", "visits"],
			now,
		);
		expect(table.rows[0]?.cells).toMatchObject([
			{ kind: "mean", n: 30, value: 18 },
			{ kind: "quantile", n: 30, atMost: 20 },
			{ kind: "share", count: 0, n: 30 },
			{ kind: "share", count: 30, n: 30, value: 1 },
			{ kind: "share", count: 30, n: 60, value: 0.5 },
			{ kind: "count", n: 30 },
		]);
		expect(table.asOf).toEqual(now);
	});

	test("of a month that is not over are not published, and an empty month has none yet", async () => {
		const filter = await filterOf({ from: "2026-06", to: "2026-10", office: "1110-4" });
		const table = await tabulate(
			leadership,
			{ ...filter, to: "2026-11" },
			"month",
			["visits"],
			now,
		);
		expect(cellOf(table, "2026-06", "visits")).toEqual({ kind: "hidden", why: "none" });
		expect(cellOf(table, "2026-10", "visits")).toEqual({ kind: "hidden", why: "none" });
		expect(cellOf(table, "2026-11", "visits")).toEqual({ kind: "hidden", why: "none" });
	});

	test("of fewer than five are never shown, whatever the night decided", async () => {
		const filter = await filterOf({ from: "2026-10", to: "2026-10", office: "1110-5" });
		const table = await tabulate(leadership, filter, "range", ["visits", "satisfied"], now);
		expect(table.rows[0]?.cells).toEqual([
			{ kind: "hidden", why: "few" },
			{ kind: "hidden", why: "few" },
		]);
		expect(JSON.stringify(table.rows)).not.toContain("3");
	});

	test("of bars add up to everybody, and every thing to be named has a row", async () => {
		const filter = await filterOf({ from: "2026-08", to: "2026-08" });
		const bars = await tabulateBins(leadership, filter, "wait", now);
		expect(bars.rows).toHaveLength(waitEdges.length + 1);
		expect(bars.rows[3]?.cells[0]).toMatchObject({ kind: "share", count: 80, n: 80 });
		const chips = await tabulateChips(leadership, filter, now);
		expect(cellOf(chips, "clear", "chip-part")).toMatchObject({ count: 6, n: 80 });
		expect(cellOf(chips, "rude", "chip-part")).toMatchObject({ count: 0, n: 80 });
	});
});

describe("what is hidden", () => {
	test("hides each range that it is part of, of its own base alone", async () => {
		await db.insert(statisticsHidden).values({
			base: "answers",
			period: "2026-08",
			place: "office:1110-4",
			subject: "all",
			why: "difference",
		});
		const measures: Measure[] = ["visits", "satisfied"];
		const filter = await filterOf({ from: "2026-07", to: "2026-08", office: "1110-4" });
		const range = await tabulate(leadership, filter, "range", measures, now);
		const months = await tabulate(leadership, filter, "month", measures, now);
		const quarter = await tabulate(
			leadership,
			{ ...filter, to: "2026-09" },
			"range",
			measures,
			now,
		);
		expect(cellOf(range, "range", "satisfied")).toEqual({ kind: "hidden", why: "difference" });
		expect(cellOf(range, "range", "visits")).toMatchObject({ n: 61 });
		expect(cellOf(months, "2026-08", "satisfied")).toEqual({ kind: "hidden", why: "difference" });
		expect(cellOf(months, "2026-07", "satisfied")).toMatchObject({ n: 31 });
		expect(cellOf(quarter, "range", "satisfied")).toMatchObject({ n: 101 });
		const others = await tabulate(
			leadership,
			{ ...filter, kind: "inspector" },
			"range",
			measures,
			now,
		);
		expect(cellOf(others, "range", "satisfied")).toMatchObject({ n: 61 });
		await db.delete(statisticsHidden).where(eq(statisticsHidden.place, "office:1110-4"));
	});

	test("is a service of an office by the month, which its quarter is not", async () => {
		const filter = await filterOf({ from: "2026-07", to: "2026-10", office: "1110-4" });
		const months = await tabulate(leadership, filter, "service", ["visits"], now);
		expect(cellOf(months, "reception", "visits")).toEqual({ kind: "hidden", why: "difference" });
		const quarters = wholeQuarters(filter, now);
		expect([quarters.from, quarters.to]).toEqual(["2026-07", "2026-09"]);
		const services = await tabulate(leadership, quarters, "service", ["visits"], now);
		expect(cellOf(services, "reception", "visits")).toMatchObject({ n: 90 });
	});
});

describe("probation", () => {
	const all = { from: "2026-01", to: "2026-10" };

	test("is in no figure of leadership, heads of offices or the public, however they ask", async () => {
		for (const viewer of [leadership, officer.officeHead(), "public" as const])
			for (const fields of [
				all,
				{ ...all, kind: "probation" },
				{ ...all, service: "window-visit" },
			]) {
				const { filter } = await parseFilter(viewer, fields, now);
				const asked: Filter[] = [
					filter,
					{ ...filter, kind: "probation" },
					{ ...filter, serviceId: "window-visit" },
				];
				for (const one of asked)
					for (const rowsAre of ["range", "month", "office", "kind", "service"] as const) {
						const table = await tabulate(viewer, one, rowsAre, ["visits"], now);
						expect(JSON.stringify(table.rows)).not.toMatch(/99|probation|window-visit/);
						expect(Math.max(0, ...countsOf(table, "visits"))).toBeLessThanOrEqual(154);
					}
			}
	});

	test("is all that a probation officer sees", async () => {
		const viewer = officer.probationOfficer();
		const { filter, places } = await parseFilter(viewer, all, now);
		expect(places.services.map(({ id }) => id)).toEqual(["window-visit"]);
		const table = await tabulate(viewer, filter, "range", ["visits"], now);
		expect(countsOf(table, "visits")).toEqual([99]);
	});

	test("and whoever has no right to figures is answered by none", async () => {
		const filter = await filterOf(all);
		for (const viewer of [officer.inspector(), officer.frontDesk(), officer.administrator()]) {
			await expect(tabulate(viewer, filter, "range", ["visits"], now)).rejects.toThrow();
			await expect(parseFilter(viewer, all, now)).rejects.toThrow();
		}
	});
});

test("what a period is told against is as long, or a year earlier", async () => {
	const filter = await filterOf({ from: "2026-07", to: "2026-09", against: "year" });
	expect(comparedTo(filter)).toMatchObject({ from: "2025-07", to: "2025-09" });
	expect(comparedTo({ ...filter, against: "previous" })).toMatchObject({
		from: "2026-04",
		to: "2026-06",
	});
});
