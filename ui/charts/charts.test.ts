import { fc, test } from "@fast-check/vitest";
import { createElement, type FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect } from "vitest";
import { Bars } from "./bars.tsx";
import type {
	ChartWords,
	Drawable,
	FunnelLimit,
	Missing,
	MonthTick,
	ValueAxis,
} from "./chart-props.ts";
import { Choropleth } from "./choropleth.tsx";
import { ControlChart } from "./control-chart.tsx";
import { DotsCompare } from "./dots-compare.tsx";
import { FunnelPlot } from "./funnel-plot.tsx";
import { Histogram } from "./histogram.tsx";
import { StackedRatings } from "./stacked-ratings.tsx";
import { TrendChart } from "./trend-chart.tsx";

const words: ChartWords = {
	noData: "no data yet",
	hidden: "too few",
	interval: "interval",
	signal: "signal",
	limits: "limits",
	baseline: "baseline",
};
const axis: ValueAxis = {
	title: "minutes",
	format: (value) => String(Math.round(value * 100) / 100),
};

function draw<Props extends object>(chart: FunctionComponent<Props>, props: Props): string {
	return renderToStaticMarkup(createElement(chart, props));
}

/** Whatever somebody may hand in by mistake: nothing, the same, nought, huge, and what is no number. */
const number = fc.oneof(
	fc.double({ min: 0, max: 100 }),
	fc.double({ noDefaultInfinity: false }),
	fc.constantFrom(0, 1, 1e-300, 1e12, 1e300, Number.NaN, Number.POSITIVE_INFINITY, -5),
);
const missing = fc.constantFrom<Missing>("hidden", "none");
const drawable: fc.Arbitrary<Drawable> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ value: number, low: number, high: number }) },
	{ weight: 1, arbitrary: missing },
);
const months = (length: number): MonthTick[] =>
	Array.from({ length }, (_, index) => ({
		key: String(index),
		label: String(1 + (index % 12)).padStart(2, "0"),
		group: String(2024 + Math.floor(index / 12)),
	}));
const axes = fc.record(
	{ most: fc.constantFrom(1, 100), startsAnywhere: fc.constant(true as const) },
	{ requiredKeys: [] },
);

/** Each number of each attribute that places something; `undefined` and NaN show as what they are. */
function brokenPlaces(svg: string): string[] {
	const places = /\s(?:d|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform|viewBox)="([^"]*)"/g;
	return [...svg.matchAll(places)]
		.map(([, value = ""]) => value)
		.filter((value) => /NaN|Infinity|undefined|null|\de[+-]?\d/.test(value));
}

/** Points of paths that lie outside the drawing they belong to. */
function strayPoints(svg: string): number[][] {
	return [...svg.matchAll(/<svg[^>]*viewBox="0 0 (\d+) (\d+)"[^>]*>(.*?)<\/svg>/gs)].flatMap(
		([, width, height, inner = ""]) => {
			// A dot's shape is drawn around nought and moved.
			const drawn = inner
				.replace(/<defs>.*?<\/defs>/gs, "")
				.replace(/\sd="[^"]*"(?=\stransform)/g, "");
			const points = [
				...drawn.matchAll(/c?x="(-?[\d.]+)" c?y="(-?[\d.]+)"/g),
				...drawn.matchAll(/[ML](-?[\d.]+)[ ,](-?[\d.]+)/g),
				...drawn.matchAll(/translate\((-?[\d.]+) (-?[\d.]+)\)/g),
			].map(([, x, y]) => [Number(x), Number(y)]);
			return points.filter(
				([x = 0, y = 0]) => x < 0 || y < -2 || x > Number(width) || y > Number(height),
			);
		},
	);
}

function expectWhole(svg: string) {
	expect(brokenPlaces(svg)).toEqual([]);
	expect(strayPoints(svg)).toEqual([]);
	expect(svg).not.toMatch(/\sstyle=/);
	expect(svg).not.toContain("<script");
}

