import type { NameIndex } from "./name-index.ts";
import { matchWord, type WordMatch } from "./name-words.ts";
import type { Word } from "./parse-address.ts";

/** A word of the query, or two or three neighbours written together, with what it may mean. */
export type Term = {
	/** Positions of the query's words it stands for. */
	from: number;
	to: number;
	letters: number;
	hint: Word["hint"];
	matches: WordMatch[];
};

/** Names looked at closely for one reading of a query. */
const maximumCandidates = 240;
const buckets = 64;

/** A word's share in a score: a lone initial says little, a number is as good as a short word. */
export const lettersOf = (word: Word): number => Math.max(2, word.keys[0]?.length ?? 0);

/** Matches of words, kept while one query is searched: its readings share most words. */
export type WordMemory = Map<string, WordMatch[]>;

function matchKeys(index: NameIndex, memory: WordMemory, keys: string[]): WordMatch[] {
	const best = new Map<number, number>();
	for (const key of keys) {
		let matches = memory.get(key);
		if (!matches) {
			matches = matchWord(index.vocabulary, key);
			memory.set(key, matches);
		}
		for (const { word, similarity } of matches)
			if (similarity > (best.get(word) ?? 0)) best.set(word, similarity);
	}
	return [...best].map(([word, similarity]) => ({ word, similarity }));
}

/** The terms of one reading. Joined words must match nearly: they are a second chance, not another guess. */
export function termsOf(index: NameIndex, memory: WordMemory, words: Word[]): Term[] {
	const terms: Term[] = words.map((word, at) => ({
		from: at,
		to: at,
		letters: lettersOf(word),
		hint: word.hint,
		matches: matchKeys(index, memory, word.keys),
	}));
	for (const length of [2, 3]) {
		for (let from = 0; from + length <= words.length; from++) {
			const part = words.slice(from, from + length);
			const joined = [0, 1].map((choice) =>
				part.map(({ keys }) => keys[choice] ?? keys[0] ?? "").join(""),
			);
			const matches = matchKeys(index, memory, [...new Set(joined)]).filter(
				({ similarity }) => similarity > 0.8,
			);
			const letters = part.reduce((sum, word) => sum + lettersOf(word), 0);
			const hint = part[0]?.hint ?? null;
			if (matches.length > 0) terms.push({ from, to: from + length - 1, letters, hint, matches });
		}
	}
	return terms;
}

/** Leaves of many keys the ones with the highest bound, without sorting them all. */
function highest(keys: number[], bounds: Float32Array): number[] {
	if (keys.length <= maximumCandidates) return keys;
	let top = 0;
	for (const bound of bounds) if (bound > top) top = bound;
	const counts = new Int32Array(buckets);
	const bucket = (bound: number) => Math.min(buckets - 1, Math.floor((bound / top) * buckets));
	for (const bound of bounds) counts[bucket(bound)] = (counts[bucket(bound)] ?? 0) + 1;
	let least = buckets - 1;
	for (let sum = counts[least] ?? 0; least > 0 && sum < maximumCandidates; ) {
		least -= 1;
		sum += counts[least] ?? 0;
	}
	const above = keys.filter((_, at) => bucket(bounds[at] ?? 0) > least);
	const level = keys.filter((_, at) => bucket(bounds[at] ?? 0) === least);
	return above.concat(level.slice(0, Math.max(0, maximumCandidates - above.length)));
}

/**
 * Keys that may answer the terms, at most 240, by what of the query they and the places they lie in could explain;
 * and the keys of settlements and units among all touched ones, which confirm where a street lies.
 */
export function findCandidates(
	index: NameIndex,
	terms: Term[],
): { keys: number[]; placeKeys: number[] } {
	const { gained, term: lastTerm, byTerm } = index.scratch;
	const touched: number[] = [];
	terms.forEach((term, at) => {
		for (const { word, similarity } of term.matches) {
			const value = similarity * term.letters;
			const end = index.wordKeyStarts[word + 1] ?? 0;
			for (let posting = index.wordKeyStarts[word] ?? 0; posting < end; posting++) {
				const key = index.wordKeys[posting] ?? 0;
				if (lastTerm[key] === -1) touched.push(key);
				if (lastTerm[key] !== at) {
					lastTerm[key] = at;
					byTerm[key] = 0;
				}
				const already = byTerm[key] ?? 0;
				if (value <= already) continue;
				gained[key] = (gained[key] ?? 0) + value - already;
				byTerm[key] = value;
			}
		}
	});

	const placeKeys = touched.filter(
		(key) => index.entries[index.keyEntries[key] ?? 0]?.kind !== "street",
	);
	const ofPlace = new Map<number, number>();
	for (const key of placeKeys) {
		const entry = index.keyEntries[key] ?? 0;
		ofPlace.set(entry, Math.max(ofPlace.get(entry) ?? 0, gained[key] ?? 0));
	}
	const bounds = Float32Array.from(touched, (key) => {
		const entry = index.keyEntries[key] ?? 0;
		const settlement = ofPlace.get(index.settlementOf[entry] ?? -1) ?? 0;
		const unit = ofPlace.get(index.unitOf[entry] ?? -1) ?? 0;
		// The weight keeps large places in when thousands of names fit equally.
		return (gained[key] ?? 0) + settlement + unit + (index.weights[entry] ?? 0);
	});
	for (const key of touched) {
		gained[key] = 0;
		lastTerm[key] = -1;
	}
	return { keys: highest(touched, bounds), placeKeys };
}
