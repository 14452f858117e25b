import {
	findCandidates,
	lettersOf,
	type Term,
	termsOf,
	type WordMemory,
} from "./name-candidates.ts";
import type { NameEntry, NameIndex } from "./name-index.ts";
import type { ParsedAddress, Reading } from "./parse-address.ts";

export type NameMatch = {
	entry: Exclude<NameEntry, { kind: "unit" }>;
	reading: Reading;
	/** exact: the whole name, in whatever case; partial: each word typed is in it; similar: with errors, or unfinished. */
	fit: "exact" | "partial" | "similar";
	/** What of the places around it the query names too. */
	placed: "settlement" | "unit" | null;
	/** Known by a name it no longer has. */
	former: boolean;
	/** 0…1 by the population of its settlement. */
	weight: number;
	/** About 0…1, the higher the better; only comparable within one query. */
	score: number;
};

const fits = { exact: 2, partial: 1, similar: 0 } as const;
/** Below it a name has too little to do with the query to be shown. */
const leastScore = 0.35;

/** What a key explains of the query: per word of the query 0…1, and how much of the key itself was said. */
type Explained = {
	words: Float32Array;
	/** The same, lower for words whose hint points elsewhere: for the rank. */
	hinted: Float32Array;
	recall: number;
};

function explain(
	index: NameIndex,
	key: number,
	terms: Term[],
	links: Link[],
	words: number,
	level: "street" | "settlement" | "unit",
): Explained {
	const explained = new Float32Array(words);
	const hinted = new Float32Array(words);
	const start = index.keyWordStarts[key] ?? 0;
	const end = index.keyWordStarts[key + 1] ?? 0;
	let said = 0;
	let whole = 0;
	for (let at = start; at < end; at++) {
		const word = index.keyWords[at] ?? 0;
		let best = 0;
		for (let link = index.scratch.wordLink[word] ?? -1; link >= 0; link = links[link]?.next ?? -1) {
			const { term: number, similarity } = links[link] ?? noLink;
			const term = terms[number];
			if (!term) continue;
			const value = term.hint === null || term.hint === level ? similarity : similarity * 0.85;
			if (similarity > best) best = similarity;
			for (let position = term.from; position <= term.to; position++) {
				if (similarity > (explained[position] ?? 0)) explained[position] = similarity;
				if (value > (hinted[position] ?? 0)) hinted[position] = value;
			}
		}
		// The last word is the one that is said: "Ташенова" for "Жумабека Ташенова".
		const letters = (index.vocabulary.words[word]?.length ?? 1) * (at === end - 1 ? 2 : 1);
		said += best * letters;
		whole += letters;
	}
	return { words: explained, hinted, recall: whole > 0 ? said / whole : 0 };
}

type Link = { term: number; similarity: number; next: number };
const noLink: Link = { term: 0, similarity: 0, next: -1 };

/** Hangs every match on its word, so that a key's word finds the terms that mean it. */
function linkWords(index: NameIndex, terms: Term[]): Link[] {
	const links: Link[] = [];
	const { wordLink } = index.scratch;
	terms.forEach((term, number) => {
		for (const { word, similarity } of term.matches) {
			links.push({ term: number, similarity, next: wordLink[word] ?? -1 });
			wordLink[word] = links.length - 1;
		}
	});
	return links;
}

function unlinkWords(index: NameIndex, terms: Term[]): void {
	for (const term of terms) for (const { word } of term.matches) index.scratch.wordLink[word] = -1;
}

