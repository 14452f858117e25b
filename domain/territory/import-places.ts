import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { addresses, beats, settlements } from "#db/schema/territory.ts";
import { distanceMetres } from "./geometry.ts";
import { keyOf } from "./import-names.ts";
import { buildPointIndex, locateBeats } from "./point-index.ts";

/** A place found, or why it is not. */
export type Found<Value> = { value: Value } | { reason: string };

export type SettlementRow = {
	id: number;
	unitId: string;
	nameKk: string | null;
	nameRu: string | null;
	lon: number;
	lat: number;
};

/** Farther from its settlement's middle no house of it lies. */
const farthestMetres = 30_000;

/** Finds settlements by id or by any of their names, whatever the spelling. */
export async function openSettlements(transaction: Transaction) {
	const rows: SettlementRow[] = await transaction
		.select({
			id: settlements.id,
			unitId: settlements.unitId,
			nameKk: settlements.nameKk,
			nameRu: settlements.nameRu,
			lon: settlements.lon,
			lat: settlements.lat,
		})
		.from(settlements);
	const byKey = new Map<string, SettlementRow[]>();
	for (const row of rows) {
		const keys = new Set([row.nameKk, row.nameRu].flatMap((name) => (name ? [keyOf(name)] : [])));
		for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), row]);
	}
	const byId = new Map(rows.map((row) => [String(row.id), row]));

	return function findSettlement(
		name: string,
		near?: { lon: number; lat: number } | null,
		unitId?: string,
	): Found<SettlementRow> {
		const known = byId.get(name.trim());
		if (known) return { value: known };
		let found = byKey.get(keyOf(name)) ?? [];
		if (unitId) found = found.filter((row) => row.unitId === unitId);
		if (near) {
			const away = (row: SettlementRow) => distanceMetres(row.lon, row.lat, near.lon, near.lat);
			const nearest = found.toSorted((a, b) => away(a) - away(b))[0];
			if (nearest && away(nearest) > farthestMetres)
				return { reason: `the point lies ${Math.round(away(nearest) / 1000)} km from ${name}` };
			if (nearest) return { value: nearest };
		}
		const [only, another] = found;
		if (!only) return { reason: `the settlement "${name}" is not known` };
		if (another)
			return {
				reason: `several settlements are named "${name}"; name it by its id (${only.id}, …)`,
			};
		return { value: only };
	};
}

/** Which beat a point lies in; null outside all of them. */
export async function openBeats(transaction: Transaction) {
	const rows = await transaction.select({ id: beats.id, boundary: beats.boundary }).from(beats);
	const points = buildPointIndex(rows);
	const ids = new Set(rows.map(({ id }) => id));
	return {
		has: (beatId: string) => ids.has(beatId),
		at: (lon: number, lat: number): string | null => locateBeats(points, lon, lat)[0] ?? null,
	};
}

/** The one beat that all known houses of the street lie in; null when there are several or none. */
export async function onlyBeatOfStreet(
	transaction: Transaction,
	streetId: number,
): Promise<string | null> {
	const rows = await transaction
		.selectDistinct({ beatId: addresses.beatId })
		.from(addresses)
		.where(eq(addresses.streetId, streetId))
		.limit(2);
	return rows.length === 1 ? (rows[0]?.beatId ?? null) : null;
}
