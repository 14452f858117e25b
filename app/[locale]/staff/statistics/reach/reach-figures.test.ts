import { expect, test } from "vitest";
import type { Reach } from "#domain/statistics/measure-reach.ts";
import { translator } from "#lib/i18n.ts";
import { edgesOf, shareOf, shareText, sumOf } from "./reach-figures.ts";

const unit = (residents: number, residentsWithin15: number): Reach => ({
	measuredOn: "2026-11-22",
	unitId: "1110",
	addresses: 100,
	addressesWithBeat: 99,
	addressesWithin15: 50,
	addressesWithin30: 60,
	residents,
	residentsWithin15,
	residentsWithin30: residentsWithin15,
});

test("the region is the sum of its people, not the mean of its units", () => {
	const all = sumOf([unit(1000, 900), unit(9000, 0)]);
	expect(all && shareOf(all, "near")).toBe(0.09);
	expect(sumOf([])).toBeNull();
});

test("a unit where nobody lives has no share", () => {
	expect(shareOf(unit(0, 0), "near")).toBeNull();
});

test("a share is not rounded up to all, nor down to nobody", () => {
	const t = translator("en");
	const text = (share: number | null) => shareText(t, "en", share).replace(/\s/g, " ");
	expect(text(1)).toBe("100 %");
	expect(text(0.9999)).toBe("99.9 %");
	expect(text(0.0001)).toBe("0.1 %");
	expect(text(0)).toBe("0 %");
	expect(text(0.374)).toBe("37 %");
	expect(text(null)).toBe("There is no data yet.");
});

test("classes of a load have round edges that the highest value fits into", () => {
	expect(edgesOf("load", [63, 87, 82])).toEqual([20, 40, 60, 80]);
	expect(edgesOf("load", [0.4])).toEqual([0.1, 0.2, expect.closeTo(0.3), 0.4]);
	expect(edgesOf("near", [0.1])).toEqual([0.2, 0.4, 0.6, 0.8]);
	expect(edgesOf("load", [])).toEqual([0.2, 0.4, 0.6, 0.8]);
});
