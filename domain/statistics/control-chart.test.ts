import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { controlMeans, controlRates, controlShares } from "./control-chart.ts";

const months = (counts: number[], n = 100) =>
	counts.map((count, at) => ({ period: `month-${String(at).padStart(2, "0")}`, count, n }));
const spoken = (chart: ReturnType<typeof controlShares>) =>
	chart?.months.flatMap(({ period, rules }) => rules.map((rule) => [period, rule]));

/** Twelve months around 20 of 100, as chance makes them. */
const quiet = [20, 23, 17, 21, 19, 24, 16, 20, 22, 18, 19, 21];

describe("a measure month by month", () => {
	test("has its centre from the first twelve months and limits at three standard errors", () => {
		const chart = controlShares(months([...quiet, 40, 41]));
		expect(chart?.centre).toBe(0.2);
		expect(chart?.baseline).toEqual({ from: "month-00", to: "month-11", months: 12 });
		expect(chart?.widened).toBe(1);
		// 0.2 ± 3 √(0.2 · 0.8 / 100)
		expect(chart?.months[0]?.lower).toBeCloseTo(0.08, 10);
		expect(chart?.months[0]?.upper).toBeCloseTo(0.32, 10);
	});

	test("speaks of one month beyond the limits, and of that month alone", () => {
		expect(spoken(controlShares(months([...quiet, 33, 20])))).toEqual([["month-12", "beyond"]]);
	});

	test("is silent about a month that only looks bad", () => {
		expect(spoken(controlShares(months([...quiet, 31, 20])))).toEqual([]);
	});

	test("speaks of the eighth month in a row on one side, not of the seventh", () => {
		const seven = [...quiet.slice(0, 11), 19, 22, 22, 22, 22, 22, 22, 22];
		expect(spoken(controlShares(months(seven)))).toEqual([]);
		expect(spoken(controlShares(months([...seven, 22])))).toEqual([["month-19", "run"]]);
		expect(spoken(controlShares(months([...seven, 19, 22])))).toEqual([]);
	});

	test("asks more of a measure whose months always jump", () => {
		const jumping = [10, 30, 12, 29, 9, 31, 11, 28, 10, 30, 12, 28];
		const chart = controlShares(months([...jumping, 35]));
		expect(chart?.widened).toBeGreaterThan(2);
		expect(spoken(chart)).toEqual([]);
	});

	test("months with fewer people have wider limits", () => {
		const chart = controlShares([...months(quiet), { period: "small", count: 4, n: 10 }]);
		expect(chart?.months.at(-1)).toMatchObject({ period: "small", rules: [] });
		expect(chart?.months.at(-1)?.upper).toBeGreaterThan(0.5);
	});

	test("with fewer than eight months there is no chart", () => {
		expect(controlShares(months(quiet.slice(0, 7)))).toBeNull();
		expect(
			controlShares([...months(quiet.slice(0, 7)), { period: "empty", count: 0, n: 0 }]),
		).toBeNull();
	});

	test("the limits hold the centre and never leave what is possible", () => {
		const shares = fc.array(
			fc
				.integer({ min: 1, max: 400 })
				.chain((n) => fc.record({ count: fc.integer({ min: 0, max: n }), n: fc.constant(n) })),
			{ minLength: 8, maxLength: 36 },
		);
		fc.assert(
			fc.property(shares, (rows) => {
				const chart = controlShares(rows.map((row, at) => ({ ...row, period: `${at}` })));
				for (const { lower, upper, value, rules } of chart?.months ?? []) {
					expect(lower).toBeGreaterThanOrEqual(0);
					expect(upper).toBeLessThanOrEqual(1);
					expect(lower).toBeLessThanOrEqual(chart?.centre ?? -1);
					expect(upper).toBeGreaterThanOrEqual(chart?.centre ?? 2);
					const isOutside = value < lower - 1e-9 || value > upper + 1e-9;
					if (isOutside) expect(rules).toContain("beyond");
				}
			}),
		);
	});

	test("rates have limits by their base, means by the spread within the months", () => {
		const rates = controlRates(quiet.map((count, at) => ({ period: `${at}`, count, base: 10 })));
		expect(rates?.centre).toBe(2);
		expect(rates?.months[0]?.upper).toBeCloseTo(2 + 3 * Math.sqrt(0.2), 10);
		// 50 people a month, half of them 10 and half 20 minutes.
		const means = controlMeans([
			...quiet.map((_, at) => ({ period: `${at}`, n: 50, sum: 750, squares: 12_500 })),
			{ period: "long", n: 50, sum: 900, squares: 17_450 },
		]);
		expect(means?.months.at(-1)?.rules).toEqual(["beyond"]);
		expect(means?.months[0]?.upper).toBeCloseTo(15 + (3 * 5.06) / Math.sqrt(50), 1);
	});
});