function searchReading(
	index: NameIndex,
	parsed: ParsedAddress,
	reading: Reading,
	memory: WordMemory,
	best: Map<number, NameMatch>,
): void {
	const { words } = reading;
	const terms = termsOf(index, memory, words);
	const { keys, placeKeys } = findCandidates(index, terms);
	const links = linkWords(index, terms);
	const letters = words.map(lettersOf);
	const total = letters.reduce((sum, count) => sum + count, 0);

	const places = new Map<number, Explained>();
	for (const key of placeKeys) {
		const entry = index.keyEntries[key] ?? 0;
		const level = index.entries[entry]?.kind === "unit" ? "unit" : "settlement";
		const explained = explain(index, key, terms, links, words.length, level);
		// "Красный" alone is not yet "Красный Яр".
		if (explained.recall < 0.6) continue;
		const known = places.get(entry);
		if (!known || explained.recall > known.recall) places.set(entry, explained);
	}

	for (const key of keys) {
		const number = index.keyEntries[key] ?? 0;
		const entry = index.entries[number];
		if (!entry || entry.kind === "unit") continue;
		const own = explain(index, key, terms, links, words.length, entry.kind);
		const around = [
			{ level: "settlement", place: places.get(index.settlementOf[number] ?? -1) },
			{ level: "unit", place: places.get(index.unitOf[number] ?? -1) },
		] as const;
		let covered = 0;
		let least = 1;
		let placed: NameMatch["placed"] = null;
		for (let at = 0; at < words.length; at++) {
			let value = own.hinted[at] ?? 0;
			let sure = own.words[at] ?? 0;
			for (const { level, place } of around) {
				if ((place?.words[at] ?? 0) > sure + 0.05) placed ??= level;
				value = Math.max(value, place?.hinted[at] ?? 0);
				sure = Math.max(sure, place?.words[at] ?? 0);
			}
			covered += value * (letters[at] ?? 0);
			least = Math.min(least, sure);
		}
		const fit =
			least >= 0.915 && own.recall >= 0.915
				? "exact"
				: least >= 0.9 && own.recall > 0.4
					? "partial"
					: "similar";
		const street = entry.kind === "street" ? entry.street : null;
		const wrongKind = street && parsed.streetKind && street.kind !== parsed.streetKind;
		const expectsStreet = parsed.streetKind !== null || reading.house !== null;
		const score =
			0.7 * (total > 0 ? covered / total : 0) +
			0.3 * own.recall +
			0.03 * (index.weights[number] ?? 0) +
			(street ? 0 : expectsStreet ? -0.15 : 0.01) -
			(wrongKind ? 0.03 : 0) -
			0.02 * (index.keyFormer[key] ?? 0);
		if (score < leastScore) continue;
		const known = best.get(number);
		if (known && compare(known, { fit, score }) <= 0) continue;
		const former = index.keyFormer[key] === 1;
		const weight = index.weights[number] ?? 0;
		best.set(number, { entry, reading, fit, placed, former, weight, score });
	}
	unlinkWords(index, terms);
}

type Ranked = Pick<NameMatch, "fit" | "score">;
const compare = (a: Ranked, b: Ranked): number => fits[b.fit] - fits[a.fit] || b.score - a.score;

/** A mere typing error away from a good name: to suspect the known words as well would bring nothing better. */
const goodScore = 0.8;

/** Settlements and streets that the query may mean, the best first: exact before similar, then by population. */
export function searchNames(index: NameIndex, parsed: ParsedAddress, limit: number): NameMatch[] {
	const best = new Map<number, NameMatch>();
	const matches: WordMemory["matches"] = new Map();
	for (const errors of ["unknown words", "all words"] as const) {
		for (const reading of parsed.readings) {
			if (reading.words.length === 0) continue;
			searchReading(index, parsed, reading, { matches, errors }, best);
			// A whole name and a house after it need no other reading.
			if (reading.sure && some(best, ({ fit }) => fit === "exact")) break;
		}
		// Only when the words, as they stand, name no place may each of them be a mistyped one.
		if (some(best, ({ fit, score }) => fit !== "similar" || score > goodScore)) break;
	}
	return [...best.values()].sort(compare).slice(0, limit);
}

function some(best: Map<number, NameMatch>, fits: (match: NameMatch) => boolean): boolean {
	for (const match of best.values()) if (fits(match)) return true;
	return false;
}
