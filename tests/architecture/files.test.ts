import { expect, test } from "vitest";
import { sourceFiles } from "./sources.ts";

const files = sourceFiles();
const longest = 220;

/** Tables of facts are looked up, not read from top to bottom. */
const isTable = (path: string) => path.startsWith("db/schema/");

/** Code that reads what people type, or says a language's own name, holds letters; why stands beside it. */
const mayHoldLetters = [
	/^db\/seed\/|\.test\.tsx?$|^tests\//,
	// Search and import know the alphabets, abbreviations and spellings of addresses.
	/^domain\/territory\/(fold|parse-|house-|name-|word-|search-|import-|address-|street-|range-|romanize)/,
	// Masking knows names, patronymics, ranks and the words around an address.
	/^domain\/feedback\/mask-/,
	// Rules about the letters and words of texts.
	/^tools\/(text-rules|reading-ease)\.ts$/,
	// Folds the letters of a name, so that one person is one person in both alphabets.
	/^domain\/appointments\/contact\.ts$/,
	// Its usage shows a range as offices write it.
	/^tools\/import\.ts$/,
	// Examples of what the public interface answers.
	/^app\/api\/v1\/(examples|.*schema)\.ts$/,
	// A language is called by its own name in every language.
	/^app\/(resident-page|\[locale\]\/staff\/staff-page)\.tsx$|^lib\/i18n\.ts$/,
];

const where = (holds: (path: string, text: string) => boolean): string[] =>
	[...files].filter(([path, text]) => holds(path, text)).map(([path]) => path);

test("there are sources to look at", () => {
	expect(files.size).toBeGreaterThan(100);
});

test("no file is longer than a reader can hold in mind", () => {
	const long = where(
		(path, text) =>
			!isTable(path) && !/\.(test|spec)\./.test(path) && text.split("\n").length > longest,
	);
	expect(long).toEqual([]);
});

test("no file has a name that says nothing", () => {
	const empty = /(^|\/)(index|utils?|helpers?|types|common|constants|misc)\.(tsx?|mjs|js)$/;
	expect(where((path) => empty.test(path))).toEqual([]);
});

test("client components leave dates, numbers and sorting to the server", () => {
	// Chromium writes Kazakh dates wrongly, and sorts otherwise than Node.
	const formatting = /\bIntl\.|\.toLocale\w*\(|\.localeCompare\(/;
	const isClient = (path: string, text: string) =>
		/^\s*["']use client["']/.test(text) || /^(enhance|public)\//.test(path);
	expect(where((path, text) => isClient(path, text) && formatting.test(text))).toEqual([]);
});

test("texts in Kazakh and Russian stand in messages/, not in code", () => {
	const withoutComments = (text: string) =>
		text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|[^:])\/\/.*$/gm, "$1");
	expect(
		where(
			(path, text) =>
				!mayHoldLetters.some((pattern) => pattern.test(path)) &&
				/[\u0400-\u04FF]/.test(withoutComments(text)),
		),
	).toEqual([]);
});

test("nothing asks the linter or the compiler to look away", () => {
	const marks = [
		"biome-" + "ignore",
		"@ts-" + "ignore",
		"@ts-" + "expect-error",
		"@ts-" + "nocheck",
		"eslint-" + "disable",
	];
	expect(where((_, text) => marks.some((mark) => text.includes(mark)))).toEqual([]);
});