describe("whatever figures it is given, a chart places every mark within its frame", () => {
	test.prop([
		fc.array(drawable, { maxLength: 36 }),
		fc.array(drawable, { maxLength: 36 }),
		number,
		axes,
		fc.integer({ min: 0, max: 36 }),
	])("a trend", (points, before, target, more, length) => {
		expectWhole(
			draw(TrendChart, {
				id: "trend",
				words,
				axis: { ...axis, ...more },
				months: months(length),
				series: [{ key: "now", name: "2026", points }],
				comparison: { key: "before", name: "2025", points: before },
				target: Number.isFinite(target) ? { value: target, label: "target" } : undefined,
			}),
		);
	});

	test.prop([
		fc.array(
			fc.record({
				value: fc.oneof(number, missing),
				lower: number,
				upper: number,
				signal: fc.option(fc.constantFrom("1", "8 in a row"), { nil: undefined }),
			}),
			{ maxLength: 36 },
		),
		number,
		axes,
	])("a control chart", (points, centre, more) => {
		expectWhole(
			draw(ControlChart, {
				id: "control",
				words,
				axis: { ...axis, ...more },
				months: months(24),
				points,
				phases: [
					{ from: 0, to: 11, centre: 10, label: "baseline", isBaseline: true },
					{ from: 12, to: 40, centre, label: "since" },
				],
			}),
		);
	});

	test.prop([
		fc.array(
			fc.record({ n: number, value: number, outside: fc.constantFrom("inner", "outer", null) }),
			{ maxLength: 60 },
		),
		number,
		axes,
	])("a funnel", (points, centre, more) => {
		expectWhole(
			draw(FunnelPlot, {
				id: "funnel",
				words,
				axis: { ...axis, ...more },
				countAxis: { title: "visits", format: String },
				centre: { value: centre, label: "all" },
				limits: Array.from({ length: 40 }, (_, index): FunnelLimit => {
					const n = 1 + index * 5;
					return {
						n,
						inner: [0.5 - 1 / Math.sqrt(n), 0.5 + 1 / Math.sqrt(n)],
						outer: [0.5 - 1.5 / Math.sqrt(n), 0.5 + 1.5 / Math.sqrt(n)],
					};
				}),
				limitNames: { inner: "95 %", outer: "99.8 %" },
				points: points.map((point, index) => ({
					...point,
					key: String(index),
					label: `${index}`,
				})),
			}),
		);
	});

	test.prop([fc.array(fc.tuple(drawable, drawable), { maxLength: 40 }), number, axes])(
		"bars, and two dots",
		(figures, reference, more) => {
			const rows = figures.map(([before, after], index) => ({
				key: String(index),
				label: `Office ${index}`,
				figure: before,
				before,
				after,
				text: "62 %",
			}));
			const shared = { id: "rows", words, axis: { ...axis, ...more }, rows };
			const bars = draw(Bars, { ...shared, reference: { value: reference, label: "region" } });
			const dots = draw(DotsCompare, { ...shared, names: { before: "2025", after: "2026" } });
			for (const svg of [bars, dots]) {
				expectWhole(svg);
				for (const [, at] of svg.matchAll(/\s(?:x|x1|x2|cx)="(-?[\d.]+)%"/g)) {
					expect(Number(at)).toBeGreaterThanOrEqual(0);
					expect(Number(at)).toBeLessThanOrEqual(100);
				}
			}
		},
	);

	test.prop([
		fc.array(fc.oneof(fc.tuple(number, number, number, number, number), missing), { maxLength: 9 }),
		fc.oneof(fc.array(number, { minLength: 1, maxLength: 10 }), missing),
	])("ratings and histograms", (ratings, bars) => {
		expectWhole(
			draw(StackedRatings, {
				id: "ratings",
				words,
				ratingNames: ["1", "2", "3", "4", "5"],
				format: axis.format,
				rows: ratings.map((counts, index) => ({
					key: String(index),
					label: "Office",
					counts,
					text: "n",
				})),
			}),
		);
		expectWhole(
			draw(Histogram, {
				id: "histogram",
				words,
				axis,
				title: "minutes",
				edges: ["5", "10", "15", "20", "30", "45", "60", "90", "120"],
				bars:
					typeof bars === "string"
						? bars
						: bars.map((value, index) => ({ key: String(index), value, text: "3 %" })),
			}),
		);
	});

	test.prop([
		fc.array(fc.tuple(fc.double({ min: 60, max: 75, noNaN: true }), fc.oneof(number, missing)), {
			maxLength: 25,
		}),
	])("a map", (units) => {
		expectWhole(
			draw(Choropleth, {
				id: "map",
				words,
				title: "share",
				edges: [20, 40, 60, 80],
				classNames: ["a", "b", "c", "d", "e"],
				listTitle: "units",
				units: units.map(([west, value], index) => ({
					key: String(index),
					name: `Unit ${index}`,
					text: "62 %",
					value,
					area: [
						[
							[
								[west, 50],
								[west + 1, 50],
								[west + 1, 51],
								[west, 50],
							],
						],
					],
				})),
			}),
		);
	});
});
