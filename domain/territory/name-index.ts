import type { Localized } from "#db/schema/columns.ts";
import type { StreetKind } from "./address-words.ts";
import { type Key, keysOf } from "./name-keys.ts";
import { buildVocabulary, type Vocabulary } from "./name-words.ts";

export type SettlementName = {
	id: number;
	unitId: string;
	kind: string;
	nameKk: string | null;
	nameRu: string | null;
	nameEn: string | null;
	formerNames?: string[];
	population: number | null;
	lon: number;
	lat: number;
	/** Every beat that lies in it. */
	beatIds: string[];
};

export type StreetName = {
	id: number;
	settlementId: number;
	kind: StreetKind;
	nameKk: string;
	nameRu: string;
	formerNames: string[];
	/** The middle of its houses; null when none has a place. */
	lon: number | null;
	lat: number | null;
	/** Every beat that one of its houses lies in. */
	beatIds: string[];
};

export type UnitName = {
	id: string;
	kind: "district" | "city";
	name: Localized;
	/** The office that answers when nothing else does. */
	dutyOfficeId: string | null;
};

export type NameEntry =
	| { kind: "unit"; unit: UnitName }
	| { kind: "settlement"; settlement: SettlementName }
	| { kind: "street"; street: StreetName; settlement: SettlementName };

/**
 * Names and their words. A key is one folded name of an entry: the Kazakh, the Russian, the English, a former one.
 * Lists of lists stand in pairs of typed arrays: list n is `items[starts[n]] … items[starts[n + 1] - 1]`.
 */
export type NameIndex = {
	entries: NameEntry[];
	units: Map<string, UnitName>;
	/** The unit of the largest settlement: whom to ask when nothing at all was understood. */
	centreUnitId: string | null;
	vocabulary: Vocabulary;
	keyEntries: Int32Array;
	/** 1: a former name. */
	keyFormer: Uint8Array;
	/** 1: of a settlement or a unit. */
	keyPlaces: Uint8Array;
	keyWordStarts: Int32Array;
	keyWords: Int32Array;
	wordKeyStarts: Int32Array;
	wordKeys: Int32Array;
	/** Per entry: the position of its settlement's entry and its unit's entry, or -1. */
	settlementOf: Int32Array;
	unitOf: Int32Array;
	/** Per entry: 0…1 by the logarithm of the population. */
	weights: Float32Array;
	/** Scratch of searchNames: calls are synchronous and leave it clean. */
	scratch: {
		gained: Float32Array;
		term: Int32Array;
		byTerm: Float32Array;
		touched: Int32Array;
		byEntry: Float32Array;
		wordLink: Int32Array;
	};
};

const weightOf = (population: number | null) => Math.min(1, Math.log10((population ?? 0) + 1) / 6);

function startsFrom(counts: number[]): Int32Array {
	const starts = new Int32Array(counts.length + 1);
	counts.forEach((count, at) => {
		starts[at + 1] = (starts[at] ?? 0) + count;
	});
	return starts;
}

/** Builds the in-memory index. Streets whose settlement is not given are left out. */
export function buildNameIndex(rows: {
	settlements: SettlementName[];
	streets: StreetName[];
	units?: UnitName[];
}): NameIndex {
	const entries: NameEntry[] = [];
	const keys: Key[] = [];
	const settlementOf: number[] = [];
	const unitOf: number[] = [];
	const weights: number[] = [];
	const place = (entry: NameEntry, settlement: number, unit: number, weight: number) => {
		settlementOf.push(settlement);
		unitOf.push(unit);
		weights.push(weight);
		return entries.push(entry) - 1;
	};

	const unitEntries = new Map<string, number>();
	for (const unit of rows.units ?? []) {
		const entry = place({ kind: "unit", unit }, -1, -1, 0);
		unitEntries.set(unit.id, entry);
		keys.push(...keysOf(entry, [unit.name.kk, unit.name.ru, unit.name.en], []));
	}
	const settlementEntries = new Map<number, number>();
	for (const settlement of rows.settlements) {
		const unit = unitEntries.get(settlement.unitId) ?? -1;
		const weight = weightOf(settlement.population);
		const entry = place({ kind: "settlement", settlement }, -1, unit, weight);
		settlementEntries.set(settlement.id, entry);
		const names = [settlement.nameKk, settlement.nameRu, settlement.nameEn];
		keys.push(...keysOf(entry, names, settlement.formerNames ?? []));
	}
	for (const street of rows.streets) {
		const at = settlementEntries.get(street.settlementId);
		const parent = at === undefined ? undefined : entries[at];
		if (at === undefined || parent?.kind !== "settlement") continue;
		const { settlement } = parent;
		const entry = place(
			{ kind: "street", street, settlement },
			at,
			unitOf[at] ?? -1,
			weights[at] ?? 0,
		);
		keys.push(...keysOf(entry, [street.nameKk, street.nameRu], street.formerNames));
	}
	const largest = rows.settlements.reduce<SettlementName | null>(
		(most, settlement) =>
			(settlement.population ?? 0) > (most?.population ?? -1) ? settlement : most,
		null,
	);
	const units = new Map((rows.units ?? []).map((unit) => [unit.id, unit]));
	const centreUnitId = largest?.unitId ?? null;
	return { entries, units, centreUnitId, ...indexKeys(keys, { settlementOf, unitOf, weights }) };
}

function indexKeys(
	keys: Key[],
	perEntry: { settlementOf: number[]; unitOf: number[]; weights: number[] },
): Omit<NameIndex, "entries" | "units" | "centreUnitId"> {
	const weighted = new Map<string, number>();
	for (const key of keys)
		for (const word of key.words)
			weighted.set(word, Math.max(weighted.get(word) ?? 0, perEntry.weights[key.entry] ?? 0));
	const vocabulary = buildVocabulary(weighted);
	const keyWordStarts = startsFrom(keys.map((key) => key.words.length));
	const keyWords = Int32Array.from(
		keys.flatMap((key) => key.words.map((word) => vocabulary.ids.get(word) ?? 0)),
	);
	const counts = new Array<number>(vocabulary.words.length).fill(0);
	for (const word of keyWords) counts[word] = (counts[word] ?? 0) + 1;
	const wordKeyStarts = startsFrom(counts);
	const next = wordKeyStarts.slice();
	const wordKeys = new Int32Array(keyWords.length);
	keys.forEach((_, key) => {
		for (let at = keyWordStarts[key] ?? 0; at < (keyWordStarts[key + 1] ?? 0); at++) {
			const word = keyWords[at] ?? 0;
			const free = next[word] ?? 0;
			wordKeys[free] = key;
			next[word] = free + 1;
		}
	});
	return {
		vocabulary,
		keyEntries: Int32Array.from(keys, (key) => key.entry),
		keyFormer: Uint8Array.from(keys, (key) => Number(key.former)),
		keyPlaces: Uint8Array.from(keys, ({ entry }) =>
			Number((perEntry.settlementOf[entry] ?? -1) < 0),
		),
		keyWordStarts,
		keyWords,
		wordKeyStarts,
		wordKeys,
		settlementOf: Int32Array.from(perEntry.settlementOf),
		unitOf: Int32Array.from(perEntry.unitOf),
		weights: Float32Array.from(perEntry.weights),
		scratch: {
			gained: new Float32Array(keys.length),
			term: new Int32Array(keys.length).fill(-1),
			byTerm: new Float32Array(keys.length),
			touched: new Int32Array(keys.length),
			byEntry: new Float32Array(perEntry.weights.length),
			wordLink: new Int32Array(vocabulary.words.length).fill(-1),
		},
	};
}
