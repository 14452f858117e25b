import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { derivePin, isPinOf, lookupKey, lookupKeys, seal, unseal } from "./sealing.ts";

const first = "the first secret, of more than thirty-two characters";
const second = "the second secret, of more than thirty-two characters";

beforeEach(() => {
	vi.stubEnv("QADAM_SECRET", first);
	vi.stubEnv("QADAM_SECRET_OLD", "");
});
afterEach(() => vi.unstubAllEnvs());

const contact = { name: "Әсел Қаратаева", phone: "+77010000001" };

test("what was sealed opens again, and nothing of it can be read in the bytes", () => {
	const sealed = seal(contact);
	expect(unseal(sealed)).toEqual(contact);
	expect(sealed.includes(Buffer.from(contact.phone))).toBe(false);
	expect(seal(contact).equals(sealed)).toBe(false);
});

test("bytes changed anywhere do not open", () => {
	const sealed = seal(contact);
	for (let index = 0; index < sealed.length; index++) {
		const altered = Buffer.from(sealed);
		altered[index] = (altered[index] ?? 0) ^ 1;
		expect(() => unseal(altered)).toThrow();
	}
	expect(() => unseal(Buffer.alloc(0))).toThrow();
});

test("after a rotation the earlier secret still opens and is still found by, the new one first", () => {
	const sealed = seal(contact);
	const key = lookupKey("person", contact.phone);
	const pin = derivePin("7K3M9PX2QA");
	vi.stubEnv("QADAM_SECRET", second);
	expect(() => unseal(sealed)).toThrow();
	expect(isPinOf("7K3M9PX2QA", pin)).toBe(false);
	vi.stubEnv("QADAM_SECRET_OLD", first);
	expect(unseal(sealed)).toEqual(contact);
	expect(lookupKeys("person", contact.phone)).toEqual([lookupKey("person", contact.phone), key]);
	expect(isPinOf("7K3M9PX2QA", pin)).toBe(true);
	expect(isPinOf("7K3M9PX2QA", derivePin("7K3M9PX2QA"))).toBe(true);
});

test("the same phone has unrelated keys for different purposes", () => {
	expect(lookupKey("person", contact.phone)).not.toBe(lookupKey("phone-tail", contact.phone));
	expect(lookupKeys("person", contact.phone)).toEqual([lookupKey("person", contact.phone)]);
});

test("a PIN has six digits and only its own reference accepts it", () => {
	expect(derivePin("7K3M9PX2QA")).toMatch(/^\d{6}$/);
	expect(derivePin("7K3M9PX2QA")).toBe(derivePin("7K3M9PX2QA"));
	expect(isPinOf("7K3M9PX2QB", derivePin("7K3M9PX2QA"))).toBe(false);
	for (const wrong of ["", "12345", `${derivePin("7K3M9PX2QA")}0`, "abcdef", "１２３４５６"])
		expect(isPinOf("7K3M9PX2QA", wrong)).toBe(false);
});

test("without a secret of at least 32 characters nothing is sealed", () => {
	vi.stubEnv("QADAM_SECRET", "short");
	expect(() => seal(contact)).toThrow("QADAM_SECRET");
});
