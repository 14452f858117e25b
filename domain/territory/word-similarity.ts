import { editDistance } from "./edit-distance.ts";

/** How many typing errors a word of this length may have. */
export const tolerated = (length: number): number =>
	length < 3 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3;

/** Russian endings of names, folded: й is и. */
const endings = new Set([
	...["", "а", "я", "и", "ы", "е", "у", "ю", "о"],
	...["ои", "еи", "ая", "яя", "ое", "ее", "ыи", "ии", "ого", "его", "ому", "ему", "ую"],
]);

const shortestStem = 3;
const longestEnding = 3;

/** "абая" → "абая", "аба"; a number has no endings. */
export function stemsOf(word: string): string[] {
	const stems: string[] = [];
	for (let length = 0; length <= longestEnding; length++) {
		const stem = word.length - length;
		if (stem >= shortestStem && endings.has(word.slice(stem))) stems.push(word.slice(0, stem));
	}
	return stems;
}

/** How near a word is that differs in its ending only: Абая and Абай, Центральная and Центральный say one name. */
export const endingSimilarity = 0.92;

/** 0…1 by typing errors and what is still untyped; 0 when the words are no match. */
export function wordSimilarity(typed: string, word: string): number {
	if (typed === word) return 1;
	if (word.startsWith(typed)) return 0.65 + 0.24 * (typed.length / word.length);
	const longer = Math.max(typed.length, word.length);
	const limit = tolerated(longer);
	if (limit === 0) return 0;
	const { whole, beginning } = editDistance(typed, word, limit);
	// Under 0.9: a typing error is always told apart from a mere ending.
	let similarity = whole <= limit ? Math.min(0.89, 1 - whole / longer) : 0;
	// The beginning of a longer word, with an error.
	const forgiven = typed.length < 5 ? 0 : typed.length < 8 ? 1 : 2;
	if (word.length > typed.length && beginning <= forgiven)
		similarity = Math.max(similarity, 0.8 * (1 - beginning / typed.length));
	return similarity >= 0.6 ? similarity : 0;
}

/** Whether two words are one but for a Russian ending. */
export function isSameName(one: string, other: string): boolean {
	if (one === other) return true;
	const stems = stemsOf(other);
	return stemsOf(one).some((stem) => stems.includes(stem));
}
