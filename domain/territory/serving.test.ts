import { describe, expect, test } from "vitest";
import { type Assignment, servingOn } from "./serving.ts";

const permanent: Assignment = {
	officerId: "yerlan",
	kind: "permanent",
	during: "[2025-03-01,)",
	reason: null,
};
const acting: Assignment = {
	officerId: "aigul",
	kind: "acting",
	during: "[2026-11-17,2026-12-07)",
	reason: "leave",
};

describe("who serves a beat", () => {
	test("the permanent inspector serves without an end while nobody acts", () => {
		expect(servingOn([permanent, acting], "2026-11-16")).toEqual({
			officerId: "yerlan",
			kind: "permanent",
			until: null,
			insteadOf: null,
			reason: null,
		});
	});

	test("on the first and on the last day of a leave the acting inspector serves", () => {
		for (const day of ["2026-11-17", "2026-12-06"])
			expect(servingOn([permanent, acting], day)).toEqual({
				officerId: "aigul",
				kind: "acting",
				until: "2026-12-06",
				insteadOf: "yerlan",
				reason: "leave",
			});
	});

	test("the day after the leave the permanent inspector is back", () => {
		expect(servingOn([acting, permanent], "2026-12-07")?.officerId).toBe("yerlan");
	});

	test("on a vacant beat the acting inspector stands in for nobody", () => {
		expect(servingOn([acting], "2026-11-20")).toMatchObject({ kind: "acting", insteadOf: null });
	});

	test("a permanent inspector who leaves has a last day", () => {
		const leaving = { ...permanent, during: "[2025-03-01,2027-03-01)" };
		expect(servingOn([leaving], "2026-11-20")?.until).toBe("2027-02-28");
		expect(servingOn([leaving], "2027-03-01")).toBeNull();
	});

	test("nobody serves before the first assignment, after the last, or without any", () => {
		expect(servingOn([permanent], "2025-02-28")).toBeNull();
		expect(servingOn([acting], "2026-12-07")).toBeNull();
		expect(servingOn([], "2026-11-20")).toBeNull();
	});

	test("an assignment without a beginning holds from ever", () => {
		expect(servingOn([{ ...permanent, during: "(,2026-01-01)" }], "1999-12-31")?.until).toBe(
			"2025-12-31",
		);
	});
});
