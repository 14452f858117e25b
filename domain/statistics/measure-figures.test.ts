import { expect, test } from "vitest";
import type { SumName, Sums } from "./cells.ts";
import { figureOf, sumsFor } from "./measure-figures.ts";
import { type Measure, measures } from "./measures.ts";

const exposure = { residents: 10_000, months: 3 };

/** Sums that differ from one another, so that reading the wrong one is seen. */
const full: Sums = {
	booked: 200,
	served: 150,
	not_come: 20,
	cancelled_by_resident: 17,
	cancelled_by_office: 13,
	lead_count: 199,
	lead_days: 600,
	walk_ins: 90,
	wait_count: 230,
	wait_minutes: 3100,
	wait_squares: 60_000,
	service_count: 228,
	service_minutes: 2900,
	service_squares: 50_000,
	asked: 220,
	rated_1: 6,
	rated_2: 7,
	rated_3: 8,
	rated_4: 19,
	rated_5: 31,
	lead_bins: [10, 20, 30, 40, 50, 30, 10, 9],
	wait_bins: [60, 50, 40, 30, 20, 10, 8, 6, 4, 2],
	service_bins: [50, 60, 40, 30, 20, 10, 8, 6, 3, 1],
};

const only = (names: readonly SumName[]): Sums =>
	Object.fromEntries(
		Object.entries(full).map(([name, value]) => [
			name,
			(names as readonly string[]).includes(name) ? value : Array.isArray(value) ? [] : 0,
		]),
	) as Sums;

test.each(Object.keys(measures) as Measure[])(
	"the sums that are read for %s are all that its formula needs",
	(measure) => {
		expect(figureOf(measure, only(sumsFor([measure])), exposure)).toEqual(
			figureOf(measure, full, exposure),
		);
	},
);

test("formulas say what their words say", () => {
	expect(figureOf("visits", full, exposure)).toEqual({ kind: "count", n: 290 });
	expect(figureOf("load", full, exposure)).toMatchObject({ count: 290, base: 10_000, value: 116 });
	expect(figureOf("not-come", full, exposure)).toMatchObject({ count: 20, n: 170 });
	expect(figureOf("wait-long", full, exposure)).toMatchObject({ count: 50, n: 230 });
	expect(figureOf("wait-median", full, exposure)).toMatchObject({ atMost: 15 });
	expect(figureOf("wait-nine-of-ten", full, exposure)).toMatchObject({ atMost: 45 });
	expect(figureOf("satisfied", full, exposure)).toMatchObject({ count: 50, n: 71 });
	expect(figureOf("dissatisfied", full, exposure)).toMatchObject({ count: 13, n: 71 });
	expect(figureOf("response-rate", full, exposure)).toMatchObject({ count: 71, n: 220 });
	expect(figureOf("lead-mean", full, exposure)).toMatchObject({ kind: "mean", n: 199 });
});

test("nobody and too few are told apart, and neither is a number", () => {
	const empty = only([]);
	for (const measure of Object.keys(measures) as Measure[])
		expect(figureOf(measure, empty, exposure)).toEqual({ kind: "hidden", why: "none" });
	const four = { ...empty, wait_bins: [4, 0, 0, 0, 0, 0, 0, 0, 0, 0], rated_5: 4, booked: 4 };
	for (const measure of [
		"visits",
		"wait-long",
		"wait-median",
		"satisfied",
		"cancelled-by-office",
	] as const)
		expect(figureOf(measure, four, exposure)).toEqual({ kind: "hidden", why: "few" });
});
