import { expect, test } from "vitest";
import { renderedAt } from "./rendered-at.ts";

const instant = Date.parse("2026-11-22T09:20:40Z");

test("the time of a page is told by the region's clock, in each language", () => {
	expect(decodeURIComponent(renderedAt(instant, "kk"))).toBe("22 қараша, 14:20");
	expect(decodeURIComponent(renderedAt(instant, "ru"))).toBe("22 ноября в 14:20");
	expect(decodeURIComponent(renderedAt(instant, "en"))).toBe("22 November at 14:20");
});

test("a header can carry it, and the next minute has another one", () => {
	for (const locale of ["kk", "ru", "en"] as const)
		expect(renderedAt(instant, locale)).toMatch(/^[\x21-\x7e]+$/);
	expect(renderedAt(instant + 60_000, "kk")).not.toBe(renderedAt(instant, "kk"));
});
