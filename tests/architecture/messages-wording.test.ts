import { expect, test } from "vitest";
import { allTerms } from "#lib/terms.ts";
import { filled, formsOf } from "#tools/text-forms.ts";
import { broken, rules, tidied } from "#tools/text-rules.ts";
import { type Language, languages, TextBook } from "#tools/text-sources.ts";

const { texts } = new TextBook();

test("the texts of pages, services, windows and the glossary are all looked at", () => {
	const keys = [...texts.keys()];
	expect(keys).toContain("home.title");
	expect(keys).toContain("services:inspector-reception.bring.0");
	expect(keys).toContain("terms:beat.meaning");
	expect(keys).toContain("window-label");
});

test.each(languages)("no text in %s breaks a rule of spelling, grammar or wording", (language) => {
	const found = [...texts].flatMap(([key, words]) =>
		formsOf(words[language]).flatMap((form) =>
			broken(form, language).map((what) => `${key}: ${what}`),
		),
	);
	expect(found).toEqual([]);
});

/** Each rule with what it must find, and what it must leave alone. */
const examples: [language: Language, wrong: string, right: string][] = [
	["ru", "Сохранено ", "Сохранено"],
	["ru", "Готово  .", "Готово."],
	["ru", "Подождите .", "Подождите."],
	["kk", "Бұл - пункт", "Бұл – пункт"],
	["ru", "Это — пункт", "Это – пункт, 3–300 знаков, с −90"],
	["ru", "Страница “Мои записи”", "Страница «Мои записи»"],
	["en", "See «My visits»", "See “My visits”"],
	["en", "your browser's menu", "your browser’s menu"],
	["en", "Cancel...", "Cancel…"],
	["ru", "Участок № 4", "Участок №\u00A04"],
	["kk", `${filled} км`, `${filled}\u00A0км`],
	// The first letter is a Latin c, the second a Latin i.
	["ru", "cрочно", "срочно"],
	["kk", "кезекшi пункт", "кезекші пункт"],
	["en", "Вook", "Book"],
	["ru", "Откройте link", "Откройте eGov Mobile"],
	["kk", `${filled}ның учаскесі`, `Учаскенің инспекторы: ${filled}`],
	["ru", `до ${filled}-го`, `до: ${filled}`],
	["kk", `${filled} дейін`, `Мерзімі: ${filled}. 10 минуттан кейін`],
	["kk", "3 пункттер", "3 пункт, барлық пункттер"],
	["kk", `${filled} учаскелерде`, `${filled} учаскеде`],
	["kk", "ещё", "подъезд"],
	["kk", "жазба нөмірі", "жазылу нөмірі"],
	["ru", "Опорный пункт полиции", "Участковый пункт полиции"],
	["en", "the nearest police station", "the nearest precinct office"],
];

test.each(examples)("in %s “%s” is found, “%s” is not", (language, wrong, right) => {
	expect(broken(wrong, language)).toHaveLength(1);
	expect(broken(right, language)).toEqual([]);
});

test("every rule of wording is broken by an example", () => {
	const found = new Set(
		examples.flatMap(([language, wrong]) =>
			broken(wrong, language).map((what) => what.split(": ")[0]),
		),
	);
	expect(rules.filter(({ says }) => !found.has(says)).map(({ says }) => says)).toEqual([]);
});

test("what needs no judgement is put right by itself, and nothing else is touched", () => {
	expect(tidied(" № 4 учаске - {km} км... ")).toBe("№\u00A04 учаске – {km}\u00A0км…");
	for (const [key, words] of texts)
		for (const language of languages) expect(tidied(words[language]), key).toBe(words[language]);
});

test("a thing has one word in each language, and no word stands for two things", () => {
	for (const language of languages) {
		const words = Object.values(allTerms).map(({ term }) => term[language].toLowerCase());
		expect(new Set(words).size).toBe(words.length);
		const forbidden = Object.values(allTerms).flatMap(({ instead }) => instead[language]);
		expect(forbidden.filter((phrase) => words.includes(phrase.trim()))).toEqual([]);
	}
});

test("the glossary explains in two short sentences at most", () => {
	for (const [id, { meaning }] of Object.entries(allTerms))
		for (const language of languages) {
			const text = meaning?.[language] ?? "";
			expect(text.split(/[.?!]\s/).length, `${id} ${language}`).toBeLessThanOrEqual(2);
			expect(text.length, `${id} ${language}`).toBeLessThanOrEqual(110);
		}
});

test("the glossary does not say who visits which window", () => {
	const explained = Object.entries(allTerms).filter(([, { meaning }]) => meaning);
	expect(explained.map(([id]) => id)).not.toContain("probation-service");
	expect(JSON.stringify(explained)).not.toMatch(/пробаци|probation/i);
});
