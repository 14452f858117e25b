import { expect, test } from "vitest";
import { endOfWeek, lastWeeks, monthsOfWeek, weekOf } from "./digest-week.ts";

/** Monday 2026-11-23, eight in the morning in the region. */
const monday = new Date("2026-11-23T03:00:00Z");

test("on Monday morning the last week is the one that ended the day before", () => {
	expect(lastWeeks(monday)).toEqual({
		last: { from: "2026-11-16", to: "2026-11-22" },
		before: { from: "2026-11-09", to: "2026-11-15" },
	});
});

test("the office's wall clock decides which week it is", () => {
	expect(lastWeeks(new Date("2026-11-22T18:59:00Z")).last.from).toBe("2026-11-09");
	expect(lastWeeks(new Date("2026-11-22T19:00:00Z")).last.from).toBe("2026-11-16");
});

test("every day of a week names the same week, around New Year too", () => {
	expect(weekOf(monday)).toBe("2026-W48");
	expect(weekOf(new Date("2026-11-29T18:00:00Z"))).toBe("2026-W48");
	expect(weekOf(new Date("2027-01-01T06:00:00Z"))).toBe("2026-W53");
});

test("it is of no use from the next Monday on", () => {
	expect(endOfWeek(monday).toISOString()).toBe("2026-11-29T19:00:00.000Z");
});

test("a week may lie in two months", () => {
	expect(monthsOfWeek({ from: "2026-11-30", to: "2026-12-06" })).toEqual(["2026-11", "2026-12"]);
	expect(monthsOfWeek({ from: "2026-11-16", to: "2026-11-22" })).toEqual(["2026-11"]);
});
