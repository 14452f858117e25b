import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { z } from "zod";
import { done, type Outcome, refuse } from "#domain/outcome.ts";

export type PhoneProblem =
	| "identity.phone-empty"
	| "identity.phone-emergency"
	| "identity.phone-invalid";

/** Numbers that answer but cannot be called back; libphonenumber does not know them. */
const emergencyNumbers = ["101", "102", "103", "104", "112"];
/** The country's mobile codes; libphonenumber 1.13 does not know 703 and 704 yet. */
const mobile = /^\+7(70[0-8]|747|76[0-4]|771|77[5-8])\d{7}$/;
/** "00" is how the plus is dialled; 998, 996 and 992 are often written without it. */
const asInternational = (typed: string): string =>
	`+${typed.replace(/\D/g, "").replace(/^00/, "")}`;

/**
 * Reads a phone as people write it: 8 701…, +7 (701)…, 7701…, pasted spaces, numbers of other countries.
 * Answers E.164 ("+77010000000"), or the key of the message that says what is wrong.
 */
export function readPhone(typed: string): Outcome<string, PhoneProblem> {
	const text = typed
		.normalize("NFKC")
		.replace(/\p{Cf}/gu, "")
		.trim();
	if (text === "") return refuse("identity.phone-empty");
	if (emergencyNumbers.includes(text.replace(/\D/g, ""))) return refuse("identity.phone-emergency");
	if (text.length > 40) return refuse("identity.phone-invalid");
	const number = [text, asInternational(text)]
		.map((candidate) =>
			parsePhoneNumberFromString(candidate, { defaultCountry: "KZ", extract: false }),
		)
		.find((candidate) => candidate?.isValid() || mobile.test(candidate?.number ?? ""));
	return number ? done(number.number) : refuse("identity.phone-invalid");
}

/** For a form's schema: takes what was typed, gives E.164. */
export const phoneField = z.string().transform((typed, context) => {
	const phone = readPhone(typed);
	if (phone.ok) return phone.value;
	context.addIssue({ code: "custom", message: phone.refusal });
	return z.NEVER;
});
