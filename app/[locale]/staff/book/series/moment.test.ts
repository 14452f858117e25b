import { expect, test } from "vitest";
import { momentValue, readMoment, readTime } from "./moment.ts";

test.each([
	["10:00", 600],
	["9.05", 545],
	[" 23:59 ", 1439],
	["24:00", null],
	["10:60", null],
	["ten", null],
	["", null],
] as const)("the time %j is minute %j", (text, minute) => {
	expect(readTime(text)).toBe(minute);
});

test("a moment comes back from its form as it went; anything else is none", () => {
	const moment = { day: "2026-12-01", startMinute: 600 };
	expect(readMoment(momentValue(moment))).toEqual(moment);
	for (const text of ["", "2026-12-01", "2026-02-30 600", "2026-12-01 1440", "x 1"])
		expect(readMoment(text)).toBeNull();
});
