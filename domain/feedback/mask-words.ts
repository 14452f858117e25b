import { maskNames } from "./mask-names.ts";
import { maskDigits, maskHouses, maskPlates } from "./mask-numbers.ts";
import { joinMasks, masked, outsideMasks, withoutStrayQuotes } from "./masks.ts";

/** Written by people with one thing on their mind; more is an appeal. */
export const longestWords = 1200;

const asciiDigits = (character: string): string => {
	const plain = character.normalize("NFKC");
	if (/^\d+$/.test(plain)) return plain;
	if (!/^\p{Nd}$/u.test(plain)) return character;
	// Digits stand in rows of ten: the zero is the one with no digit before it.
	let zero = plain.codePointAt(0) ?? 0;
	const code = zero;
	while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
	return String(code - zero);
};

/**
 * The words as anybody may safely read them: without control, bidirectional and invisible characters, digits of all
 * scripts as ours, marks not piled up. Mark-up stays text, which pages escape.
 */
export const cleanWords = (typed: string): string =>
	withoutStrayQuotes(
		typed
			.toWellFormed()
			.normalize("NFC")
			.replace(/\r\n?|[\u2028\u2029]/g, "\n")
			.replace(/\t/g, " ")
			.replace(/[^\P{C}\n]/gu, "")
			.replace(/[\p{Nd}\p{No}]/gu, asciiDigits)
			.replace(/(\p{M}{2})\p{M}+/gu, "$1")
			.replace(/[^\S\n]+/gu, " ")
			.replace(/ ?\n ?/g, "\n")
			.replace(/\n{3,}/g, "\n\n"),
	).trim();

const mail = /[^\s@‹›,;()<>]+@[^\s@‹›,;()<>]+\.\p{L}{2,}/gu;
const links = [
	/(?:https?:\/\/|www\.)[^\s‹›]+/giu,
	/(?<![\p{L}\d@])(?:[a-z0-9-]+\.)+(?:kz|ru|com|net|org|info|me|io|app|link|site|online|biz|su|by|uz|kg|ly|xyz|page|tv|pro)(?![\p{L}\d])(?:\/[^\s‹›]*)?/giu,
	/(?<![\p{L}\d@])(?:[\p{L}\d-]+\.)+(?:рф|қаз)(?![\p{L}\d])(?:\/[^\s‹›]*)?/giu,
	/(?<![\p{L}\d])@[\w.]{3,}/gu,
];

const maskAddresses = (text: string): string =>
	links.reduce(
		(rest, link) => rest.replace(link, masked("link")),
		text.replace(mail, masked("mail")),
	);

const rules: ((legible: string, afterMask: boolean) => string)[] = [
	maskAddresses,
	maskPlates,
	maskDigits,
	maskHouses,
	maskNames,
];

const maskOnce = (text: string): string =>
	joinMasks(rules.reduce((rest, rule) => outsideMasks(rest, rule), text));

/**
 * Covers what names or finds a person. Idempotent: what it gives, it gives back. A rule cannot find every name, so a
 * person looks at what it leaves before others read it.
 */
export function maskWords(typed: string): string {
	let text = cleanWords(typed);
	// A mask may open a new place for a rule ("‹name› Жұмабеков"): each round covers more and there is an end to that.
	for (let next = maskOnce(text); next !== text; next = maskOnce(text)) text = next;
	return text;
}
