import type { Language } from "./text-sources.ts";

/*
 * How hard a text is. English: Flesch (1948). Russian: Flesch as Oborneva fitted it to Russian (2006). For Kazakh
 * there is no formula that anybody has tested with readers; an invented one would be a pretence. So Kazakh is
 * measured by what every formula is made of: words in a sentence and the share of long words.
 */

const vowels: Record<Language, RegExp> = {
	kk: /[аәеёиіоөуұүыэюя]/gi,
	ru: /[аеёиоуыэюя]/gi,
	en: /[aeiouy]+/gi,
};

/** A word is long from this many letters on; Kazakh builds with endings what others say in two words. */
const longFrom: Record<Language, number> = { kk: 13, ru: 13, en: 11 };

export const sentencesOf = (text: string): string[] =>
	text
		.split(/(?<=[.?!…])\s+/u)
		.map((sentence) => sentence.trim())
		.filter(Boolean);

export const wordsOf = (text: string): string[] =>
	text.match(/[\p{L}\p{N}\uFFFC]+(?:[-’][\p{L}\p{N}]+)*/gu) ?? [];

function syllablesOf(word: string, language: Language): number {
	const spoken = language === "en" ? word.replace(/(?<=[^aeiouyl]\w*[^aeiouyl])e$/i, "") : word;
	return Math.max(1, spoken.match(vowels[language])?.length ?? 0);
}

export type Reading = {
	words: number;
	sentences: number;
	longestSentence: number;
	wordsPerSentence: number;
	/** From 0 to 1. */
	longWords: number;
	/** Flesch's scale: 100 very easy, 60 plain, 30 hard. None for Kazakh. */
	ease: number | null;
};

export function reading(texts: string[], language: Language): Reading {
	const sentences = texts.flatMap(sentencesOf);
	const words = sentences.flatMap(wordsOf);
	const wordsPerSentence = words.length / Math.max(1, sentences.length);
	const syllables = words.reduce((sum, word) => sum + syllablesOf(word, language), 0);
	const perWord = syllables / Math.max(1, words.length);
	const ease = {
		kk: null,
		ru: 206.835 - 1.3 * wordsPerSentence - 60.1 * perWord,
		en: 206.835 - 1.015 * wordsPerSentence - 84.6 * perWord,
	}[language];
	return {
		words: words.length,
		sentences: sentences.length,
		longestSentence: Math.max(0, ...sentences.map((sentence) => wordsOf(sentence).length)),
		wordsPerSentence,
		longWords:
			words.filter((word) => word.length >= longFrom[language]).length / Math.max(1, words.length),
		ease,
	};
}

/** What public copy must keep to. */
export const limits = {
	/** UX.md 23; staff's copy as well. */
	wordsInASentence: 20,
	wordsPerSentence: { kk: 9, ru: 9, en: 11 },
	longWords: { kk: 0.1, ru: 0.08, en: 0.08 },
	ease: { kk: null, ru: 45, en: 60 },
} as const;
