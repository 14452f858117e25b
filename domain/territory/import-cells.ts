import { ranks } from "#db/schema/territory.ts";
import { readPhone } from "#domain/identity/phone.ts";
import type { CsvRow } from "./import-csv.ts";

/** A cell that cannot be read; caught where the row is. */
export class BadCell extends Error {}

export const bad = (reason: string): never => {
	throw new BadCell(reason);
};

export function textCell(row: CsvRow, column: string, longest = 300): string {
	const text = row.cell(column).normalize("NFC");
	if (text.length > longest) bad(`${column} is longer than ${longest} characters`);
	if (text.includes("\u0000")) bad(`${column} has a NUL character`);
	return text;
}

export const requiredCell = (row: CsvRow, column: string, longest?: number): string =>
	textCell(row, column, longest) || bad(`${column} is empty`);

export function localizedCells(row: CsvRow, column: string) {
	const kk = requiredCell(row, `${column}_kk`);
	const ru = requiredCell(row, `${column}_ru`);
	return { kk, ru, en: textCell(row, `${column}_en`) || ru };
}

/** Null when all three cells are empty. */
export const optionalLocalized = (row: CsvRow, column: string) =>
	["kk", "ru", "en"].some((language) => row.cell(`${column}_${language}`))
		? localizedCells(row, column)
		: null;

const yes = new Set(["yes", "1", "true", "да", "иә", "+"]);
const no = new Set(["no", "0", "false", "нет", "жоқ", "-"]);

/** Null: the cell is empty, nobody has said. */
export function answerCell(row: CsvRow, column: string): boolean | null {
	const text = row.cell(column).toLowerCase();
	if (text === "") return null;
	if (yes.has(text)) return true;
	if (no.has(text)) return false;
	return bad(`${column} "${text}" is neither yes nor no`);
}

/** E.164. Numbers that cannot be real are for demonstrations: refused unless they are asked for. */
export function phoneCell(row: CsvRow, column: string, allowSynthetic: boolean): string {
	const text = requiredCell(row, column);
	const digits = text.replace(/\D/g, "");
	if (/^[78]?000\d{7}$/.test(digits)) {
		if (allowSynthetic) return `+7${digits.slice(-10)}`;
		bad(`${column} ${text} is a demonstration number; --allow-synthetic takes it`);
	}
	const phone = readPhone(text);
	return phone.ok ? phone.value : bad(`${column} "${text}" is no telephone number`);
}

type Rank = (typeof ranks)[number];

const rankNames: Record<Rank, string[]> = {
	sergeant: ["сержант полиции", "полиция сержанты"],
	"junior-lieutenant": ["младший лейтенант полиции", "полиция кіші лейтенанты"],
	lieutenant: ["лейтенант полиции", "полиция лейтенанты"],
	"senior-lieutenant": ["старший лейтенант полиции", "полиция аға лейтенанты"],
	captain: ["капитан полиции", "полиция капитаны"],
	major: ["майор полиции", "полиция майоры"],
	"lieutenant-colonel": ["подполковник полиции", "полиция подполковнигі"],
	colonel: ["полковник полиции", "полиция полковнигі"],
};

const withoutPolice = (name: string) => name.replace(/\s*полиции$|^полиция\s*/u, "");
const rankByName = new Map(
	ranks.flatMap((rank) => [
		[rank, rank] as const,
		...rankNames[rank].flatMap((name) => [
			[name, rank] as const,
			[withoutPolice(name), rank] as const,
		]),
	]),
);

/** "captain", "капитан", "капитан полиции", "полиция капитаны". */
export const rankCell = (row: CsvRow, column: string): Rank =>
	rankByName.get(requiredCell(row, column).toLowerCase().replace(/\s+/g, " ")) ??
	bad(`${column} "${row.cell(column)}" is no rank; use ${ranks.join(", ")}`);

/** Two-letter codes (ISO 639-1), separated by spaces or signs: "kk ru". */
export function languagesCell(row: CsvRow, column: string): string[] {
	const codes = requiredCell(row, column)
		.toLowerCase()
		.split(/[\s,;|/+]+/)
		.filter(Boolean);
	const wrong = codes.find((code) => !/^[a-z]{2}$/.test(code));
	if (wrong) bad(`${column}: "${wrong}" is no language code such as kk, ru, en`);
	return [...new Set(codes)];
}

/** YYYY-MM-DD that exists. */
export function dayCell(row: CsvRow, column: string): string {
	const text = requiredCell(row, column);
	try {
		if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text).toString();
	} catch {}
	return bad(`${column} "${text}" is no date as YYYY-MM-DD`);
}

export function numberCell(row: CsvRow, column: string, least: number, most: number): number {
	const text = requiredCell(row, column);
	const value = Number(text.replace(",", "."));
	return value >= least && value <= most
		? value
		: bad(`${column} "${text}" is no number from ${least} to ${most}`);
}
