import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { expect, test } from "vitest";
import { readJson } from "./sources.ts";

type Tree = { [key: string]: string | Tree };

const flatten = (tree: Tree, path = ""): [string, string][] =>
	Object.entries(tree).flatMap(([key, value]): [string, string][] =>
		typeof value === "string" ? [[path + key, value]] : flatten(value, `${path}${key}.`),
	);

const textsOf = (language: string): Map<string, string> =>
	new Map(flatten(readJson(`messages/${language}.json`) as Tree));

const languages = ["kk", "ru", "en"] as const;
const texts = { kk: textsOf("kk"), ru: textsOf("ru"), en: textsOf("en") };
const keys = [...new Set(languages.flatMap((language) => [...texts[language].keys()]))].sort();

/** What a text wants filled in, each with its kind: "day", "count plural", "<link>". */
function placeholders(elements: MessageFormatElement[]): string[] {
	return elements.flatMap((element) => {
		switch (element.type) {
			case TYPE.literal:
			case TYPE.pound:
				return [];
			case TYPE.tag:
				return [`<${element.value}>`, ...placeholders(element.children)];
			case TYPE.plural:
			case TYPE.select: {
				const branches = Object.values(element.options).flatMap(({ value }) => placeholders(value));
				return [element.value, ...branches];
			}
			default:
				return [element.value];
		}
	});
}

const wanted = (text: string): string => [...new Set(placeholders(parse(text)))].sort().join(" ");

test.each(languages)("every text is there in %s, and is no empty one", (language) => {
	expect(keys.filter((key) => !texts[language].get(key)?.trim())).toEqual([]);
});

test.each(languages)("every text in %s can be read as an ICU message", (language) => {
	const broken = [...texts[language]].filter(([, text]) => {
		try {
			return placeholders(parse(text)).length < 0;
		} catch {
			return true;
		}
	});
	expect(broken).toEqual([]);
});

test("a text has the same placeholders in the three languages", () => {
	const different = keys.filter((key) => {
		const found = languages.map((language) => wanted(texts[language].get(key) ?? ""));
		return new Set(found).size > 1;
	});
	expect(different).toEqual([]);
});

/** After «около» every number wants the genitive: 1 минуты, 2 минут, 5 минут. */
const genitive = ["beat.walk"];

test("a plural in Russian has its forms, 1 день, 2 дня, 5 дней, or one form for all, 5 мин", () => {
	const wanting = [...texts.ru].filter(
		([key, text]) =>
			!genitive.includes(key) &&
			parse(text).some((element) => {
				if (element.type !== TYPE.plural) return false;
				const forms = Object.keys(element.options).filter((form) => !form.startsWith("="));
				return forms.length > 1 && !["one", "few", "other"].every((form) => forms.includes(form));
			}),
	);
	expect(wanting.map(([key]) => key)).toEqual([]);
});
