import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { MultiPolygon } from "#db/schema/columns.ts";
import { containsPoint, degreesOf, metresToEdge } from "./geometry.ts";
import { borderMetres, buildPointIndex, locateBeats } from "./point-index.ts";

const box = (west: number, south: number, east: number, north: number): number[][] => [
	[west, south],
	[east, south],
	[east, north],
	[west, north],
	[west, south],
];
const beats: { id: string; boundary: MultiPolygon }[] = [
	{ id: "west", boundary: [[box(69, 53, 69.5, 54)]] },
	{ id: "east", boundary: [[box(69.5, 53, 70, 54), box(69.7, 53.4, 69.8, 53.6)]] },
	{ id: "island", boundary: [[box(69.7, 53.4, 69.8, 53.6)], [box(71, 53, 71.1, 53.1)]] },
];
const index = buildPointIndex(beats);
const east = degreesOf(1, 53.5).lon;

describe("locating a point", () => {
	test("far from borders it is one beat's alone", () => {
		expect(locateBeats(index, 69.2, 53.5)).toEqual(["west"]);
		expect(locateBeats(index, 69.6, 53.5)).toEqual(["east"]);
	});

	test("in a hole it is the beat inside the hole", () => {
		expect(locateBeats(index, 69.75, 53.5)).toEqual(["island"]);
	});

	test("in a second part far away it is that beat's too", () => {
		expect(locateBeats(index, 71.05, 53.05)).toEqual(["island"]);
	});

	test("within 30 metres of a border both beats are named, the containing one first", () => {
		expect(locateBeats(index, 69.5 - 29 * east, 53.5)).toEqual(["west", "east"]);
		expect(locateBeats(index, 69.5 + 29 * east, 53.5)).toEqual(["east", "west"]);
		expect(locateBeats(index, 69.5 - 31 * east, 53.5)).toEqual(["west"]);
		expect(locateBeats(index, 69.5 + 31 * east, 53.5)).toEqual(["east"]);
		expect(locateBeats(index, 69.7 + 10 * east, 53.5)).toEqual(["island", "east"]);
	});

	test("outside the region there is none", () => {
		expect(locateBeats(index, 68, 53.5)).toEqual([]);
		expect(locateBeats(index, 69 - 31 * east, 53.5)).toEqual([]);
		expect(locateBeats(index, 0, 0)).toEqual([]);
		expect(locateBeats(index, -69.2, -53.5)).toEqual([]);
	});

	test("what is no place on Earth is in no beat, and nothing breaks", () => {
		for (const lon of [Number.NaN, Infinity, -Infinity, 1e308, 69.2])
			for (const lat of [Number.NaN, Infinity, -1e308, 90, -90])
				expect(locateBeats(index, lon, lat)).toEqual([]);
		expect(locateBeats(buildPointIndex([]), 69.2, 53.5)).toEqual([]);
		expect(locateBeats(buildPointIndex([{ id: "empty", boundary: [] }]), 69, 53)).toEqual([]);
	});

	const angle = fc.double({ min: 0.05, max: 1, noNaN: true });
	test.prop(
		[
			fc.array(fc.tuple(angle, fc.double({ min: 0.01, max: 0.3, noNaN: true })), {
				minLength: 3,
				maxLength: 60,
			}),
			fc.double({ min: 68.6, max: 69.4, noNaN: true }),
			fc.double({ min: 52.6, max: 53.4, noNaN: true }),
		],
		{ numRuns: 300 },
	)("the bands of edges give the same answer as looking at every edge", (steps, lon, lat) => {
		const total = steps.reduce((sum, [step]) => sum + step, 0);
		let at = 0;
		const ring = steps.map(([step, radius]) => {
			at += (step / total) * 2 * Math.PI;
			return [69 + radius * Math.cos(at), 53 + radius * Math.sin(at)];
		});
		const boundary = [[[...ring, ring[0] ?? []]]];
		const found = locateBeats(buildPointIndex([{ id: "star", boundary }]), lon, lat);
		if (containsPoint(boundary, lon, lat)) expect(found).toEqual(["star"]);
		else {
			const near = boundary[0]?.[0]?.some(([bx = 0, by = 0], corner, all) => {
				const [ax = bx, ay = by] = all[corner - 1] ?? [];
				return metresToEdge(ax, ay, bx, by, lon, lat) <= borderMetres;
			});
			expect(found).toEqual(near ? ["star"] : []);
		}
	});
});
