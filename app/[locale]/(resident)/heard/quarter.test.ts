import { expect, test } from "vitest";
import { publicQuarter } from "./quarter.ts";

test("a quarter is shown from the sixteenth day after its end, when nobody can answer any more", () => {
	const at = (text: string) => publicQuarter(new Date(text)).period;
	expect(at("2026-10-15T18:59:00Z")).toBe("2026-Q2");
	expect(at("2026-10-15T19:00:00Z")).toBe("2026-Q3");
	expect(at("2026-12-31T12:00:00Z")).toBe("2026-Q3");
	expect(publicQuarter(new Date("2026-11-22T00:00:00Z")).filter).toMatchObject({
		from: "2026-07",
		to: "2026-09",
	});
});
