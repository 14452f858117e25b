import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ChartWords, Drawable } from "./chart-props.ts";
import { Choropleth } from "./choropleth.tsx";
import { FunnelPlot } from "./funnel-plot.tsx";
import { StackedRatings } from "./stacked-ratings.tsx";
import { TrendChart } from "./trend-chart.tsx";

const words: ChartWords = {
	noData: "no data yet",
	hidden: "too few people",
	interval: "interval",
	signal: "signal",
	limits: "limits",
	baseline: "baseline",
};
const axis = { title: "minutes", format: String };
const at = (value: number): Drawable => ({ value, low: value - 2, high: value + 2 });

const trend = (points: Drawable[]) =>
	renderToStaticMarkup(
		createElement(TrendChart, {
			id: "trend",
			words,
			axis,
			months: points.map((_, index) => ({ key: `${index}`, label: `${index}`, group: "2026" })),
			series: [{ key: "now", name: "2026", points }],
		}),
	);
/** How many pieces the thick line of a drawing has, in the first of its two sizes. */
const pieces = (svg: string) =>
	/<path d="([^"]*)"[^>]*stroke-blue" stroke-width="2.6"/.exec(svg)?.[1]?.match(/M/g)?.length;

test("a line is not drawn through a month that may not be shown: it is hatched, and the key says why", () => {
	const whole = trend([at(5), at(6), at(7), at(8), at(9)]);
	const held = trend([at(5), at(6), "hidden", at(8), at(9)]);
	expect(pieces(whole)).toBe(1);
	expect(pieces(held)).toBe(2);
	expect(whole).not.toContain("too few people");
	expect(held).toContain("too few people");
	expect(held.match(/fill="url\(#trend-(?:narrow|wide)-hatch\)"/g)).toHaveLength(2);
});

test("without any data there are words and no drawing", () => {
	expect(trend(["none", "none"])).toContain("no data yet");
	expect(trend(["none", "none"])).not.toContain("<svg");
	expect(trend(["hidden", "none"])).toContain("too few people");
});

test("a funnel names an office only where it is outside", () => {
	const point = (key: string, value: number, outside: "inner" | "outer" | null) => ({
		key,
		n: 100,
		value,
		label: `office ${key}`,
		outside,
	});
	const svg = renderToStaticMarkup(
		createElement(FunnelPlot, {
			id: "funnel",
			words,
			axis,
			countAxis: { title: "visits", format: String },
			centre: { value: 10, label: "all" },
			limits: [],
			limitNames: { inner: "95 %", outer: "99.8 %" },
			points: [point("7", 10, null), point("8", 30, "outer"), point("9", 20, "inner")],
		}),
	);
	expect(svg).toContain("office 8");
	expect(svg).toContain("office 9");
	expect(svg).not.toContain("office 7");
});

test("ratings that are held back leave no trace of how they were spread", () => {
	const row = (counts: [number, number, number, number, number] | "hidden") =>
		renderToStaticMarkup(
			createElement(StackedRatings, {
				id: "ratings",
				words,
				ratingNames: ["1", "2", "3", "4", "5"],
				format: String,
				rows: [
					{ key: "a", label: "A", counts: [1, 2, 3, 4, 5], text: "n = 15" },
					{ key: "b", label: "B", counts, text: "" },
				],
			}),
		);
	expect(row("hidden").match(/y="-13"/g)?.length).toBeLessThan(
		row([5, 0, 0, 0, 1]).match(/y="-13"/g)?.length ?? 0,
	);
});

test("units fall into the class whose edge they do not exceed, and one that is held back into none", () => {
	const square = (west: number) => [
		[
			[
				[west, 50],
				[west + 1, 50],
				[west + 1, 51],
				[west, 50],
			],
		],
	];
	const values = [20, 20.1, 100, "hidden"] as const;
	const svg = renderToStaticMarkup(
		createElement(Choropleth, {
			id: "map",
			words,
			title: "share",
			edges: [20, 40, 60, 80],
			classNames: ["a", "b", "c", "d", "e"],
			listTitle: "units",
			units: values.map((value, index) => ({
				key: `${index}`,
				name: `unit ${index}`,
				text: "",
				value,
				area: square(66 + index),
			})),
		}),
	);
	const list = svg.slice(svg.indexOf("<ol"));
	const looks = [...list.matchAll(/<li.*?<\/li>/gs)].map(
		([row]) => /class="(fill-[\w-]+)/.exec(row)?.[1],
	);
	expect(looks).toEqual(["fill-ramp-1", "fill-ramp-2", "fill-ramp-5", "fill-card"]);
	expect(list).toContain("map-hatch");
});
