import { parse } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { pluralsOf, wantedBy } from "#tools/text-forms.ts";
import { languages } from "#tools/text-sources.ts";
import { readJson } from "./sources.ts";

type Tree = { [key: string]: string | Tree };

const flatten = (tree: Tree, path = ""): [string, string][] =>
	Object.entries(tree).flatMap(([key, value]): [string, string][] =>
		typeof value === "string" ? [[path + key, value]] : flatten(value, `${path}${key}.`),
	);

const textsOf = (language: string): Map<string, string> =>
	new Map(flatten(readJson(`messages/${language}.json`) as Tree));

const texts = { kk: textsOf("kk"), ru: textsOf("ru"), en: textsOf("en") };
const keys = [...new Set(languages.flatMap((language) => [...texts[language].keys()]))].sort();

test.each(languages)("every text is there in %s, and is no empty one", (language) => {
	expect(keys.filter((key) => !texts[language].get(key)?.trim())).toEqual([]);
});

test.each(languages)("every text in %s can be read as an ICU message", (language) => {
	const broken = [...texts[language]].filter(([, text]) => {
		try {
			return parse(text).length < 0;
		} catch {
			return true;
		}
	});
	expect(broken).toEqual([]);
});

test("a text has the same placeholders of the same kinds, choices and marks in the three languages", () => {
	const different = keys.filter((key) => {
		const found = languages.map((language) => wantedBy(texts[language].get(key) ?? "").join(" "));
		return new Set(found).size > 1;
	});
	expect(different).toEqual([]);
});

test("placeholders that differ are found: one that is missing, of another kind, or another choice", () => {
	const found = (text: string) => wantedBy(text).join(" ");
	expect(found("{count} күн")).not.toBe(found("күн"));
	expect(found("{who, select, inspector {а} other {б}}")).not.toBe(
		found("{who, select, head {а} other {б}}"),
	);
	expect(found("{day, date} күн")).not.toBe(found("{day} күн"));
	expect(found("<b>күн</b>")).not.toBe(found("күн"));
	expect(found("{count, plural, one {# day} other {# days}}")).toBe(found("{count} күн"));
});

/** After «около» every number wants the genitive: 1 минуты, 2 минут, 5 минут. */
const genitive = ["beat.walk"];

test.each(languages)(
	"a plural in %s has the forms of its language, or one form for all",
	(language) => {
		const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
		// Of whole numbers Russian says "other" as it says "many".
		const needed = pluralCategories.filter((form) => form !== "many");
		const wanting = [...texts[language]].filter(([key, text]) =>
			pluralsOf(text).some((forms) => {
				const isComplete = needed.every((form) => forms.includes(form));
				const isKnown = forms.every((form) => pluralCategories.some((known) => known === form));
				// A Kazakh noun stays singular after any number: one form says it all.
				const isOneForAll = forms.length === 1 && forms[0] === "other";
				return !isKnown || !(isComplete || isOneForAll || genitive.includes(key));
			}),
		);
		expect(wanting.map(([key]) => key)).toEqual([]);
	},
);
