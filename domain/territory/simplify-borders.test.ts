import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import type { MultiPolygon } from "#db/schema/columns.ts";
import { simplifyBorders } from "./simplify-borders.ts";

const close = (points: number[][]) => [...points, points[0] ?? []];

/** A border of many small bends, from south to north, as both its neighbours have it. */
const bends = (seed: number[]): number[][] =>
	seed.map((bend, at) => [70 + bend / 1e4, 52 + at / 1000]);

function neighbours(seed: number[]): [MultiPolygon, MultiPolygon] {
	const border = bends(seed);
	const north = 52 + (seed.length - 1) / 1000;
	const west = close([...border, [69.8, north], [69.8, 52]]);
	const east = close([[70.2, 52], [70.2, north], ...border.toReversed()]);
	return [[[west]], [[east]]];
}

const edges = (area: MultiPolygon | undefined): string[] =>
	(area ?? [])
		.flat()
		.flatMap((ring) =>
			ring.slice(1).map((point, at) => [ring[at]?.join(" "), point.join(" ")].sort().join(" – ")),
		);

property.prop([fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 20, maxLength: 120 })])(
	"neighbours keep the same corners of the border they share: no gap, no overlap",
	(seed) => {
		const [west, east] = simplifyBorders(neighbours(seed), 300);
		const ofEast = new Set(edges(east));
		const isInner = (edge: string) => !edge.includes("69.8");
		const ofWest = edges(west).filter(isInner);
		expect(ofWest.length).toBeGreaterThan(0);
		for (const edge of ofWest) expect(ofEast.has(edge)).toBe(true);
	},
);

test("bends smaller than the tolerance go, larger ones stay", () => {
	const small = simplifyBorders(neighbours(Array.from({ length: 50 }, (_, at) => at % 2)), 300);
	expect(edges(small[0]).length).toBeLessThan(8);
	const large = simplifyBorders(
		neighbours(Array.from({ length: 50 }, (_, at) => (at % 2) * 900)),
		300,
	);
	expect(edges(large[0]).length).toBeGreaterThan(40);
});

test("an island in another area keeps its whole shore in common with it", () => {
	const shore = close(
		Array.from({ length: 60 }, (_, at) => {
			const turn = (at / 60) * 2 * Math.PI;
			return [70 + 0.05 * Math.cos(turn), 52 + 0.03 * Math.sin(turn)];
		}),
	);
	const sea: MultiPolygon = [
		[
			close([
				[69, 51],
				[71, 51],
				[71, 53],
				[69, 53],
			]),
			shore.toReversed(),
		],
	];
	// The same ring from another corner on.
	const island: MultiPolygon = [[close([...shore.slice(7, -1), ...shore.slice(0, 7)])]];
	const [around, inside] = simplifyBorders([sea, island], 100);
	expect(edges(inside).every((edge) => edges(around).includes(edge))).toBe(true);
	expect(edges(inside).length).toBeLessThan(40);
});

test("an area too small to be seen is still there", () => {
	const speck: MultiPolygon = [
		[
			close([
				[70, 52],
				[70.00001, 52],
				[70.00001, 52.00001],
			]),
		],
	];
	expect(simplifyBorders([speck], 500)).toEqual([speck]);
});
