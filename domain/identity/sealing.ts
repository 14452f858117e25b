import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	hkdfSync,
	randomBytes,
	timingSafeEqual,
} from "node:crypto";

/*
 * Personal data at rest: sealed with AES-256-GCM, found again by HMAC-SHA256 ("blind index").
 * All keys come from QADAM_SECRET by HKDF (RFC 5869), one per purpose. To rotate, the operator moves the
 * earlier secret to QADAM_SECRET_OLD: what it sealed still opens, and lookupKeys answers both keys.
 */

/** Sealed bytes: format (1), key id (4), nonce (12), ciphertext, tag (16). The first five are authenticated too. */
const format = 1;
const headLength = 5;
const nonceLength = 12;
const tagLength = 16;

const derivedKeys = new Map<string, Buffer>();

function derive(secret: string, purpose: string, length: number): Buffer {
	const name = `${length}:${purpose}:${secret}`;
	const known = derivedKeys.get(name);
	if (known) return known;
	const key = Buffer.from(hkdfSync("sha256", secret, "qadam", purpose, length));
	derivedKeys.set(name, key);
	return key;
}

/** The current secret, then the earlier one if there is any. */
function secrets(): [string, ...string[]] {
	const current = process.env.QADAM_SECRET ?? "";
	const old = process.env.QADAM_SECRET_OLD ?? "";
	if (current.length < 32) throw new Error("QADAM_SECRET must have at least 32 characters.");
	return old.length >= 32 && old !== current ? [current, old] : [current];
}

const keyId = (secret: string): Buffer => derive(secret, "seal-key-id", 4);

/** Encrypts a JSON value for a `bytea` column. Two calls with the same value give different bytes. */
export function seal(plain: object): Buffer {
	const [secret] = secrets();
	const head = Buffer.concat([Buffer.of(format), keyId(secret)]);
	const nonce = randomBytes(nonceLength);
	const cipher = createCipheriv("aes-256-gcm", derive(secret, "seal", 32), nonce);
	cipher.setAAD(head);
	const body = Buffer.concat([cipher.update(JSON.stringify(plain), "utf8"), cipher.final()]);
	return Buffer.concat([head, nonce, body, cipher.getAuthTag()]);
}

/** Opens what `seal` closed, under the current or the earlier secret. Throws when it was altered or the key is gone. */
export function unseal(sealed: Buffer): unknown {
	const head = sealed.subarray(0, headLength);
	const secret = secrets().find((candidate) => keyId(candidate).equals(head.subarray(1)));
	if (head[0] !== format || !secret) throw new Error("Sealed under a key that is not configured.");
	const nonce = sealed.subarray(headLength, headLength + nonceLength);
	const decipher = createDecipheriv("aes-256-gcm", derive(secret, "seal", 32), nonce, {
		authTagLength: tagLength,
	});
	decipher.setAAD(head);
	decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
	const body = sealed.subarray(headLength + nonceLength, sealed.length - tagLength);
	return JSON.parse(Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8"));
}

const keyed = (secret: string, purpose: string, value: string): Buffer =>
	createHmac("sha256", derive(secret, `lookup ${purpose}`, 32))
		.update(value)
		.digest();

/** What to store beside sealed data to find it by `value` again. Keys of different purposes cannot be joined. */
export const lookupKey = (purpose: string, value: string): string =>
	keyed(secrets()[0], purpose, value).toString("base64url");

/** What to search by: the key of the current secret first, then that of the earlier one. */
export const lookupKeys = (purpose: string, value: string): string[] =>
	secrets().map((secret) => keyed(secret, purpose, value).toString("base64url"));

const pinOf = (secret: string, reference: string): string =>
	String(keyed(secret, "pin", reference).readUIntBE(0, 6) % 1_000_000).padStart(6, "0");

/** The six digits that go with a reference. Derived, so nothing has to be stored and it can be shown again. */
export const derivePin = (reference: string): string => pinOf(secrets()[0], reference);

/** Whether the typed digits are the reference's PIN, under the current or the earlier secret; in constant time. */
export function isPinOf(reference: string, typed: string): boolean {
	const wellFormed = /^\d{6}$/.test(typed);
	const given = Buffer.from(wellFormed ? typed : "000000");
	const matches = secrets().map((secret) =>
		timingSafeEqual(given, Buffer.from(pinOf(secret, reference))),
	);
	return wellFormed && matches.includes(true);
}
