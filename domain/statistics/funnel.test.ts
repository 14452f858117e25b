import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { funnelOfMeans, funnelOfShares } from "./funnel.ts";

const equalOffices = (count: number, n: number) =>
	Array.from({ length: 20 }, (_, at) => ({ key: `office-${at}`, count, n }));

const offices = fc.array(
	fc
		.integer({ min: 1, max: 3000 })
		.chain((n) => fc.record({ count: fc.integer({ min: 0, max: n }), n: fc.constant(n) })),
	{ minLength: 1, maxLength: 60 },
);

const keyed = <Row>(rows: Row[]) => rows.map((row, at) => ({ ...row, key: `office-${at}` }));

describe("offices beside each other", () => {
	test("the limits are those of equal shares, wider for fewer people", () => {
		const funnel = funnelOfShares(equalOffices(20, 100));
		expect(funnel?.centre).toBe(0.2);
		expect(funnel?.overdispersion).toBe(1);
		const [low, high] = funnel?.limitsAt(100).inner ?? [];
		// By hand: sin²(asin √0.2 ± 1.96 / 20).
		expect(low).toBeCloseTo(0.1282, 3);
		expect(high).toBeCloseTo(0.2834, 3);
		expect(funnel?.limitsAt(25).outer[1]).toBeGreaterThan(funnel?.limitsAt(100).outer[1] ?? 1);
	});

	test("an office is outside exactly where its dot lies beyond the drawn limits", () => {
		fc.assert(
			fc.property(offices, (rows) => {
				const funnel = funnelOfShares(keyed(rows));
				for (const { n, value, outside } of funnel?.offices ?? []) {
					const limits = funnel?.limitsAt(n);
					const beyond = ([low, high]: [number, number] = [0, 1]) =>
						value < low - 1e-9 || value > high + 1e-9;
					if (n < 10) expect(outside).toBeNull();
					else if (outside === null) expect(beyond(limits?.inner)).toBe(false);
					else expect(beyond(outside === "outer" ? limits?.outer : limits?.inner)).toBe(true);
					expect(limits?.outer[0]).toBeLessThanOrEqual(limits?.inner[0] ?? 0);
					expect(limits?.inner[1]).toBeLessThanOrEqual(1);
				}
			}),
		);
	});

	test("one office with a truly other share stands out among equal ones, and they do not", () => {
		const funnel = funnelOfShares([...equalOffices(20, 100), { key: "other", count: 45, n: 100 }]);
		expect(funnel?.offices.filter(({ outside }) => outside).map(({ key }) => key)).toEqual([
			"other",
		]);
		expect(funnel?.offices.at(-1)).toMatchObject({ outside: "outer", side: "above" });
	});

	test("where offices differ by much more than chance, none is singled out for it", () => {
		const spread = keyed(Array.from({ length: 40 }, (_, at) => ({ count: 40 + at * 8, n: 400 })));
		const funnel = funnelOfShares(spread);
		expect(funnel?.overdispersion).toBeGreaterThan(5);
		expect(funnel?.offices.filter(({ outside }) => outside === "outer")).toEqual([]);
	});

	test("three of five is no reason to look at an office", () => {
		const funnel = funnelOfShares([...equalOffices(5, 100), { key: "small", count: 3, n: 5 }]);
		expect(funnel?.offices.at(-1)).toMatchObject({ n: 5, outside: null, side: null });
	});

	test("where nobody is counted there is none", () => {
		expect(funnelOfShares([{ key: "empty", count: 0, n: 0 }])).toBeNull();
		expect(funnelOfMeans([{ key: "one", n: 1, sum: 5, squares: 25 }])).toBeNull();
	});

	test("means have limits by the spread within the offices", () => {
		// 50 people each, half of them waited 10 and half 20 minutes: spread 5.06.
		const equal = Array.from({ length: 20 }, () => ({ n: 50, sum: 750, squares: 12_500 }));
		const funnel = funnelOfMeans(keyed([...equal, { n: 50, sum: 1000, squares: 21_250 }]));
		expect(
			funnel?.offices.filter(({ outside }) => outside).map(({ key, side }) => [key, side]),
		).toEqual([["office-20", "above"]]);
		const [low, high] = funnel?.limitsAt(50).inner ?? [0, 0];
		expect((high - low) / 2).toBeCloseTo((1.96 * 5.05) / Math.sqrt(50), 1);
	});
});
