import { z } from "zod";
import { done, type Outcome, refuse } from "#domain/outcome.ts";

export type NameProblem =
	| "identity.name-empty"
	| "identity.name-characters"
	| "identity.name-too-long";

const longest = 100;
/** Words of letters, joined by hyphens and apostrophes; a full stop only after an initial. No digits, no links. */
const word = "\\p{L}\\p{M}*(?:[-'’ʼ‘`]?\\p{L}\\p{M}*)*[.'’ʼ]?";
const names = new RegExp(`^${word}(?: ${word})*$`, "u");

/** Reads a name as its bearer writes it, in any script. One word is enough; a patronymic is never required. */
export function readPersonName(typed: string): Outcome<string, NameProblem> {
	const name = typed
		.normalize("NFC")
		.replace(/\p{Cf}/gu, "")
		.replace(/\s+/gu, " ")
		.trim();
	if (name === "") return refuse("identity.name-empty");
	if (name.length > longest) return refuse("identity.name-too-long");
	return names.test(name) ? done(name) : refuse("identity.name-characters");
}

/** For a form's schema: takes what was typed, gives the name with single spaces. */
export const personNameField = z.string().transform((typed, context) => {
	const name = readPersonName(typed);
	if (name.ok) return name.value;
	context.addIssue({ code: "custom", message: name.refusal });
	return z.NEVER;
});
