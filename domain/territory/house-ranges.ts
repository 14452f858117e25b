import { type House, parseHouse } from "./house-number.ts";

export type Side = "odd" | "even" | "both";

/** A part of a street: the whole of it, houses from one number to another on one or both sides, or one house. */
export type StreetPart =
	| { kind: "whole" }
	| { kind: "range"; from: number; to: number; side: Side }
	| { kind: "house"; key: string };

/** «ул. Абая 1–45 нечётные, 46, 48а»: the street as it is written, and its parts. */
export type StreetRange = { street: string; parts: StreetPart[] };

export type ParsedRange = { value: StreetRange } | { reason: string };

const sides: [Side, RegExp][] = [
	["odd", /(?<!\p{L})(?:нечет\p{L}*|неч|тақ|так|odd)(?!\p{L})\.?/u],
	["even", /(?<!\p{L})(?:чет\p{L}*|чет|жұп|жуп|even)(?!\p{L})\.?/u],
	["both", /(?<!\p{L})(?:обе|все|оба|екі|барлық|барлығы|all|both)(?!\p{L})/u],
];
const fillers =
	/(?<!\p{L})(?:сторон\p{L}*|жағы|жақ|номера?|дома?|үйлер|үй|уй|houses?|side|numbers?|№)(?!\p{L})\.?/gu;
const wholeWords =
	/(?<!\p{L})(?:полностью|целиком|вся|весь|толық|бүкіл|толығымен|whole|entire|all)(?!\p{L})/u;
const rangeShape = /^(?:(?:с|от|from)\s+)?(\d{1,5})(?:\s*-\s*|\s+(?:по|до|to)\s+)(\d{1,5})$/u;
const kazakhRange =
	/^(\d{1,5})\s*-?\s*(?:ден|дан|тен|тан|нен|нан)\s+(\d{1,5})\s*-?\s*(?:ге|ға|ке|қа)(?:\s+дейін)?$/u;
const openRange = /^(?:с|от|from)\s+(\d{1,5})(?:\s+и\s+(?:далее|выше))?$/u;
/** No street goes further. */
const highest = 99_999;
function readPart(text: string): StreetPart | string {
	let rest = text.replace(fillers, " ");
	let side: Side = "both";
	for (const [name, shape] of sides) {
		if (!shape.test(rest)) continue;
		side = name;
		rest = rest.replace(shape, " ");
		break;
	}
	rest = rest.replace(/[()]/g, " ").replace(/\s+/g, " ").trim();
	const found = rangeShape.exec(rest) ?? kazakhRange.exec(rest);
	const open = found ? null : openRange.exec(rest);
	if (found || open) {
		const from = Number(found?.[1] ?? open?.[1]);
		const to = found ? Number(found[2]) : highest;
		if (from < 1 || to < from) return `the range "${text.trim()}" ends before it begins`;
		return { kind: "range", from, to, side };
	}
	// "1-" is a range that somebody has not finished.
	const house = rest.endsWith("-") ? null : parseHouse(rest);
	if (house) return { kind: "house", key: house.key };
	return `"${text.trim()}" is neither a house nor a range of houses`;
}

/** Reads «ул. Абая 1–45 нечётные», «Абай көшесі 2–88 жұп, 90», «мкр. Коктем» (the whole street). Never throws. */
export function parseRange(text: string): ParsedRange {
	if (text.length > 500) return { reason: "the range is longer than 500 characters" };
	const clean = text
		.normalize("NFC")
		.replace(/[‐‑‒–—―−]/g, "-")
		.replace(/ё/g, "е")
		.replace(/Ё/g, "Е")
		.replace(/\s+/g, " ")
		.trim();
	const lower = clean.toLowerCase();
	const numbersAt = firstNumberAt(lower);
	const street = clean
		.slice(0, numbersAt)
		.replace(/[\s,:;(-]+$/, "")
		.replace(/\s(?:дома?|номера|үйлер|үй)\.?$/iu, "")
		.trim();
	const rest = lower.slice(numbersAt).trim();
	if (rest === "") {
		const named = street
			.replace(new RegExp(wholeWords, "giu"), " ")
			.replace(/[,\s]+$/, "")
			.trim();
		if (!/\p{L}/u.test(named)) return { reason: "no street is named" };
		return { value: { street: named, parts: [{ kind: "whole" }] } };
	}
	if (!/\p{L}/u.test(street)) return { reason: "no street is named" };
	const parts: StreetPart[] = [];
	for (const piece of rest.split(/[,;]+/)) {
		if (!piece.trim()) continue;
		const part = readPart(piece);
		if (typeof part === "string") return { reason: part };
		parts.push(part);
	}
	if (parts.length === 0) return { reason: "no houses are named" };
	return { value: { street, parts } };
}

/**
 * Where the houses begin. A number that a word of a name follows ("8 Марта", "40 лет Победы") belongs to the name,
 * as do numbers that begin the text.
 */
function firstNumberAt(lower: string): number {
	for (const found of lower.matchAll(/(?<![\d\p{L}/-])(?:(?:с|от|from)\s+)?\d{1,5}(?!\d)/gu)) {
		const before = lower.slice(0, found.index).trim();
		if (!/\p{L}{2}/u.test(before.replace(/^(?:ул|улица|мкр|пр|пер)\.?$/u, ""))) continue;
		return found.index;
	}
	return lower.length;
}

/** Whether the house lies in the part. A letter or a fraction counts as its number: 45А and 45/1 lie in 1–45. */
export function liesIn(house: House, part: StreetPart): boolean {
	if (part.kind === "whole") return true;
	if (part.kind === "house") return house.key === part.key;
	if (house.number < part.from || house.number > part.to) return false;
	return part.side === "both" || (part.side === "odd") === (house.number % 2 === 1);
}
