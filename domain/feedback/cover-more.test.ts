import fc from "fast-check";
import { expect, test } from "vitest";
import { coverMore } from "./cover-more.ts";
import { maskWords } from "./mask-words.ts";
import { splitAtMasks } from "./masks.ts";

const shown = (words: string, kept: string) => {
	const covered = coverMore(words, kept);
	return covered.ok ? covered.value : covered.refusal;
};

test("what is left as it was is shown as it was", () => {
	const words = "Инспектор ‹name› күттірді, 40 минут!\nҚайта келдім.";
	expect(shown(words, words)).toBe(words);
});

test("what was struck out is covered, whether or not something stands in its place", () => {
	const words = "Там был сосед из 12 квартиры, он кричал.";
	expect(shown(words, "Там был, он кричал.")).toBe("Там был ‹words›, он кричал.");
	expect(shown(words, "Там был *** , он кричал.")).toBe("Там был ‹words›, он кричал.");
	expect(shown(words, "")).toBe("‹words›.");
});

test("a mask stays, even when somebody strikes it out", () => {
	expect(shown("пришёл ‹name› вчера", "пришёл вчера")).toBe("пришёл ‹name› вчера");
});

test("a word that was not there, twice there, or elsewhere is refused", () => {
	const words = "Не приняли документы";
	for (const kept of [
		"Приняли документы",
		"Не приняли документы быстро",
		"документы Не приняли",
		"Не Не приняли",
	])
		expect(shown(words, kept)).toBe("words-added");
});

const word = fc.constantFrom(
	"не",
	"приняли",
	"хорошо",
	"Асқар",
	"40",
	"минут",
	"‹name›",
	"!",
	",",
	"\n",
);
const sentence = fc.array(word, { maxLength: 12 }).map((parts) => maskWords(parts.join(" ")));
const legible = (text: string): string[] =>
	splitAtMasks(text)
		.filter((_, at) => at % 2 === 0)
		.flatMap((part) => part.match(/[\p{L}\p{N}]+/gu) ?? []);

test("moderation cannot add a word, drop a mask, or change the order", () => {
	fc.assert(
		fc.property(sentence, sentence, (words, kept) => {
			const covered = coverMore(words, kept);
			if (!covered.ok) return;
			// What is legible is a part of what was there, in its order, and is what was kept.
			expect(legible(covered.value)).toEqual(legible(kept));
			let at = 0;
			const before = legible(words);
			for (const one of legible(covered.value)) {
				at = before.indexOf(one, at) + 1;
				expect(at).toBeGreaterThan(0);
			}
			if (words.includes("‹name›")) expect(covered.value).toContain("‹name›");
			// And outside words, nothing but what stood there.
			const strip = (text: string) => text.replace(/‹\w+›/g, "").replace(/[\p{L}\p{N}\s]/gu, "");
			expect(strip(words).length).toBeGreaterThanOrEqual(strip(covered.value).length);
		}),
		{ numRuns: 1500 },
	);
});

test("striking out any words of a text is always possible", () => {
	fc.assert(
		fc.property(
			sentence,
			fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
			(words, keeps) => {
				const kept = legible(words).filter((_, at) => keeps[at]);
				const covered = coverMore(words, kept.join(" "));
				expect(covered.ok).toBe(true);
				if (covered.ok) expect(legible(covered.value)).toEqual(kept);
			},
		),
		{ numRuns: 500 },
	);
});
