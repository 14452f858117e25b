import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { streets } from "#db/schema/territory.ts";
import type { StreetKind } from "./address-words.ts";
import { keyOf, streetKindOf } from "./import-names.ts";
import { isSameName } from "./word-similarity.ts";

export type StreetNames = { kk: string; ru: string };

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

	/**
	 * The one street whose name holds all these words, whatever their endings: "ул. Абая" for "улица Абая Кунанбаева".
	 * Null when there are several; a name that fits wholly comes first.
	 */
	async function findByWords(settlementId: number, name: string): Promise<number | null> {
		const whole = await find(settlementId, [name]);
		if (whole !== null) return whole;
		const kind = streetKindOf(name);
		const words = keyOf(name).split(" ");
		const { present } = await streetsOf(settlementId);
		const found = new Set<number>();
		for (const [key, rows] of present) {
			const there = key.split(" ");
			if (!words.every((word) => there.some((other) => isSameName(word, other)))) continue;
			for (const row of rows) if (!kind || row.kind === kind) found.add(row.id);
		}
		const [only, another] = found;
		return another === undefined ? (only ?? null) : null;
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

	return { find, findByWords, findOrCreate };
}
