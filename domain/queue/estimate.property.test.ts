import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantile, serviceTimes, type Window, waitRange } from "./estimate.ts";

const window: fc.Arbitrary<Window> = fc
	.record({
		busyFor: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null }),
		opensIn: fc.integer({ min: 0, max: 120 }),
		working: fc.boolean(),
	})
	.map((one) => (one.busyFor === null ? one : { ...one, opensIn: 0 }));
const windows = fc.array(window, { minLength: 1, maxLength: 8 });
const times = fc
	.record({
		measured: fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 40 }),
		planned: fc.integer({ min: 5, max: 60 }),
	})
	.map(({ measured, planned }) => serviceTimes(measured, planned));
const coming = fc.array(fc.integer({ min: -30, max: 300 }), { maxLength: 12 });
const ahead = fc.integer({ min: 0, max: 60 });

describe("the range of minutes", () => {
	test("its low end is never above its high end, and both are whole five minutes", () => {
		fc.assert(
			fc.property(ahead, windows, times, coming, (k, at, service, due) => {
				const range = waitRange(k, at, service, due);
				if (!range) throw new Error("A line with windows has a range.");
				expect(range.low).toBeLessThan(range.high);
				expect([range.low % 5, range.high % 5]).toEqual([0, 0]);
				expect(range.low).toBeGreaterThanOrEqual(0);
			}),
		);
	});

	test("one more person ahead never shortens it", () => {
		fc.assert(
			fc.property(ahead, windows, times, coming, (k, at, service, due) => {
				const fewer = waitRange(k, at, service, due);
				const more = waitRange(k + 1, at, service, due);
				expect(more?.low).toBeGreaterThanOrEqual(fewer?.low ?? Number.NaN);
				expect(more?.high).toBeGreaterThanOrEqual(fewer?.high ?? Number.NaN);
			}),
		);
	});

	test("one more booked person to come never shortens it, and leaves the low end alone", () => {
		fc.assert(
			fc.property(
				ahead,
				windows,
				times,
				coming,
				fc.integer({ min: 0, max: 200 }),
				(k, at, service, due, another) => {
					const without = waitRange(k, at, service, due);
					const withThem = waitRange(k, at, service, [...due, another]);
					expect(withThem?.low).toBe(without?.low);
					expect(withThem?.high).toBeGreaterThanOrEqual(without?.high ?? Number.NaN);
				},
			),
		);
	});

	test("where every service takes the same time, it holds the exact wait", () => {
		fc.assert(
			fc.property(
				ahead,
				fc.integer({ min: 1, max: 6 }),
				fc.integer({ min: 1, max: 30 }),
				(k, count, minutes) => {
					const free = Array.from({ length: count }, () => ({
						busyFor: null,
						opensIn: 0,
						working: true,
					}));
					const range = waitRange(k, free, serviceTimes([], minutes));
					const exact = Math.min(Math.floor(k / count) * minutes, 480);
					expect(range?.low).toBeLessThanOrEqual(exact);
					expect(range?.high).toBeGreaterThanOrEqual(exact);
				},
			),
		);
	});

	test("without a window there is none", () => {
		expect(waitRange(3, [], serviceTimes([], 20))).toBeNull();
	});
});

describe("measured times", () => {
	test("quantiles are those of type 7", () => {
		expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
		expect(quantile([1, 2, 3, 4], 0.75)).toBe(3.25);
		expect(quantile([7], 0.75)).toBe(7);
	});

	test("four measured services are too few: the plan is told, and said to be one", () => {
		expect(serviceTimes([5, 6, 7, 8], 20)).toEqual({ low: 20, high: 20, basis: "planned" });
		expect(serviceTimes([5, 6, 7, 8, 9], 20)).toEqual({ low: 6, high: 8, basis: "measured" });
	});
});
