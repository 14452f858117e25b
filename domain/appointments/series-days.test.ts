import { expect, test } from "vitest";
import { mostInSeries, seriesDays } from "./series-days.ts";

test("every second week until a day, that day among them", () => {
	expect(seriesDays("2026-11-24", "2", "2026-12-22")).toEqual([
		"2026-11-24",
		"2026-12-08",
		"2026-12-22",
	]);
});

test("the fourth Tuesday of each month, over the turn of the year", () => {
	expect(seriesDays("2026-11-24", "month", "2027-02-28")).toEqual([
		"2026-11-24",
		"2026-12-22",
		"2027-01-26",
		"2027-02-23",
	]);
});

test("the fifth Monday is the last one where a month has four", () => {
	expect(seriesDays("2026-11-30", "month", "2027-03-31")).toEqual([
		"2026-11-30",
		"2026-12-28",
		"2027-01-25",
		"2027-02-22",
		"2027-03-29",
	]);
});

test("a series that ends before it begins has no day, and none has more than a year of weeks", () => {
	expect(seriesDays("2026-11-24", "1", "2026-11-23")).toEqual([]);
	expect(seriesDays("2026-11-24", "1", "2036-11-24")).toHaveLength(mostInSeries);
});
