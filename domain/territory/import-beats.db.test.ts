import { eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { addresses, beats, streets } from "#db/schema/territory.ts";
import { insertSmallRegion } from "#tests/factories/insert-small-region.ts";
import { importBeatRanges } from "./import-beat-ranges.ts";
import { importBeats } from "./import-beats.ts";

beforeAll(insertSmallRegion);

const box = (west: number, south: number, east: number, north: number) => [
	[
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south],
	],
];
const feature = (properties: object, coordinates: unknown, type = "Polygon") => ({
	type: "Feature",
	properties,
	geometry: { type, coordinates },
});
const file = (...features: object[]) => [features.map((one) => JSON.stringify(one)).join("\n")];

const storedBeat = async (id: string) =>
	(
		await db
			.select({ boundary: beats.boundary, synthetic: beats.synthetic })
			.from(beats)
			.where(eq(beats.id, id))
	)[0];

describe("beats as borders", () => {
	const fresh = feature(
		{ id: "1110-70", office: "1110-1", population: 3000 },
		box(70, 51.2, 70.2, 51.4),
	);

	test("a dry run writes nothing", async () => {
		const report = await importBeats(file(fresh), { apply: false });
		expect(report).toMatchObject({ created: 1, badCount: 0, applied: false });
		expect(await storedBeat("1110-70")).toBeUndefined();
	});

	test("a new beat is stored once; a second run changes nothing", async () => {
		expect(await importBeats(file(fresh), { apply: true })).toMatchObject({
			created: 1,
			applied: true,
		});
		expect(await storedBeat("1110-70")).toMatchObject({ synthetic: false });
		const again = await importBeats(file(fresh), { apply: true });
		expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 1, applied: true });
	});

	test("houses follow the border of their beat", async () => {
		const [street] = await db
			.select({ id: streets.id })
			.from(streets)
			.where(eq(streets.nameRu, "улица Шагалалы"));
		await db
			.update(addresses)
			.set({ lon: 60.99, lat: 52 })
			.where(eq(addresses.streetId, street?.id ?? 0));
		const moved = [
			feature({ id: "1110-10" }, box(60.75, 51.75, 60.98, 52.25)),
			feature({ id: "1110-11" }, box(60.98, 51.75, 61.25, 52.25)),
		];
		const report = await importBeats(file(...moved), { apply: true });
		expect(report).toMatchObject({ changed: 2, badCount: 0, applied: true });
		expect(report.notes.at(-1)).toMatch(/houses follow the new borders/);
		const there = await db
			.selectDistinct({ beatId: addresses.beatId })
			.from(addresses)
			.where(eq(addresses.streetId, street?.id ?? 0));
		expect(there).toEqual([{ beatId: "1110-11" }]);
	});

	test.each<[reason: string, one: object]>([
		[
			"lie in the beat 1110-2 too",
			feature({ id: "1110-71", office: "1110-1" }, box(62, 52, 62.1, 52.1)),
		],
		[
			"lie outside the unit",
			feature({ id: "1110-71", office: "1110-1" }, box(70, 52.9, 70.2, 53.2)),
		],
		[
			"crosses itself",
			feature({ id: "1110-71", office: "1110-1" }, [
				[
					[70, 51.5],
					[70.1, 51.6],
					[70.1, 51.5],
					[70, 51.6],
					[70, 51.5],
				],
			]),
		],
		[
			"not closed",
			feature({ id: "1110-71", office: "1110-1" }, [
				[
					[70, 51.5],
					[70.1, 51.5],
					[70.1, 51.6],
					[70, 51.6],
				],
			]),
		],
		[
			"fewer than four",
			feature({ id: "1110-71", office: "1110-1" }, [
				[
					[70, 51.5],
					[70.1, 51.5],
					[70, 51.5],
				],
			]),
		],
		["not Polygon", feature({ id: "1110-71", office: "1110-1" }, [70, 51.5], "Point")],
		[
			"no longitude and latitude",
			feature({ id: "1110-71", office: "1110-1" }, box(500_000, 5_900_000, 500_100, 5_900_100)),
		],
		[
			'the unit "9999" is not known',
			feature({ id: "9999-1", office: "1110-1" }, box(70, 51.5, 70.1, 51.6)),
		],
		["a new beat needs an office", feature({ id: "1110-71" }, box(70, 51.5, 70.1, 51.6))],
		[
			"belongs to the unit 1156",
			feature({ id: "1110-71", office: "1156-1" }, box(70, 51.5, 70.1, 51.6)),
		],
		["no beat: properties need", feature({}, box(70, 51.5, 70.1, 51.6))],
		[
			"no number of people",
			feature({ id: "1110-71", office: "1110-1", population: "many" }, box(70, 51.5, 70.1, 51.6)),
		],
	])("a beat is refused: %s", async (reason, one) => {
		const report = await importBeats(file(fresh, one), { apply: true });
		expect(report.applied).toBe(false);
		expect(report.bad).toEqual([{ line: 2, reason: expect.stringContaining(reason) }]);
		expect(await storedBeat("1110-71")).toBeUndefined();
	});

	test("two beats of one file that overlap, or have one name, are refused", async () => {
		const one = feature({ id: "1110-72", office: "1110-1" }, box(71, 51.2, 71.2, 51.4));
		const two = feature({ id: "1110-73", office: "1110-1" }, box(71.1, 51.2, 71.3, 51.4));
		const report = await importBeats(file(one, two, one), { apply: true });
		expect(report.bad.map(({ line }) => line)).toEqual([3, 2]);
	});
});

