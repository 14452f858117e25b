import { createHash } from "node:crypto";
import en from "#messages/en.json" with { type: "json" };
import kk from "#messages/kk.json" with { type: "json" };
import reviewed from "#messages/reviewed.json" with { type: "json" };
import ru from "#messages/ru.json" with { type: "json" };
import { type Locale, locales } from "./i18n.ts";
import { allTerms } from "./terms.ts";
import { readScreens } from "./text-screens.ts";

/** What a translator needs to see of one text. */
export type ListedText = {
	key: string;
	words: Record<Locale, string>;
	/** Where it stands, e.g. "/book/check". */
	screens: string[];
	/** What is filled in: "{name}". */
	values: string[];
	/** The Kazakh editor who has read it as it stands now; null until somebody has. */
	review: Review | null;
};

export type Review = { by: string; on: string; of: string };

/** Tells one wording from another: a text changed after its review is unread again. */
export const fingerprint = (text: string): string =>
	createHash("sha256").update(text).digest("hex").slice(0, 12);

const reviews: Record<string, Review> = reviewed;

export function reviewOf(key: string, kazakh: string, among = reviews): Review | null {
	const review = among[key];
	return review?.of === fingerprint(kazakh) ? review : null;
}

type Tree = { [name: string]: string | Tree };

const flat = (tree: Tree, path = ""): [string, string][] =>
	Object.entries(tree).flatMap(([name, value]): [string, string][] =>
		typeof value === "string" ? [[path + name, value]] : flat(value, `${path}${name}.`),
	);

const valuesIn = (text: string): string[] => [
	...new Set(text.match(/(?<=\{)[a-z]\w*(?=[,}])/gi)?.map((name) => `{${name}}`)),
];

/** Every text with where it stands; `others` are texts that are kept elsewhere than in messages/. */
export function listTexts(
	others: { key: string; words: Record<Locale, string> }[] = [],
): ListedText[] {
	const russian = new Map(flat(ru));
	const english = new Map(flat(en));
	const written = flat(kk).map(([key, text]) => ({
		key,
		words: { kk: text, ru: russian.get(key) ?? "", en: english.get(key) ?? "" },
	}));
	const explained = Object.entries(allTerms).flatMap(([id, { term, short, meaning }]) =>
		Object.entries({ term, short, meaning }).flatMap(([part, words]) =>
			words ? [{ key: `terms:${id}.${part}`, words }] : [],
		),
	);
	const screens = readScreens(written.map(({ key }) => key));
	return [...written, ...explained, ...others].map(({ key, words }) => ({
		key,
		words,
		screens: key.startsWith("terms:") ? ["/glossary"] : (screens.get(key) ?? []),
		values: valuesIn(words.ru),
		review: reviewOf(key, words.kk),
	}));
}

/** The first line of the table for editors. `version` tells whether a text was changed after the export. */
export const columns = [
	"key",
	"screens",
	"kk",
	"ru",
	"en",
	"values",
	"reviewed_by",
	"reviewed_on",
	"version",
] as const;

export const versionOf = (words: Record<Locale, string>): string =>
	fingerprint(locales.map((locale) => words[locale]).join("\n"));

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** A table that spreadsheets open with Kazakh letters as they are: UTF-8 with its mark, CRLF. */
export function textsCsv(texts: ListedText[]): string {
	const rows = texts.map(({ key, screens, words, values, review }) => [
		key,
		screens.length > 12 ? "*" : screens.join(" "),
		words.kk,
		words.ru,
		words.en,
		values.join(" "),
		review?.by ?? "",
		review?.on ?? "",
		versionOf(words),
	]);
	return `\uFEFF${[columns, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n")}\r\n`;
}
