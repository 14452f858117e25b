import { and, count, eq } from "drizzle-orm";
import proj4 from "proj4";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { auditEntries } from "#db/schema/audit.ts";
import { addresses, streets } from "#db/schema/territory.ts";
import { insertSmallRegion } from "#tests/factories/insert-small-region.ts";
import { importAddresses } from "./import-addresses.ts";

beforeAll(insertSmallRegion);

proj4.defs("EPSG:32642", "+proj=utm +zone=42 +datum=WGS84 +units=m +no_defs");
const metres = (lon: number, lat: number) => proj4("WGS84", "EPSG:32642", [lon, lat]).join(",");

const header = "LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH";
/** The city's beats meet at longitude 61. */
const west = metres(60.9, 52.01);
const east = metres(61.1, 52.01);
const openAddresses = [
	header,
	`${west},301,улица Абая Кунанбаева,,Кокшетау,,,,,`,
	`${east},302 А,Абай көшесі,,Көкшетау,,,,,`,
	`${east},1,улица Новая,,Кокшетау,,,,,`,
	`${east},302a,Абай көшесі,,Көкшетау,,,,,`,
].join("\n");

const counts = async () => {
	const [houses] = await db.select({ count: count() }).from(addresses);
	const [names] = await db.select({ count: count() }).from(streets);
	const [entries] = await db.select({ count: count() }).from(auditEntries);
	return { houses: houses?.count, streets: names?.count, entries: entries?.count };
};

const find = async (nameRu: string, houseKey: string) => {
	const [house] = await db
		.select({ beatId: addresses.beatId, lon: addresses.lon, synthetic: addresses.synthetic })
		.from(addresses)
		.innerJoin(streets, eq(streets.id, addresses.streetId))
		.where(and(eq(streets.nameRu, nameRu), eq(addresses.houseKey, houseKey)));
	return house;
};

const options = { format: "openaddresses", apply: true } as const;

describe("OpenAddresses in metres of UTM zone 42", () => {
	test("a dry run counts and writes nothing", async () => {
		const before = await counts();
		const report = await importAddresses([openAddresses], { ...options, apply: false });
		expect(report).toMatchObject({ read: 4, created: 3, repeated: 1, badCount: 0, applied: false });
		expect(await counts()).toEqual(before);
	});

	test("one bad row blocks all, and every bad row has its line and reason", async () => {
		const before = await counts();
		const file = [
			openAddresses,
			`${west},1-45,улица Абая Кунанбаева,,Кокшетау,,,,,`,
			`${metres(50, 52)},1,улица Абая Кунанбаева,,Кокшетау,,,,,`,
			`${west},1,улица Абая,,Ньюйорк,,,,,`,
			`69.1,53.2,1,улица Абая,,Кокшетау,,,,,`,
			`east,north,1,улица Абая,,Кокшетау,,,,,`,
			`${west},1,улица Абая,,,,,,,`,
		].join("\n");
		const report = await importAddresses([file], options);
		expect(report.applied).toBe(false);
		expect(report.bad).toEqual([
			{ line: 6, reason: '"1-45" is no house number' },
			{ line: 7, reason: expect.stringContaining("km from Кокшетау") },
			{ line: 8, reason: 'the settlement "Ньюйорк" is not known' },
			{ line: 9, reason: expect.stringContaining("try --crs EPSG:4326") },
			{ line: 10, reason: 'LON "east" and LAT "north" are no coordinates' },
			{ line: 11, reason: expect.stringContaining("give --settlement") },
		]);
		expect(await counts()).toEqual(before);
	});

	test("good rows get their beat by their place, once; a second run changes nothing", async () => {
		const report = await importAddresses([openAddresses], options);
		expect(report).toMatchObject({ created: 3, changed: 0, applied: true });
		expect(report.notes).toEqual(["1 streets were not known and are new"]);
		expect(await find("улица Абая Кунанбаева", "301")).toMatchObject({
			beatId: "1110-10",
			synthetic: false,
			lon: 60.9,
		});
		expect((await find("улица Абая Кунанбаева", "302а"))?.beatId).toBe("1110-11");
		const after = await counts();
		const again = await importAddresses([openAddresses], options);
		expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 3, repeated: 1 });
		expect(await counts()).toEqual(after);
	});

	test("the good rows alone are taken only when the operator says so", async () => {
		const file = [header, `${west},303,Абай көшесі,,Көкшетау,,,,,`, "x,y,1,z,,w,,,,,"].join("\n");
		expect((await importAddresses([file], options)).applied).toBe(false);
		const report = await importAddresses([file], { ...options, skipBad: true });
		expect(report).toMatchObject({ applied: true, created: 1, badCount: 1 });
	});

	test.each([
		["", "empty"],
		["a,b\n1,2", "lacks lon, lat, number, street"],
	])("file %# is refused as a whole", async (file, reason) => {
		await expect(importAddresses([file], options)).rejects.toThrow(reason);
	});
});

