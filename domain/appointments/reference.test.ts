import { expect, test } from "vitest";
import { groupReference, newReference, readReference } from "./reference.ts";

test("a reference survives being read out and typed with small letters, spaces, dashes, O, I and L", () => {
	expect(readReference("7k3m9 q2xtb")).toBe("7K3M9Q2XTB");
	expect(readReference(" 7K3M9-q2xtb ")).toBe("7K3M9Q2XTB");
	expect(readReference("oil00–ooooo")).toBe("0110000000");
	for (let round = 0; round < 200; round++) {
		const reference = newReference();
		expect(readReference(groupReference(reference).toLowerCase())).toBe(reference);
	}
});

test("what cannot be a reference is none", () => {
	for (const typed of [
		"",
		"123456789",
		"12345678901",
		"UUUUUUUUUU",
		"7K3M9Q2XT\u0000",
		"ЖЖЖЖЖЖЖЖЖЖ",
	])
		expect(readReference(typed)).toBeNull();
});
