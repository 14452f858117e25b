import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { addresses, beats, settlements, streets } from "#db/schema/territory.ts";
import { joinMarkers, markerOf, type StreetKind, withoutKind } from "./address-words.ts";
import { fold } from "./fold.ts";
import { distanceMetres } from "./geometry.ts";
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

/** Files of addresses name a street once a house: what was folded lately is remembered. */
const lately = new Map<string, { key: string; kind: StreetKind | null }>();
const mostRemembered = 10_000;

function readName(name: string): { key: string; kind: StreetKind | null } {
	const known = lately.get(name);
	if (known) return known;
	if (lately.size >= mostRemembered) lately.clear();
	const read = { key: fold(withoutKind(name)), kind: kindIn(name) };
	lately.set(name, read);
	return read;
}

const keyOf = (name: string): string => readName(name).key;
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

export type StreetNames = { kk: string; ru: string };

/** The kind that the name itself says: "Тәуелсіздік даңғылы" is an avenue. Null: it does not say. */
const streetKindOf = (name: string): StreetKind | null => readName(name).kind;

function kindIn(name: string): StreetKind | null {
	for (const word of joinMarkers(name.normalize("NFC").toLowerCase()).split(/\s+/)) {
		const marker = markerOf(word.replace(/[.,]+$/, ""));
		if (marker?.names === "street") return marker.streetKind;
	}
	return null;
}

type StreetRow = { id: number; kind: StreetKind };
type SettlementStreets = { present: Map<string, StreetRow[]>; former: Map<string, StreetRow[]> };

function hang(rows: Map<string, StreetRow[]>, names: string[], row: StreetRow): void {
	for (const key of new Set(names.map(keyOf))) {
		const there = rows.get(key);
		if (there) there.push(row);
		else rows.set(key, [row]);
	}
}

/** Finds streets of a settlement by a present, then a former name; reads each settlement's streets once. */
export function openStreets(transaction: Transaction) {
	const known = new Map<number, SettlementStreets>();

	async function streetsOf(settlementId: number): Promise<SettlementStreets> {
		const there = known.get(settlementId);
		if (there) return there;
		const rows = await transaction
			.select({
				id: streets.id,
				kind: streets.kind,
				nameKk: streets.nameKk,
				nameRu: streets.nameRu,
				formerNames: streets.formerNames,
			})
			.from(streets)
			.where(eq(streets.settlementId, settlementId));
		const read: SettlementStreets = { present: new Map(), former: new Map() };
		for (const row of rows) {
			hang(read.present, [row.nameKk, row.nameRu], row);
			hang(read.former, row.formerNames, row);
		}
		known.set(settlementId, read);
		return read;
	}

	async function find(settlementId: number, names: string[]): Promise<number | null> {
		const said = names.filter(Boolean);
		const kinds = new Set(said.map(streetKindOf).filter((kind) => kind !== null));
		const { present, former } = await streetsOf(settlementId);
		for (const rows of [present, former]) {
			const found = said
				.flatMap((name) => rows.get(keyOf(name)) ?? [])
				.find(({ kind }) => kinds.size === 0 || kinds.has(kind));
			if (found) return found.id;
		}
		return null;
	}

	async function findOrCreate(
		settlementId: number,
		names: StreetNames,
		source: string,
	): Promise<{ id: number; created: boolean }> {
		const id = await find(settlementId, [names.ru, names.kk]);
		if (id !== null) return { id, created: false };
		const kind = streetKindOf(names.ru) ?? streetKindOf(names.kk) ?? "street";
		const [row] = await transaction
			.insert(streets)
			.values({
				...{ settlementId, kind, source, synthetic: false },
				nameKk: names.kk || names.ru,
				nameRu: names.ru || names.kk,
			})
			// A name that differs only in what folding leaves out, and in its kind, is that street.
			.onConflictDoUpdate({
				target: [streets.settlementId, streets.nameRu],
				set: { source: sql`${streets.source}` },
			})
			.returning({ id: streets.id });
		if (!row) throw new Error("a street was neither found nor created");
		const { present } = await streetsOf(settlementId);
		hang(present, [names.kk, names.ru].filter(Boolean), { id: row.id, kind });
		return { id: row.id, created: true };
	}

	return { find, findOrCreate };
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
		.where(and(inArray(addresses.streetId, [streetId])))
		.limit(2);
	return rows.length === 1 ? (rows[0]?.beatId ?? null) : null;
}
