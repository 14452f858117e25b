import { beforeAll, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { addresses, beats, offices, settlements, streets, units } from "#db/schema/territory.ts";
import { seedNumbers } from "#tests/factories/office.ts";
import { measureReach, reachByUnit, walkingOn } from "./measure-reach.ts";

// 15 minutes at 4.8 km/h are 1 200 m along streets, 923 m in a straight line; 30 minutes 1 846 m. At 53° north a
// hundredth of a degree of latitude is 1 112 m, of longitude 669 m.

const name = { kk: "Аты", ru: "Имя", en: "Name" };
const access = { stepFree: null, accessibleToilet: null, parking: null, hearingLoop: null };
const day = "2026-11-24";

beforeAll(async () => {
	await seedNumbers();
	await db.insert(units).values(
		["1110", "1156", "1170"].map((id) => ({
			id,
			kind: "district" as const,
			name,
			boundary: [],
			areaKm2: 1,
		})),
	);
	await db.insert(settlements).values([
		// Two houses near, one within half an hour, one too far.
		{ id: 1, unitId: "1110", kind: "city", nameKk: "Бір", population: 1000, lon: 69, lat: 53 },
		// No houses are known: its 300 people stand at its point, 14 minutes from the office of the other unit.
		{
			id: 2,
			unitId: "1156",
			kind: "village",
			nameKk: "Екі",
			population: 300,
			lon: 69,
			lat: 52.992,
		},
		// A house without a place on the map stands at the settlement's point, which is too far.
		{ id: 3, unitId: "1156", kind: "village", nameKk: "Үш", population: 200, lon: 71, lat: 52 },
		{ id: 4, unitId: "1156", kind: "hamlet", nameKk: "Төрт", population: null, lon: 71.1, lat: 52 },
	]);
	await db.insert(offices).values({
		id: "1110-1",
		unitId: "1110",
		settlementId: 1,
		number: 1,
		address: name,
		lon: 69,
		lat: 53,
		phone: "+7 (000) 000-00-00",
		access,
		synthetic: true,
	});
	await db.insert(beats).values({
		id: "1110-1",
		unitId: "1110",
		officeId: "1110-1",
		number: 1,
		boundary: [],
		synthetic: true,
	});
	const made = await db
		.insert(streets)
		.values(
			[1, 3].map((settlementId) => ({
				settlementId,
				kind: "street" as const,
				nameKk: "Көше",
				nameRu: "Улица",
				source: "test",
				synthetic: true,
			})),
		)
		.returning({ id: streets.id });
	const house = (street: number, number: string, lon: number | null, lat: number | null) => ({
		streetId: made[street]?.id ?? 0,
		house: number,
		houseKey: number,
		lon,
		lat,
		beatId: "1110-1",
		synthetic: true,
	});
	await db
		.insert(addresses)
		.values([
			house(0, "1", 69, 53),
			house(0, "2", 69, 53.0082),
			house(0, "3", 69.0273, 53),
			house(0, "4", 69.029, 53),
			house(1, "1", null, null),
		]);
});

test("who is how near is counted by unit, along streets, to the nearest office of any unit", async () => {
	expect(await walkingOn(day)).toEqual({ speedKmh: 4.8, detour: 1.3 });
	await measureReach(day);
	await measureReach(day);
	expect(await reachByUnit()).toEqual([
		{
			measuredOn: day,
			unitId: "1110",
			addresses: 4,
			addressesWithBeat: 4,
			addressesWithin15: 2,
			addressesWithin30: 3,
			residents: 1000,
			residentsWithin15: 500,
			residentsWithin30: 750,
		},
		{
			measuredOn: day,
			unitId: "1156",
			addresses: 1,
			// The one beat is another unit's.
			addressesWithBeat: 0,
			addressesWithin15: 0,
			addressesWithin30: 0,
			residents: 500,
			residentsWithin15: 300,
			residentsWithin30: 300,
		},
		{
			measuredOn: day,
			unitId: "1170",
			addresses: 0,
			addressesWithBeat: 0,
			addressesWithin15: 0,
			addressesWithin30: 0,
			residents: 0,
			residentsWithin15: 0,
			residentsWithin30: 0,
		},
	]);
});

test("whoever finds that people walk more slowly enters it, and the day's measure stays as it was measured", async () => {
	await pool.query(
		"INSERT INTO regulation_values VALUES ('walking.speed-kmh', '2026-12-01', 3.6, 'km/h', 'test', true)",
	);
	await measureReach("2026-12-01");
	const within30 = async (on: string) => (await reachByUnit(on))[0]?.addressesWithin30;
	expect(await within30("2026-11-30")).toBe(3);
	expect(await within30("2026-12-01")).toBe(2);
	expect(await reachByUnit("2026-11-23")).toEqual([]);
});
