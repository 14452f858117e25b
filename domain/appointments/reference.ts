import { randomBytes } from "node:crypto";

/** Crockford's base 32: no I, L, O or U, so that it can be read out and written down. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten random characters, 50 bits. It never suffices alone: with it goes the PIN or the phone's last digits. */
export const newReference = (): string =>
	[...randomBytes(10)].map((byte) => alphabet[byte & 31]).join("");

/** Reads a reference as people type it: small letters, spaces, dashes, O for 0, I and L for 1. Null: cannot be one. */
export function readReference(typed: string): string | null {
	const text = typed
		.normalize("NFKC")
		.toUpperCase()
		.replace(/[\s\p{Pd}_.]/gu, "")
		.replace(/O/g, "0")
		.replace(/[IL]/g, "1");
	return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(text) ? text : null;
}

/** "7K3M9 Q2XTB": in two groups. */
export const groupReference = (reference: string): string =>
	`${reference.slice(0, 5)} ${reference.slice(5)}`;
