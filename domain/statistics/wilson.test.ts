import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	differenceOfMeans,
	differenceOfShares,
	meanInterval,
	rateInterval,
	studentQuantile,
	wilson,
} from "./wilson.ts";

const part = fc
	.integer({ min: 1, max: 5000 })
	.chain((n) => fc.record({ count: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe("the interval of a share", () => {
	test.each([
		// Newcombe 1998 (Statist. Med. 17, 857), table I, method 3.
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718],
	])("of %i in %i is that of the paper", (count, n, low, high) => {
		const interval = wilson(count, n);
		expect(interval.low).toBeCloseTo(low, 4);
		expect(interval.high).toBeCloseTo(high, 4);
	});

	test("lies within 0 and 1 and holds the share", () => {
		fc.assert(
			fc.property(part, ({ count, n }) => {
				const { value, low, high } = wilson(count, n);
				expect(value).toBe(count / n);
				expect(low).toBeGreaterThanOrEqual(0);
				expect(low).toBeLessThanOrEqual(value);
				expect(high).toBeGreaterThanOrEqual(value);
				expect(high).toBeLessThanOrEqual(1);
			}),
		);
	});

	test("ends at 0 and at 1 exactly where nobody and everybody is counted, and nowhere else", () => {
		fc.assert(
			fc.property(part, ({ count, n }) => {
				expect(wilson(count, n).low === 0).toBe(count === 0);
				expect(wilson(count, n).high === 1).toBe(count === n);
			}),
		);
	});

	test("is that of the others seen in a mirror", () => {
		fc.assert(
			fc.property(part, ({ count, n }) => {
				const one = wilson(count, n);
				const other = wilson(n - count, n);
				expect(one.low).toBeCloseTo(1 - other.high, 12);
				expect(one.high).toBeCloseTo(1 - other.low, 12);
			}),
		);
	});

	test("shrinks as more people are asked", () => {
		fc.assert(
			fc.property(part, fc.integer({ min: 2, max: 20 }), ({ count, n }, times) => {
				const few = wilson(count, n);
				const many = wilson(count * times, n * times);
				expect(many.high - many.low).toBeLessThan(few.high - few.low);
			}),
		);
	});

	test("of nobody, or of more than there are, there is none", () => {
		expect(() => wilson(0, 0)).toThrow(RangeError);
		expect(() => wilson(3, 2)).toThrow(RangeError);
		expect(() => wilson(-1, 2)).toThrow(RangeError);
	});
});

describe("the difference of two shares", () => {
	test.each([
		// Newcombe 1998 (Statist. Med. 17, 873), table II, method 10.
		[56, 70, 48, 80, 0.0524, 0.3339],
		[9, 10, 3, 10, 0.1705, 0.809],
		[6, 7, 2, 7, 0.0582, 0.8062],
		[5, 56, 0, 29, -0.0381, 0.1926],
		[0, 10, 0, 20, -0.1611, 0.2775],
		[10, 10, 0, 10, 0.6075, 1],
	])("of %i in %i and %i in %i is that of the paper", (count, n, less, m, low, high) => {
		const found = differenceOfShares({ count, n }, { count: less, n: m });
		expect(found.low).toBeCloseTo(low, 4);
		expect(found.high).toBeCloseTo(high, 4);
		expect(found.distinct).toBe(low > 0);
	});

	test("turns its sign with the order, and two equal shares are never told apart", () => {
		fc.assert(
			fc.property(part, part, (one, other) => {
				const there = differenceOfShares(one, other);
				const back = differenceOfShares(other, one);
				expect(there.low).toBeCloseTo(-back.high, 12);
				expect(there.distinct).toBe(back.distinct);
				expect(differenceOfShares(one, one).distinct).toBe(false);
			}),
		);
	});
});

describe("the interval of a mean", () => {
	test.each([
		// Tables of Student's distribution, 97.5 %.
		[1, 12.7062, 4],
		[2, 4.30265, 4],
		[3, 3.18245, 3],
		[4, 2.77645, 3],
		[5, 2.57058, 4],
		[10, 2.22814, 5],
		[30, 2.04227, 5],
		[100, 1.98397, 5],
		[100_000, 1.95999, 5],
	])("knows Student's point for %i degrees", (degrees, point, digits) => {
		expect(studentQuantile(degrees)).toBeCloseTo(point, digits);
	});

	test("falls with the degrees, whole or not", () => {
		fc.assert(
			fc.property(fc.double({ min: 3, max: 500, noNaN: true }), (degrees) => {
				expect(studentQuantile(degrees + 0.5)).toBeLessThan(studentQuantile(degrees));
			}),
		);
	});

	test("is that of the textbook: 4, 6, 8 minutes", () => {
		const { value, low, high } = meanInterval(3, 18, 116);
		expect(value).toBe(6);
		expect(low).toBeCloseTo(6 - 4.9683, 3);
		expect(high).toBeCloseTo(6 + 4.9683, 3);
	});

	test("of people who waited alike has no width, whatever rounding does", () => {
		const { low, high } = meanInterval(7, 7 * 0.1, 7 * 0.01);
		expect(high - low).toBeCloseTo(0, 6);
	});

	test("of one person is unbounded, and two of them are never told apart", () => {
		expect(meanInterval(1, 9, 81).high).toBe(Number.POSITIVE_INFINITY);
		const one = { n: 1, sum: 9, squares: 81 };
		expect(differenceOfMeans(one, { n: 50, sum: 50, squares: 90 }).distinct).toBe(false);
	});

	test("a difference follows Welch: a textbook pair with unequal spread", () => {
		// 27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19, 21.7, 21.4 and ten others (Welch, example 1).
		const one = [27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19, 21.7, 21.4];
		const other = [
			27.1, 22, 20.8, 23.4, 23.4, 23.5, 25.8, 22, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4,
		];
		const sums = (values: number[]) => ({
			n: values.length,
			sum: values.reduce((total, value) => total + value, 0),
			squares: values.reduce((total, value) => total + value * value, 0),
		});
		const found = differenceOfMeans(sums(one), sums(other));
		// t = -2.46, 25.0 degrees, p = 0.021 (Wikipedia, "Welch's t-test").
		expect(found.value).toBeCloseTo(-2.1667, 3);
		expect(found.low).toBeCloseTo(-3.98, 1);
		expect(found.high).toBeCloseTo(-0.35, 1);
		expect(found.distinct).toBe(true);
	});
});

describe("the interval of a rate", () => {
	test.each([
		// Exact Poisson limits (Garwood 1936).
		[5, 1.6235, 11.6683],
		[10, 4.7954, 18.3904],
		[50, 37.1112, 65.9188],
		[100, 81.3639, 121.6271],
	])("of %i events is within one per cent of the exact one", (count, low, high) => {
		const found = rateInterval(count, 1);
		expect(Math.abs(found.low / low - 1)).toBeLessThan(0.01);
		expect(Math.abs(found.high / high - 1)).toBeLessThan(0.01);
	});

	test("of no events begins at 0, and has an upper end all the same", () => {
		expect(rateInterval(0, 2)).toMatchObject({ value: 0, low: 0 });
		expect(rateInterval(0, 2).high).toBeGreaterThan(1.8);
	});
});
