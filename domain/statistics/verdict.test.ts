import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { Figure } from "./figures.ts";
import { differenceOf, verdictOf } from "./verdict.ts";
import { differenceOfMeans, meanInterval, wilson } from "./wilson.ts";

const share = (count: number, n: number): Figure => ({
	kind: "share",
	count,
	n,
	...wilson(count, n),
});
const mean = (n: number, sum: number, squares: number): Figure => ({
	kind: "mean",
	n,
	...meanInterval(n, sum, squares),
});
const part = fc
	.integer({ min: 5, max: 5000 })
	.chain((n) => fc.integer({ min: 0, max: n }).map((count) => share(count, n)));
const minutes = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 5, maxLength: 200 });
const sumsOf = (values: number[]) => ({
	n: values.length,
	sum: values.reduce((sum, value) => sum + value, 0),
	squares: values.reduce((sum, value) => sum + value ** 2, 0),
});

describe("a change is claimed", () => {
	property.prop([part, part])(
		"only where the interval of the difference leaves zero out",
		(now, before) => {
			const difference = differenceOf(now, before);
			const claims = verdictOf("satisfied", now, before) !== "same";
			expect(claims).toBe(difference !== null && (difference.low > 0 || difference.high < 0));
		},
	);

	property.prop([part, part])(
		"in one direction: what is better now was worse before",
		(now, before) => {
			const opposite = { better: "worse", worse: "better", same: "same" } as Record<string, string>;
			expect(verdictOf("wait-long", before, now)).toBe(
				opposite[verdictOf("wait-long", now, before)],
			);
			expect(verdictOf("satisfied", now, before)).toBe(
				opposite[verdictOf("dissatisfied", now, before)],
			);
		},
	);

	property.prop([minutes, minutes])("of means as if their sums were known", (one, other) => {
		const [now, before] = [sumsOf(one), sumsOf(other)];
		const told = differenceOf(
			mean(now.n, now.sum, now.squares),
			mean(before.n, before.sum, before.squares),
		);
		const known = differenceOfMeans(now, before);
		expect(told?.value).toBeCloseTo(known.value, 6);
		if (Math.abs(known.low) > 1e-6 && Math.abs(known.high) > 1e-6)
			expect(told?.distinct).toBe(known.distinct);
	});
});

test("five votes are never a change, whatever they say", () => {
	expect(verdictOf("satisfied", share(5, 5), share(3, 5))).toBe("same");
});

test("what is hidden, missing or a mere count is told without a verdict", () => {
	const figures: Figure[] = [
		{ kind: "hidden", why: "few" },
		{ kind: "hidden", why: "difference" },
		{ kind: "hidden", why: "none" },
		{ kind: "count", n: 40 },
	];
	for (const figure of figures) {
		expect(verdictOf("wait-long", figure, share(9, 90))).toBe("unknown");
		expect(verdictOf("visits", figure, figure)).toBe("unknown");
	}
});

test("a load is neither good nor bad", () => {
	expect(verdictOf("walk-in-share", share(80, 100), share(20, 100))).toBe("more");
});
