import { joinMarkers, markerOf, type StreetKind } from "./address-words.ts";
import { candidateKeys } from "./fold.ts";
import { type House, parseHouse, withoutApartment } from "./house-number.ts";

/** One word of a name. `keys`: its candidate folded keys, the likeliest first. */
export type Word = { text: string; keys: string[]; hint: "street" | "settlement" | "unit" | null };

/** One way to read the text: which number is the house, and what is left as words of names. */
export type Reading = {
	words: Word[];
	house: House | null;
	/** The number is said as a house: "дом 8", or last. In "8 Наурыз" it may be part of the name. */
	sure: boolean;
};

export type ParsedAddress = {
	/** The likeliest first. "8 Марта 51" has three: house 51, house 8, no house. Never empty. */
	readings: Reading[];
	streetKind: StreetKind | null;
	/** Somebody who writes "г." or "ауылы" means a settlement. */
	settlementMarked: boolean;
};

const maximumWords = 10;
const maximumReadings = 4;

const before = String.raw`(?<![\p{L}\d/.])`;
const houseMark = String.raw`(?:(?:дом|д|үй|уй|house|№)(?!\p{L})\.?\s*)?`;
// A lone letter after a space is the house's, unless a name follows that it marks: "76 г. Кокшетау", "76 с Зеренда".
const houseLetter = String.raw`(?:-?(?![йь])\p{L}(?![\p{L}.\-])|\s?-?\s?["«]?(?![йь]|[гсп](?:\.|\s+\p{L}{3}))\p{L}(?![\p{L}.])["»]?)?`;
const houseTail = String.raw`(?:\s*\/\s*\d+\p{L}?(?!\p{L}))*(?:[\s,]*(?:корпус|корп|кор|к)\.?\s*\d+)?(?:[\s,]*(?:строение|стр)\.?\s*\d+)?`;
// "12-45" is house 12, apartment 45.
const dashApartment = String.raw`(?:\s?-\s?\d+(?![\d\p{L}]))?`;
const houseMarkAfter = String.raw`(?:\s*-?\s*(?:үйі|үй|уй|дом)(?!\p{L})\.?)?`;
const housePattern = new RegExp(
	`${before}(${houseMark})(\\d{1,5}(?!\\d)${houseLetter}${houseTail})${dashApartment}(${houseMarkAfter})`,
	"gu",
);

type Number = { start: number; end: number; house: House; marked: boolean };

function clean(query: string): string {
	const text = query
		.normalize("NFC")
		.toLowerCase()
		.replace(/[‐‑‒–—―−]/g, "-")
		.replace(/[\\⁄∕]/g, "/")
		.replace(/(?<!\d)\d{6,}(?!\d)/g, ",")
		// "1-й Заводской", "2-ші".
		.replace(/(?<=\d)-(?:й|ый|ой|ая|ое|го|ші|шы)(?!\p{L})/gu, " ")
		.replace(/(?<=\p{L}{2})(?=\d)/gu, " ")
		.replace(/(?<=\d)(?=\p{L}{2})/gu, " ");
	return joinMarkers(withoutApartment(text)).replace(/(?<=\p{L}\.)(?=[\p{L}\d])/gu, " ");
}

function findNumbers(text: string): Number[] {
	const numbers: Number[] = [];
	for (const found of text.matchAll(housePattern)) {
		const house = parseHouse(found[2] ?? "");
		if (!house) continue;
		const marked = Boolean(found[1]) || Boolean(found[3]);
		numbers.push({ start: found.index, end: found.index + found[0].length, house, marked });
	}
	// The house is usually said last, and surely where "дом" or "үй" stands.
	return numbers.reverse().sort((a, b) => Number(b.marked) - Number(a.marked));
}

type Token = { text: string; marker: ReturnType<typeof markerOf> };

function tokensOf(segment: string): Token[] {
	return segment
		.split(/[\s"«»()№#!?:]+/)
		.map((text) => text.replace(/^[.\-/]+|[.\-/]+$/g, ""))
		.filter(Boolean)
		.map((text) => ({ text, marker: markerOf(text) }));
}

/** Gives the words beside a marker its hint: after it, or before it when the marker stands last. */
function hintWords(tokens: Token[]): Word["hint"][] {
	const hints: Word["hint"][] = tokens.map(() => null);
	tokens.forEach(({ marker }, at) => {
		if (!marker || marker.names === "nothing") return;
		const isName = (index: number) => tokens[index] !== undefined && !tokens[index]?.marker;
		const forward = isName(at + 1) && (marker.stands === "before" || !isName(at - 1));
		const step = forward ? 1 : -1;
		// A street's name may have several words; of a settlement only the nearest is sure.
		const reach = marker.names === "street" ? 3 : 1;
		for (let index = at + step, count = 0; isName(index) && count < reach; index += step, count++)
			hints[index] ??= marker.names;
	});
	return hints;
}

function wordsOf(text: string): Word[] {
	const words: Word[] = [];
	for (const segment of text.split(/[,;\n\r]+/)) {
		const tokens = tokensOf(segment);
		const hints = hintWords(tokens);
		tokens.forEach((token, at) => {
			if (token.marker) return;
			// Folding may split what stood together: "Тас-Жол" is two words.
			for (const part of token.text.split(/[-/.]+/)) {
				const keys = candidateKeys(part).filter((key) => !key.includes(" "));
				if (keys.length > 0) words.push({ text: part, keys, hint: hints[at] ?? null });
			}
		});
	}
	return words.slice(0, maximumWords);
}

/** Reads free text as an address. Never throws; text that says nothing has one reading without words. */
export function parseAddress(query: string): ParsedAddress {
	const text = clean(query);
	const numbers = findNumbers(text);
	const rests = numbers
		.slice(0, maximumReadings - 1)
		.map(({ start, end }) => `${text.slice(0, start)},${text.slice(end)}`);
	const readings: Reading[] = rests.map((rest, at) => {
		const number = numbers[at];
		const isLast = /^\s*(?:[,;]|$)/.test(text.slice(number?.end));
		return { words: wordsOf(rest), house: number?.house ?? null, sure: number?.marked || isLast };
	});
	if (!numbers[0]?.marked) readings.push({ words: wordsOf(text), house: null, sure: false });
	// Read beside the house, so that its letter is taken for no "ауыл" or "село".
	const markers = (rests[0] ?? text).split(/[,;\n\r]+/).flatMap((segment) => tokensOf(segment));
	let streetKind: StreetKind | null = null;
	for (const { marker } of markers) {
		if (marker?.names === "street") streetKind ??= marker.streetKind;
	}
	return {
		readings,
		streetKind,
		settlementMarked: markers.some(({ marker }) => marker?.names === "settlement"),
	};
}
