import { expect, test } from "vitest";
import { readMoment, wallTimeIn } from "./wall-time.ts";

// 17:29:30 in the region.
const now = new Date("2026-11-24T12:29:30Z");

test.each([
	[0, "17:30"],
	[30, "17:30"],
	[31, "17:31"],
	[24 * 3600, "17:30"],
	[7 * 3600, "00:30"],
])("in %d seconds the region's clock has reached %s", (seconds, time) => {
	expect(wallTimeIn(seconds, now)).toBe(time);
});

test.each([
	["18:00", "2026-11-24T13:00:00.000Z"],
	["17:00", "2026-11-25T12:00:00.000Z"],
	["2026-11-25T06:30", "2026-11-25T01:30:00.000Z"],
])("%s is the next such moment in the region", (text, instant) => {
	expect(readMoment(text, now)?.toISOString()).toBe(instant);
});

test.each(["", "6 pm", "24:00", "18:60", "2026-02-30T10:00", "2026-11-24T17:29", "2026-11-24"])(
	"%j is no moment to come",
	(text) => {
		expect(readMoment(text, now)).toBeNull();
	},
);
