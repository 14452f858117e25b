import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { addresses } from "#db/schema/territory.ts";
import type { House } from "./house-number.ts";

const columns = {
	id: addresses.id,
	streetId: addresses.streetId,
	house: addresses.house,
	houseKey: addresses.houseKey,
	lon: addresses.lon,
	lat: addresses.lat,
	beatId: addresses.beatId,
};

export type FoundHouse = {
	id: number;
	streetId: number;
	house: string;
	houseKey: string;
	lon: number | null;
	lat: number | null;
	beatId: string;
};

/** The houses with this very number on the given streets. */
export async function findHouses(streetIds: number[], house: House): Promise<FoundHouse[]> {
	if (streetIds.length === 0) return [];
	return db
		.select(columns)
		.from(addresses)
		.where(and(inArray(addresses.streetId, streetIds), eq(addresses.houseKey, house.key)));
}

/** The houses of a street whose numbers are nearest; of equally near ones those of the same side come first. */
export async function nearestHouses(
	streetId: number,
	house: House,
	limit: number,
): Promise<FoundHouse[]> {
	const number = sql`substring(${addresses.houseKey} from '^[0-9]+')::integer`;
	return db
		.select(columns)
		.from(addresses)
		.where(eq(addresses.streetId, streetId))
		.orderBy(
			sql`abs(${number} - ${house.number})`,
			sql`(${number} + ${house.number}) % 2`,
			asc(addresses.houseKey),
		)
		.limit(limit);
}
