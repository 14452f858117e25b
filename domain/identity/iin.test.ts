import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { hasValidCheckDigit, iinField, maskIin, readIin } from "./iin.ts";

test.each(["991332500015", "991332600021", "991332300032", "991332500609"])(
	"%s is a number that can have been issued",
	(iin) => expect(readIin(iin)).toEqual({ ok: true, value: iin }),
);

test("no check digit fits a number whose remainder is twice 10", () => {
	for (let check = 0; check < 10; check++)
		expect(hasValidCheckDigit(`99133250066${check}`)).toBe(false);
});

property.prop([fc.stringMatching(/^[0-9]{11}$/)])(
	"of the ten check digits at most one fits",
	(head) => {
		const fitting = [...Array(10).keys()].filter((check) => hasValidCheckDigit(`${head}${check}`));
		expect(fitting.length).toBeLessThanOrEqual(1);
	},
);

test.each([
	["", "identity.iin-empty"],
	["99133250001", "identity.iin-length"],
	["9913325000155", "identity.iin-length"],
	["99133250001a", "identity.iin-length"],
	["991332500016", "identity.iin-check"],
])("%j is refused with its own words", (typed, problem) => {
	expect(readIin(typed)).toEqual({ ok: false, refusal: problem });
	expect(iinField.safeParse(typed).error?.issues[0]?.message).toBe(problem);
});

test("pasted spaces and hyphens do not matter", () => {
	expect(iinField.parse(" 991332 500-015\u200e")).toBe("991332500015");
});

test("a masked number shows four digits", () => {
	expect(maskIin("991332500015")).toBe("••••••••0015");
});