describe("OpenStreetMap", () => {
	const feature = (tags: object, coordinates: number[] | null) => ({
		type: "Feature",
		properties: tags,
		geometry: coordinates && { type: "Point", coordinates },
	});
	const collection = (features: object[]) => [
		JSON.stringify({ type: "FeatureCollection", features }),
	];

	test("buildings come with their tags; benches are skipped; the town may be given for all", async () => {
		const pieces = collection([
			feature({ "addr:street": "Абай көшесі", "addr:housenumber": "304" }, [60.9, 52]),
			feature({ amenity: "bench" }, [60.9, 52]),
		]);
		const report = await importAddresses(pieces, {
			format: "osm",
			apply: true,
			settlement: "Көкшетау",
		});
		expect(report).toMatchObject({ created: 1, skipped: 1, badCount: 0, applied: true });
	});

	test("a building without a street, or outside every beat, is refused", async () => {
		const pieces = collection([
			feature({ "addr:housenumber": "5", "addr:city": "Көкшетау" }, [60.9, 52]),
			feature(
				{ "addr:street": "Абай көшесі", "addr:housenumber": "5", "addr:city": "Көкшетау" },
				[61.26, 52],
			),
			feature({ "addr:street": "x", "addr:housenumber": "5", "addr:city": "Көкшетау" }, null),
		]);
		const report = await importAddresses(pieces, { format: "osm", apply: true });
		expect(report.bad.map(({ reason }) => reason)).toEqual([
			"no street",
			"the point 52, 61.26 lies in no beat",
			"the feature has no geometry",
		]);
	});
});

describe("the Address Register, which has no coordinates", () => {
	const register = (buildings: object[]) => [
		JSON.stringify({
			s_ats: [{ id: 1, name_rus: "Кокшетау", name_kaz: "Көкшетау" }],
			d_geonims_types: [{ id: 7, value_ru: "Улица", value_kz: "Көшесі" }],
			s_geonims: [
				{ id: 5, s_ats_id: 1, d_geonims_type_id: 7, name_rus: "Абая Кунанбаева", name_kaz: "Абай" },
				{ id: 6, s_ats_id: 1, d_geonims_type_id: 7, name_rus: "Кенесары", name_kaz: "Кенесары" },
			],
			s_buildings: buildings,
		}),
	];
	const building = (streetId: number, number: string, rca: string, rest: object = {}) => ({
		...{ id: 1, s_geonims_id: streetId, number, rca, actual: true, ...rest },
	});
	const all = { format: "register", apply: true } as const;

	test("a house goes where its row, a range or a street of one beat says", async () => {
		const report = await importAddresses(
			register([
				building(5, "501", "R1", { beat: "1110-11" }),
				building(5, "502", "R2"),
				building(6, "503", "R3"),
				building(6, "504", "R4", { actual: false }),
			]),
			{ ...all, ranges: ["beat,settlement,range\n1110-10,Көкшетау,Абай көшесі 502-600 жұп\n"] },
		);
		expect(report).toMatchObject({ created: 3, skipped: 1, badCount: 0, applied: true });
		expect((await find("улица Абая Кунанбаева", "501"))?.beatId).toBe("1110-11");
		expect((await find("улица Абая Кунанбаева", "502"))?.beatId).toBe("1110-10");
		expect((await find("улица Кенесары", "503"))?.beatId).toBe("1110-10");
	});

	test("a house that nothing places is refused, and so is a code that another house has", async () => {
		const report = await importAddresses(
			register([
				building(5, "701", "R5"),
				building(6, "702", "R6"),
				building(6, "703", "R6"),
				building(6, "704", "R1"),
				building(9, "1", "R7"),
			]),
			all,
		);
		expect(report.applied).toBe(false);
		expect(report.bad.map(({ reason }) => reason).toSorted()).toEqual([
			"no coordinates, and no beat, range or one-beat street says where it belongs",
			"the code R1 belongs to улица Абая Кунанбаева, 501",
			"the code R6 stands at line 1 already",
			"the street 9 is not in s_geonims before it",
		]);
	});
});

test("an applied import leaves one audit entry, a no-op none", async () => {
	const entries = await db
		.select({ action: auditEntries.action, details: auditEntries.details })
		.from(auditEntries);
	expect(new Set(entries.map(({ action }) => action))).toEqual(
		new Set(["territory.import-addresses"]),
	);
	expect(entries).toHaveLength(4);
});
