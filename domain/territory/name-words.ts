import { endingSimilarity, stemsOf, tolerated, wordSimilarity } from "./word-similarity.ts";

/**
 * The distinct words of all names, found by a query's word: exactly, by their beginning, or nearly. Near ones come
 * from an inverted index of trigrams in typed arrays and are then measured by their edit distance.
 */
export type Vocabulary = {
	/** Sorted by code unit, so that words with one beginning stand together. The position is the word's id. */
	words: string[];
	ids: Map<string, number>;
	/** Words by what is left of them without a Russian ending: "аба" leads to абаи and абая. */
	stems: Map<string, number[]>;
	/** Population behind a word: which of very many to keep. */
	weights: Float32Array;
	trigramStarts: Int32Array;
	trigramWords: Int32Array;
	/** Scratch, all zero between calls. */
	shared: Uint8Array;
};

export type WordMatch = { word: number; similarity: number };

/** Matches kept for one word of a query. */
const maximumMatches = 64;
/** Words whose edit distance is measured for one word of a query. */
const maximumMeasured = 400;
/** Words with one beginning that are looked through for the weightiest. */
const maximumPrefixed = 4000;

const symbols = 69;

function symbol(word: string, at: number): number {
	if (at < 0 || at >= word.length) return 0;
	const code = word.charCodeAt(at);
	if (code >= 0x430) return code - 0x430 + 37;
	if (code >= 97) return code - 97 + 1;
	return code - 48 + 27;
}

/** Trigrams as PostgreSQL's pg_trgm takes them: two spaces before the word, one after. */
function trigramsOf(word: string): number[] {
	const trigrams: number[] = [];
	for (let at = 0; at <= word.length; at++) {
		const trigram =
			(symbol(word, at - 2) * symbols + symbol(word, at - 1)) * symbols + symbol(word, at);
		if (!trigrams.includes(trigram)) trigrams.push(trigram);
	}
	return trigrams;
}

/** `weighted`: each distinct folded word with its weight. */
export function buildVocabulary(weighted: Map<string, number>): Vocabulary {
	const words = [...weighted.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
	const trigramsOfWords = words.map(trigramsOf);
	const starts = new Int32Array(symbols ** 3 + 1);
	for (const trigrams of trigramsOfWords)
		for (const trigram of trigrams) starts[trigram + 1] = (starts[trigram + 1] ?? 0) + 1;
	for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
	const next = starts.slice();
	const postings = new Int32Array(starts[starts.length - 1] ?? 0);
	trigramsOfWords.forEach((trigrams, word) => {
		for (const trigram of trigrams) {
			const place = next[trigram] ?? 0;
			postings[place] = word;
			next[trigram] = place + 1;
		}
	});
	const stems = new Map<string, number[]>();
	words.forEach((word, id) => {
		for (const stem of stemsOf(word)) {
			const there = stems.get(stem);
			if (there) there.push(id);
			else stems.set(stem, [id]);
		}
	});
	return {
		words,
		stems,
		ids: new Map(words.map((word, id) => [word, id])),
		weights: Float32Array.from(words, (word) => weighted.get(word) ?? 0),
		trigramStarts: starts,
		trigramWords: postings,
		shared: new Uint8Array(words.length),
	};
}

function firstFrom(words: string[], typed: string): number {
	let low = 0;
	let high = words.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((words[middle] ?? "") < typed) low = middle + 1;
		else high = middle;
	}
	return low;
}

function collectPrefixed(vocabulary: Vocabulary, typed: string, matches: WordMatch[]): void {
	const { words, weights } = vocabulary;
	const start = firstFrom(words, typed);
	let end = start;
	while (end < words.length && end - start < maximumPrefixed && words[end]?.startsWith(typed))
		end++;
	let ids = Array.from({ length: end - start }, (_, at) => start + at);
	if (ids.length > maximumMatches) {
		ids = ids.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0)).slice(0, maximumMatches);
	}
	for (const word of ids) {
		if (words[word] !== typed)
			matches.push({ word, similarity: wordSimilarity(typed, words[word] ?? "") });
	}
}

function collectNear(vocabulary: Vocabulary, typed: string, matches: WordMatch[]): void {
	const { words, trigramStarts, trigramWords, shared } = vocabulary;
	const touched: number[] = [];
	for (const trigram of trigramsOf(typed)) {
		const end = trigramStarts[trigram + 1] ?? 0;
		for (let at = trigramStarts[trigram] ?? 0; at < end; at++) {
			const word = trigramWords[at] ?? 0;
			const count = shared[word] ?? 0;
			if (count === 0) touched.push(word);
			if (count < 255) shared[word] = count + 1;
		}
	}
	const limit = tolerated(typed.length);
	const near: number[] = [];
	const counts: number[] = [];
	for (const id of touched) {
		const count = shared[id] ?? 0;
		shared[id] = 0;
		if (count < leastShared(typed.length)) continue;
		const word = words[id] ?? "";
		if (word.length < typed.length - limit) continue;
		// Longer words are only of interest when they begin alike.
		if (word.length > typed.length + limit && word[0] !== typed[0]) continue;
		near.push(id);
		counts.push(count);
	}
	for (const id of mostShared(near, counts)) {
		const word = words[id] ?? "";
		if (word === typed || word.startsWith(typed)) continue;
		const similarity = wordSimilarity(typed, word);
		if (similarity > 0) matches.push({ word: id, similarity });
	}
}

/** Trigrams that a word with tolerable errors still shares. A swap of two letters, the costliest, breaks four. */
const leastShared = (length: number): number =>
	length < 5 ? 1 : length < 7 ? 2 : length < 10 ? 3 : Math.round(length * 0.4);

/** Of very many words those that share most. */
function mostShared(near: number[], counts: number[]): number[] {
	if (near.length <= maximumMeasured) return near;
	const histogram = new Int32Array(256);
	for (const count of counts) histogram[count] = (histogram[count] ?? 0) + 1;
	let least = 255;
	for (let sum = histogram[least] ?? 0; least > 0 && sum <= maximumMeasured; ) {
		least -= 1;
		sum += histogram[least] ?? 0;
	}
	return near.filter((_, at) => (counts[at] ?? 0) > least);
}

/**
 * Words of the vocabulary that `typed` (one folded word) may mean, at most 64. `errors`: also those that it is
 * only near to.
 */
export function matchWord(vocabulary: Vocabulary, typed: string, errors: boolean): WordMatch[] {
	const matches: WordMatch[] = [];
	const exact = vocabulary.ids.get(typed);
	if (exact !== undefined) matches.push({ word: exact, similarity: 1 });
	// A number is that number or none: "8" is no typing error for "9".
	if (/^\d+$/.test(typed)) return matches;
	for (const stem of stemsOf(typed))
		for (const word of vocabulary.stems.get(stem) ?? [])
			if (word !== exact) matches.push({ word, similarity: endingSimilarity });
	collectPrefixed(vocabulary, typed, matches);
	if (errors && typed.length >= 3) collectNear(vocabulary, typed, matches);
	if (matches.length <= maximumMatches) return matches;
	const { weights } = vocabulary;
	return matches
		.sort((a, b) => b.similarity - a.similarity || (weights[b.word] ?? 0) - (weights[a.word] ?? 0))
		.slice(0, maximumMatches);
}
