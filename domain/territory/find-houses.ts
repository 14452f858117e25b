import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { Localized } from "#db/schema/columns.ts";
import { addresses, streets } from "#db/schema/territory.ts";
import { addressLabel } from "./address-labels.ts";
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

/** A house of that beat with its place and its label; null when there is none, or nobody knows where it stands. */
export async function findAddress(
	addressId: number,
	beatId: string,
): Promise<{ label: Localized; lon: number; lat: number } | null> {
	if (!Number.isSafeInteger(addressId)) return null;
	const [row] = await db
		.select({
			house: addresses.house,
			lon: addresses.lon,
			lat: addresses.lat,
			kind: streets.kind,
			nameKk: streets.nameKk,
			nameRu: streets.nameRu,
		})
		.from(addresses)
		.innerJoin(streets, eq(streets.id, addresses.streetId))
		.where(and(eq(addresses.id, addressId), eq(addresses.beatId, beatId)));
	if (row?.lon == null || row.lat == null) return null;
	return { label: addressLabel(row, row.house), lon: row.lon, lat: row.lat };
}
