import { expect, test } from "vitest";
import {
	dayNumber,
	dayText,
	duringText,
	instantAt,
	minuteOf,
	wallMinute,
	wallMinuteFrom,
	weekdayOf,
} from "./wall-clock.ts";

const zone = "Asia/Almaty";

test("a day is its number and back, with its weekday", () => {
	expect(dayText(dayNumber("2026-11-24"))).toBe("2026-11-24");
	expect(weekdayOf(dayNumber("2026-11-24"))).toBe(2);
	expect(weekdayOf(dayNumber("2026-11-22"))).toBe(7);
	expect(weekdayOf(-1)).toBe(3);
});

test("a day that does not exist is refused", () => {
	expect(() => dayNumber("2026-02-30")).toThrow(RangeError);
});

test("an office's wall clock is five hours ahead of UTC, and was six before March 2024", () => {
	expect(minuteOf(wallMinute(new Date("2026-11-24T12:00:59Z"), zone))).toBe(17 * 60);
	expect(minuteOf(wallMinute(new Date("2024-02-29T12:00:00Z"), zone))).toBe(18 * 60);
});

test("at one second past the minute, that minute has begun and can no longer be taken", () => {
	expect(minuteOf(wallMinuteFrom(new Date("2026-11-24T12:00:00.000Z"), zone))).toBe(1020);
	expect(minuteOf(wallMinuteFrom(new Date("2026-11-24T12:00:00.001Z"), zone))).toBe(1021);
});

test("the wall clock becomes the instant again", () => {
	const instant = new Date("2026-11-23T19:30:00Z");
	expect(instantAt(wallMinute(instant, zone), zone)).toEqual(instant);
});

test("a visit is stored as the wall clock, its end excluded", () => {
	const midnight = dayNumber("2026-11-24") * 1440;
	expect(duringText(midnight + 1020, midnight + 1040)).toBe(
		'["2026-11-24 17:00:00","2026-11-24 17:20:00")',
	);
});
