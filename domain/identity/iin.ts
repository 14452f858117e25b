import { z } from "zod";
import { done, type Outcome, refuse } from "#domain/outcome.ts";

export type IinProblem = "identity.iin-empty" | "identity.iin-length" | "identity.iin-check";

const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

const remainder = (digits: number[], weights: number[]): number =>
	weights.reduce((sum, weight, place) => sum + weight * (digits[place] ?? 0), 0) % 11;

/** Whether the twelfth digit is the check digit of the first eleven. A number whose remainder is twice 10 was never issued. */
export function hasValidCheckDigit(iin: string): boolean {
	const digits = [...iin].map(Number);
	const first = remainder(digits, firstWeights);
	const check = first === 10 ? remainder(digits, secondWeights) : first;
	return digits.length === 12 && check === digits[11];
}

/**
 * Reads an individual identification number. Birth date and sex are never derived from it: they have been
 * unlinked since 2013, and a month of 13 is no mistake.
 */
export function readIin(typed: string): Outcome<string, IinProblem> {
	const text = typed.normalize("NFKC").replace(/[\s\p{Cf}-]/gu, "");
	if (text === "") return refuse("identity.iin-empty");
	if (!/^\d{12}$/.test(text)) return refuse("identity.iin-length");
	return hasValidCheckDigit(text) ? done(text) : refuse("identity.iin-check");
}

/** For a form's schema: takes what was typed, gives twelve digits. */
export const iinField = z.string().transform((typed, context) => {
	const iin = readIin(typed);
	if (iin.ok) return iin.value;
	context.addIssue({ code: "custom", message: iin.refusal });
	return z.NEVER;
});

/** "••••••••0015". */
export const maskIin = (iin: string): string => `••••••••${iin.slice(-4)}`;
