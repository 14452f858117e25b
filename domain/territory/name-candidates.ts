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
export type WordMemory = {
	matches: Map<string, WordMatch[]>;
	errors: "unknown words" | "all words";
};

/** Two readings of a Latin word are enough to look for errors in. */
const keysWithErrors = 2;

function matchKeys(
	index: NameIndex,
	memory: WordMemory,
	keys: string[],
	isJoined = false,
): WordMatch[] {
	const isKnown = keys.some((key) => index.vocabulary.ids.has(key));
	// A word that is a name as it stands is rarely a mistyped one; that comes second (searchNames).
	const errors = memory.errors === "all words" ? !isJoined || !isKnown : !isKnown;
	const best = new Map<number, number>();
	for (const [at, key] of keys.entries()) {
		const lookFor = errors && at < keysWithErrors;
		const name = lookFor ? `${key}~` : key;
		let matches = memory.matches.get(name);
		if (!matches) {
			matches = matchWord(index.vocabulary, key, lookFor);
			memory.matches.set(name, matches);
		}
		for (const { word, similarity } of matches)
			if (similarity > (best.get(word) ?? 0)) best.set(word, similarity);
	}
	return [...best].map(([word, similarity]) => ({ word, similarity }));
}

const isExact = ({ similarity }: WordMatch): boolean => similarity === 1;

/** The terms of one reading. Joined words must match nearly: they are a second chance, not another guess. */
export function termsOf(index: NameIndex, memory: WordMemory, words: Word[]): Term[] {
	const terms: Term[] = words.map((word, at) => ({
		from: at,
		to: at,
		letters: lettersOf(word),
		hint: word.hint,
		matches: matchKeys(index, memory, word.keys),
	}));
	const known = terms.map(({ matches }) => matches.some(isExact));
	for (const length of [2, 3]) {
		for (let from = 0; from + length <= words.length; from++) {
			const part = words.slice(from, from + length);
			const joined = [0, 1].map((choice) =>
				part.map(({ keys }) => keys[choice] ?? keys[0] ?? "").join(""),
			);
			// Words that are all names stand apart rightly.
			const stray = known.slice(from, from + length).includes(false);
			const matches = stray
				? matchKeys(index, memory, [...new Set(joined)], true).filter(
						({ similarity }) => similarity > 0.8,
					)
				: [];
			const letters = part.reduce((sum, word) => sum + lettersOf(word), 0);
			const hint = part[0]?.hint ?? null;
			if (matches.length > 0) terms.push({ from, to: from + length - 1, letters, hint, matches });
		}
	}
	return terms;
}

/** Leaves of many keys the ones with the highest bound, without sorting them all. */
function highest(keys: Int32Array, bounds: Float32Array): number[] {
	if (keys.length <= maximumCandidates) return [...keys];
	let top = 0;
	for (const bound of bounds) if (bound > top) top = bound;
	const counts = new Int32Array(buckets + 1);
	const scale = buckets / top;
	for (const bound of bounds) {
		const bucket = Math.floor(bound * scale);
		counts[bucket] = (counts[bucket] ?? 0) + 1;
	}
	let least = buckets;
	for (let sum = counts[least] ?? 0; least > 0 && sum < maximumCandidates; ) {
		least -= 1;
		sum += counts[least] ?? 0;
	}
	const above: number[] = [];
	const level: number[] = [];
	for (let at = 0; at < keys.length; at++) {
		const bucket = Math.floor((bounds[at] ?? 0) * scale);
		if (bucket > least) above.push(keys[at] ?? 0);
		else if (bucket === least && level.length < maximumCandidates) level.push(keys[at] ?? 0);
	}
	return above.concat(level.slice(0, Math.max(0, maximumCandidates - above.length)));
}

/** Adds up, per key, what the terms' best matches say; answers the keys that any term touches. */
function gather(index: NameIndex, terms: Term[]): Int32Array {
	const { wordKeyStarts, wordKeys } = index;
	const { gained, term: lastTerm, byTerm, touched } = index.scratch;
	let count = 0;
	for (let at = 0; at < terms.length; at++) {
		const { matches, letters } = terms[at] ?? { matches: [], letters: 0 };
		for (const { word, similarity } of matches) {
			const value = similarity * letters;
			const end = wordKeyStarts[word + 1] ?? 0;
			for (let posting = wordKeyStarts[word] ?? 0; posting < end; posting++) {
				const key = wordKeys[posting] ?? 0;
				const last = lastTerm[key] ?? -1;
				if (last === -1) touched[count++] = key;
				if (last !== at) {
					lastTerm[key] = at;
					byTerm[key] = value;
					gained[key] = (gained[key] ?? 0) + value;
				} else if (value > (byTerm[key] ?? 0)) {
					gained[key] = (gained[key] ?? 0) + value - (byTerm[key] ?? 0);
					byTerm[key] = value;
				}
			}
		}
	}
	return touched.subarray(0, count);
}

/**
 * Keys that may answer the terms, at most 240, by what of the query they and the places they lie in could explain;
 * and the keys of settlements and units among all touched ones, which confirm where a street lies.
 */
export function findCandidates(
	index: NameIndex,
	terms: Term[],
): { keys: number[]; placeKeys: number[] } {
	const { gained, term: lastTerm, byEntry } = index.scratch;
	const touched = gather(index, terms);
	const placeKeys: number[] = [];
	for (const key of touched) {
		if (index.keyPlaces[key] !== 1) continue;
		placeKeys.push(key);
		const entry = index.keyEntries[key] ?? 0;
		byEntry[entry] = Math.max(byEntry[entry] ?? 0, gained[key] ?? 0);
	}
	const bounds = new Float32Array(touched.length);
	for (let at = 0; at < touched.length; at++) {
		const key = touched[at] ?? 0;
		const entry = index.keyEntries[key] ?? 0;
		const settlement = byEntry[index.settlementOf[entry] ?? -1] ?? 0;
		const unit = byEntry[index.unitOf[entry] ?? -1] ?? 0;
		// The weight keeps large places in when thousands of names fit equally.
		bounds[at] = (gained[key] ?? 0) + settlement + unit + (index.weights[entry] ?? 0);
	}
	const keys = highest(touched, bounds);
	for (const key of placeKeys) byEntry[index.keyEntries[key] ?? 0] = 0;
	for (const key of touched) {
		gained[key] = 0;
		lastTerm[key] = -1;
	}
	return { keys, placeKeys };
}
