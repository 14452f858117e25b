import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { monthScale, runs, shown, spread, valueScale } from "./scales.ts";

const axis = { title: "minutes", format: String };
const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 40 });

property.prop([
	values,
	fc.double({ min: -1e6, max: 1e6, noNaN: true }),
	fc.double({ min: -1e6, max: 1e6, noNaN: true }),
])("more is never drawn below less, and nothing leaves the axis", (all, one, other) => {
	const scale = valueScale(axis, all, [200, 10], 5);
	const [less, more] = [Math.min(one, other), Math.max(one, other)];
	expect(scale.at(more)).toBeLessThanOrEqual(scale.at(less));
	for (const at of [scale.at(one), scale.at(other), ...scale.ticks.map((tick) => tick.at)]) {
		expect(at).toBeGreaterThanOrEqual(10);
		expect(at).toBeLessThanOrEqual(200);
	}
});

test("an axis begins at nought unless it is told otherwise, and a share never goes beyond all", () => {
	expect(valueScale(axis, [31, 33], [100, 0], 5).low).toBe(0);
	expect(valueScale({ ...axis, startsAnywhere: true }, [31, 33], [100, 0], 5).low).toBe(31);
	expect(valueScale({ ...axis, most: 1 }, [0.97], [100, 0], 5).high).toBe(1);
});

test("a tick that reads like another is left out", () => {
	const people = { title: "people", format: (value: number) => String(Math.round(value)) };
	const texts = valueScale(people, [2], [100, 0], 8).ticks.map((tick) => tick.text);
	expect(texts).toEqual([...new Set(texts)]);
	expect(texts).toEqual(["0", "1", "2"]);
});

test("what is no number is not shown, and an interval given backwards is put in order", () => {
	expect(shown("hidden")).toBeNull();
	expect(shown(undefined)).toBeNull();
	expect(shown({ value: Number.NaN, low: 0, high: 1 })).toBeNull();
	expect(shown({ value: 5, low: 0, high: Number.POSITIVE_INFINITY })).toBeNull();
	expect(shown({ value: 5, low: 7, high: 3 })).toEqual({ value: 5, low: 3, high: 7 });
});

property.prop([
	fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 8 }),
])("labels stand apart by a line where the frame has room for all", (wanted) => {
	const places = spread(wanted, 18, [10, 290]);
	const sorted = places.toSorted((one, other) => one - other);
	for (const [index, place] of sorted.entries()) {
		expect(place).toBeGreaterThanOrEqual(10);
		expect(place).toBeLessThanOrEqual(290);
		const before = sorted[index - 1];
		if (before !== undefined) expect(place - before).toBeGreaterThanOrEqual(17.8);
	}
});

property.prop([fc.integer({ min: 1, max: 36 }), fc.integer({ min: 60, max: 800 })])(
	"the newest month is always named, and no two names touch",
	(length, width) => {
		const months = Array.from({ length }, (_, index) => ({
			key: String(index),
			label: "сент.",
			group: "2026",
		}));
		const { labels } = monthScale(months, [0, width], 14);
		expect(labels.at(-1)?.key).toBe(String(length - 1));
		for (const [index, label] of labels.entries()) {
			const next = labels[index + 1];
			if (next) expect(next.at - label.at).toBeGreaterThanOrEqual(5 * 14 * 0.58);
		}
	},
);

test("months in a row are one stretch", () => {
	expect(runs([true, true, false, true])).toEqual([
		[0, 1],
		[3, 3],
	]);
	expect(runs([])).toEqual([]);
});
