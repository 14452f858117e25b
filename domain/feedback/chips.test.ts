import { expect, test } from "vitest";
import { deskKinds } from "#db/schema/appointments.ts";
import { chipsOf, chipTone, isChip } from "./chips.ts";

test("each kind of desk is asked what went well and what went badly, a few of each, none twice", () => {
	for (const kind of deskKinds) {
		const chips = chipsOf(kind);
		expect(new Set(chips).size).toBe(chips.length);
		for (const tone of ["good", "bad"] as const) {
			const count = chips.filter((chip) => chipTone(chip) === tone).length;
			expect(count, `${kind} ${tone}`).toBeGreaterThanOrEqual(4);
			expect(count, `${kind} ${tone}`).toBeLessThanOrEqual(7);
		}
	}
});

test("nobody can tell a probation visit by its chips", () => {
	expect(chipsOf("probation")).toEqual(chipsOf("inspector"));
});

test("what is no chip of ours is none, nor is a property that every object has", () => {
	expect(isChip("clear")).toBe(true);
	for (const text of ["", "toString", "__proto__", "Clear"]) expect(isChip(text)).toBe(false);
});
