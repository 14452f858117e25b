import { allTerms } from "#lib/terms.ts";
import { filled } from "./text-forms.ts";
import type { Language } from "./text-sources.ts";

/** Names and terms that are written in Latin letters in every language. */
export const properNames = new Set(
	`Qadam English Eng OpenStreetMap contributors ODbL MIT API JSON GeoJSON OpenAPI CSV UTC
	JavaScript Wi-Fi e-Otinish eGov Mobile GitHub QR SMS PIN Cookie cookie CORS ETag HTTP URL HTML GET HEAD OPTIONS UTF
	ISO RFC CC BY SA WGS XLSX PDF Akmola Natural Earth geoBoundaries adilet zan kz gov www https http org com
	iCalendar ics Enter Esc Ctrl Alt Shift Tab Telegram WhatsApp MCI WCAG AA axe Escape A4 Noto Sans
	Authorization Bearer Idempotency-Key If-Match Retry-After WWW-Authenticate Allow PATCH api slots application merge-patch json`.split(
		/\s+/,
	),
);

type Rule = {
	/** What is wrong, in words for whoever edits texts. */
	says: string;
	in?: readonly Language[];
	/** The piece that breaks the rule. */
	breaks: (text: string, language: Language) => string | undefined;
};

const first = (text: string, pattern: RegExp): string | undefined => pattern.exec(text)?.[0];
const cyrillic: readonly Language[] = ["kk", "ru"];

const alphabets: Record<Language, RegExp> = {
	kk: /^[аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя]+$/i,
	ru: /^[а-яё]+$/i,
	en: /^[a-z]+$/i,
};

function strangeWord(text: string, language: Language): string | undefined {
	return text.match(/\p{L}+/gu)?.find((word) => {
		const isLatin = /^\p{Script=Latin}+$/u.test(word);
		const isOwn = alphabets[language].test(word) || /^[А-ЯӘҒҚҢӨҰҮҺІ]{2,4}$/.test(word);
		return !isOwn && !(isLatin && /^[A-Za-z]+$/.test(word));
	});
}

function unknownLatin(text: string): string | undefined {
	return (
		text
			.replace(/\b\S+\.\S+\b/g, " ")
			// What is written as an example of a number is no word.
			.replace(/[A-Z]*\d[A-Z\d-]+/g, " ")
			.match(/[A-Za-z]+(?:-[A-Za-z]+)*/g)
			?.find((word) => word.length > 1 && !properNames.has(word))
	);
}

/** Words that came from Russian with their letters; any other word with щ, ъ or ё is a slip. */
const borrowed = /^(подъезд|объект|съезд|щётка)/i;

/** In Kazakh these ask a case ending of the word before them, and a filled-in value has none. */
const governing = "дейін|кейін|бастап|бері|қарай|соң|бұрын|шейін";
const pluralNoun =
	"\\p{L}+(?:лар|лер|дар|дер|тар|тер)(?:ы|і|ға|ге|да|де|дан|ден|дың|дің|ды|ді|мен)?(?!\\p{L})";
const numeral = `(?:\\d+|${filled}|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|бірнеше|көп)`;

function wrongTerm(text: string, language: Language): string | undefined {
	const lower = text.toLowerCase();
	for (const { term, instead } of Object.values(allTerms)) {
		const found = instead[language].find((phrase) =>
			new RegExp(`(?<!\\p{L})${phrase.trim().replaceAll(".", "\\.")}`, "u").test(lower),
		);
		if (found) return `${found.trim()} → ${term[language]}`;
	}
	return undefined;
}

export const rules: Rule[] = [
	{
		says: "a space at an end, or two together",
		breaks: (text) => first(text, /^\s|\s$|\s{2}/),
	},
	{ says: "a space before a mark", breaks: (text) => first(text, /\S [,.;:!?»”)]/) },
	{
		says: "a dash is – with a space on either side",
		breaks: (text) => first(text, /—|\s-\s|\s–\S|[^\s\d\uFFFC]–\s/),
	},
	{
		says: "quotation marks are «…» in Kazakh and Russian, “…” in English",
		breaks: (text, language) => first(text, language === "en" ? /["„«»]/ : /["“”„]/),
	},
	{ says: "an apostrophe is ’", breaks: (text) => first(text, /'/) },
	{ says: "three points are one sign, …", breaks: (text) => first(text, /\.\.\./) },
	{
		says: "№ and its number, a number and its unit, stay on one line",
		breaks: (text) => first(text, /№[^\u00A0]|[\d\uFFFC] (?:км|km|₸|МРП|АЕК|MCI)(?!\p{L})/u),
	},
	{ says: "a word with a letter of another alphabet", breaks: strangeWord },
	{ says: "a word in Latin letters that is no name", in: cyrillic, breaks: unknownLatin },
	{
		says: "an ending glued to a value",
		in: cyrillic,
		breaks: (text) => first(text, /\uFFFC[-’]?\p{L}+/u),
	},
	{
		says: "a word that asks a case of the value before it",
		in: ["kk"],
		breaks: (text) => first(text, new RegExp(`${filled}\\s(?:${governing})(?!\\p{L})`, "u")),
	},
	{
		says: "a noun stays singular after a number",
		in: ["kk"],
		breaks: (text) => first(text, new RegExp(`(?<![\\p{L}\\d])${numeral}\\s${pluralNoun}`, "iu")),
	},
	{
		says: "щ, ъ and ё stand in borrowed words only",
		in: ["kk"],
		breaks: (text) =>
			text.match(/\p{L}+/gu)?.find((word) => /[щъё]/i.test(word) && !borrowed.test(word)),
	},
	{ says: "another word is used for this thing", breaks: wrongTerm },
];

/** What breaks which rule in one form of a text. */
export const broken = (text: string, language: Language): string[] =>
	rules
		.filter((rule) => (rule.in ?? [language]).includes(language))
		.flatMap((rule) => {
			const piece = rule.breaks(text, language);
			return piece === undefined ? [] : [`${rule.says}: “${piece}”`];
		});

/** The slips that need no judgement. */
export const tidied = (text: string): string =>
	text
		.trim()
		.replace(/ {2,}/g, " ")
		.replace(/№\s?/g, "№\u00A0")
		.replace(/([\d}]) (?=(?:км|km|₸|МРП|АЕК|MCI)(?!\p{L}))/gu, "$1\u00A0")
		.replace(/ (?:—|-) /g, " – ")
		.replace(/\.\.\./g, "…");
