import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
	componentsOf,
	countMonths,
	lastFinishedMonth,
	lastFinishedQuarter,
	monthsIn,
	monthsOf,
	quarterOf,
	quartersIn,
	readMonth,
	shiftMonth,
} from "./periods.ts";

const month = fc
	.tuple(fc.integer({ min: 2000, max: 2060 }), fc.integer({ min: 1, max: 12 }))
	.map(([year, number]) => `${year}-${String(number).padStart(2, "0")}`);
const range = fc
	.tuple(month, fc.integer({ min: 0, max: 47 }))
	.map(([from, length]) => [from, shiftMonth(from, length)] as const);

describe("a range of months", () => {
	property.prop([range])("is made of components that cover it once, in order", ([from, to]) => {
		expect(componentsOf(from, to).flatMap(monthsIn)).toEqual(monthsOf(from, to));
	});

	property.prop([range])("has no three months that could be a quarter", ([from, to]) => {
		const lone = componentsOf(from, to).filter((period) => !period.includes("Q"));
		const byQuarter = Map.groupBy(lone, quarterOf);
		for (const months of byQuarter.values()) expect(months.length).toBeLessThan(3);
	});

	property.prop([range])("counts its months as a calendar does", ([from, to]) => {
		const first = Temporal.PlainYearMonth.from(from);
		const last = Temporal.PlainYearMonth.from(to);
		expect(countMonths(from, to)).toBe(first.until(last, { largestUnit: "months" }).months + 1);
		expect(first.add({ months: countMonths(from, to) - 1 }).toString()).toBe(to);
	});

	property.prop([range])("contains only quarters whose every month is in it", ([from, to]) => {
		for (const quarter of quartersIn(from, to))
			for (const one of monthsIn(quarter)) expect(monthsOf(from, to)).toContain(one);
	});
});

test("a month is over when its last day has ended in Astana, not in Greenwich", () => {
	expect(lastFinishedMonth(new Date("2026-10-31T18:59:59Z"))).toBe("2026-09");
	expect(lastFinishedMonth(new Date("2026-10-31T19:00:00Z"))).toBe("2026-10");
	expect(lastFinishedMonth(new Date("2027-01-05T12:00:00Z"))).toBe("2026-12");
});

test("a quarter is over with its third month", () => {
	expect(lastFinishedQuarter(new Date("2026-11-22T12:00:00Z"))).toBe("2026-Q3");
	expect(lastFinishedQuarter(new Date("2026-09-30T12:00:00Z"))).toBe("2026-Q2");
	expect(lastFinishedQuarter(new Date("2026-10-01T12:00:00Z"))).toBe("2026-Q3");
	expect(lastFinishedQuarter(new Date("2027-02-01T12:00:00Z"))).toBe("2026-Q4");
});

test("what names no month is none", () => {
	for (const text of ["", "2026", "2026-13", "2026-00", "2026-7", "0000-05", "2026-07-01", "x"])
		expect(readMonth(text), text).toBeNull();
	expect(readMonth(" 2026-07 ")).toBe("2026-07");
});
