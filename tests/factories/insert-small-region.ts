import { db } from "#db/client.ts";
import { addresses, beats, offices, settlements, streets, units } from "#db/schema/territory.ts";
import { houseKey } from "#domain/territory/house-number.ts";
import {
	smallBeats,
	smallHouses,
	smallSettlements,
	smallStreets,
	smallUnits,
} from "./small-region.ts";

const text = { kk: "x", ru: "x", en: "x" };
/** One box around the whole small region: every unit's border. */
const everywhere = [
	[
		[
			[60, 51],
			[78, 51],
			[78, 53],
			[60, 53],
			[60, 51],
		],
	],
];

/** Writes the small region: an office on duty in each unit, and the same houses on every street. */
export async function insertSmallRegion(): Promise<void> {
	await db.insert(units).values(
		smallUnits.map(({ id, kind, name }) => ({
			id,
			kind,
			name,
			boundary: everywhere,
			areaKm2: 1,
		})),
	);
	await db.insert(settlements).values(smallSettlements);
	await db.insert(offices).values(
		smallUnits.map(({ id }) => ({
			...{ id: `${id}-1`, unitId: id, number: 1, address: text, lon: 61, lat: 52, phone: "102" },
			settlementId: smallSettlements.find(({ unitId }) => unitId === id)?.id ?? 1,
			access: { stepFree: null, accessibleToilet: null, parking: null, hearingLoop: null },
			isDuty: true,
			synthetic: true,
		})),
	);
	await db.insert(beats).values(
		smallBeats.map(({ id, unitId, boundary, number }) => ({
			...{ id, unitId, boundary, number, officeId: `${unitId}-1`, synthetic: true },
		})),
	);
	for (const { id: _, ...street } of smallStreets) {
		const [row] = await db
			.insert(streets)
			.values({ ...street, source: "test", synthetic: true })
			.returning({ id: streets.id });
		const [first = "", last = first] = street.beatIds;
		await db.insert(addresses).values(
			smallHouses.map((house) => ({
				...{ streetId: row?.id ?? 0, house, houseKey: houseKey(house) ?? "", synthetic: true },
				beatId: Number.parseInt(house, 10) % 2 === 1 ? first : last,
			})),
		);
	}
}