describe("beats as ranges of houses", () => {
	const housesOf = async (nameRu: string, keys: string[]) =>
		(
			await db
				.select({ key: addresses.houseKey, beatId: addresses.beatId })
				.from(addresses)
				.innerJoin(streets, eq(streets.id, addresses.streetId))
				.where(eq(streets.nameRu, nameRu))
		)
			.filter(({ key }) => keys.includes(key))
			.map(({ beatId }) => beatId);

	const ranges = [
		"beat,settlement,range",
		'1110-11,Көкшетау,"ул. Абая 1–45 нечётные"',
		'1110-10,Көкшетау,"Абай көшесі 2–76 жұп, 142/1"',
		"1110-10,Кокшетау,8 Марта",
	].join("\n");

	test("a dry run writes nothing; houses then go where their range says; twice is a no-op", async () => {
		const before = await housesOf("улица Абая Кунанбаева", ["1", "45", "2", "76"]);
		await importBeatRanges([ranges], { apply: false });
		expect(await housesOf("улица Абая Кунанбаева", ["1", "45", "2", "76"])).toEqual(before);
		const report = await importBeatRanges([ranges], { apply: true });
		expect(report).toMatchObject({ read: 3, badCount: 0, applied: true });
		expect(report.changed).toBeGreaterThan(0);
		const odd = await housesOf("улица Абая Кунанбаева", ["1", "5", "45"]);
		expect(new Set(odd)).toEqual(new Set(["1110-11"]));
		const even = await housesOf("улица Абая Кунанбаева", ["2", "12", "12а", "76", "142/1"]);
		expect(new Set(even)).toEqual(new Set(["1110-10"]));
		expect(await importBeatRanges([ranges], { apply: true })).toMatchObject({ changed: 0 });
	});

	test("what a range does not name stays, and a bad row blocks all", async () => {
		const rows = [
			"beat,settlement,range",
			"1110-11,Көкшетау,Абай көшесі 115",
			"1110-99,Көкшетау,Абай көшесі 1-5",
			"1110-10,Көкшетау,Абай көшесі 5-1",
			"1110-10,Көкшетау,ул. Неизвестная 1-5",
			"1110-10,,Абай көшесі 76",
			"1110-10,Көкшетау,Абай көшесі 115",
		].join("\n");
		const before = await housesOf("улица Абая Кунанбаева", ["115"]);
		const report = await importBeatRanges([rows], { apply: true });
		expect(report.applied).toBe(false);
		expect(report.bad).toEqual([
			{ line: 3, reason: 'the beat "1110-99" is not known' },
			{ line: 4, reason: expect.stringContaining("ends before it begins") },
			{ line: 5, reason: expect.stringContaining("is not known in Көкшетау") },
			{ line: 6, reason: expect.stringContaining("no settlement") },
			{ line: 7, reason: expect.stringContaining("line 2 (1110-11) too") },
		]);
		expect(await housesOf("улица Абая Кунанбаева", ["115"])).toEqual(before);
	});

	test("a range that names no known house is noted", async () => {
		const report = await importBeatRanges(["beat,range\n1110-10,Абай көшесі 900-950\n"], {
			apply: true,
			settlement: "Көкшетау",
		});
		expect(report.notes).toEqual(["line 2: no known house lies in the range"]);
	});
});

test("beats that no file names are still there", async () => {
	const kept = await db
		.select({ id: beats.id })
		.from(beats)
		.where(inArray(beats.id, ["1170-6", "1134-13"]));
	expect(kept).toHaveLength(2);
});
