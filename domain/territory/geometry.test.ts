import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { MultiPolygon } from "#db/schema/columns.ts";
import {
	containsPoint,
	degreesOf,
	distanceMetres,
	metresToEdge,
	walkingMinutes,
} from "./geometry.ts";

const box = (west: number, south: number, east: number, north: number): number[][] => [
	[west, south],
	[east, south],
	[east, north],
	[west, north],
	[west, south],
];
/** Six decimals at most, as the tables keep them; smaller numbers lose their angles to underflow in the brute force. */
const degree = fc
	.integer({ min: -10_000_000, max: 10_000_000 })
	.map((millionths) => millionths / 1e6);

describe("containing a point", () => {
	const holed: MultiPolygon = [[box(0, 0, 10, 10), box(4, 4, 6, 6)], [box(20, 0, 21, 1)]];

	test("a hole is outside, a second part is inside", () => {
		expect(containsPoint(holed, 2, 5)).toBe(true);
		expect(containsPoint(holed, 5, 5)).toBe(false);
		expect(containsPoint(holed, 8, 5)).toBe(true);
		expect(containsPoint(holed, 20.5, 0.5)).toBe(true);
		expect(containsPoint(holed, 15, 0.5)).toBe(false);
		expect(containsPoint([], 0, 0)).toBe(false);
	});

	test("the direction of a ring does not matter", () => {
		const turned = holed.map((polygon) => polygon.map((ring) => ring.toReversed()));
		for (const [lon, lat] of [
			[2, 5],
			[5, 5],
			[4, 5],
			[0, 0],
			[10, 10],
		] as const)
			expect(containsPoint(turned, lon, lat)).toBe(containsPoint(holed, lon, lat));
	});

	test("four squares that meet at a corner own that corner once", () => {
		const quarters = [
			[box(0, 0, 1, 1)],
			[box(1, 0, 2, 1)],
			[box(0, 1, 1, 2)],
			[box(1, 1, 2, 2)],
		].map((polygon) => [polygon]);
		for (const [lon, lat] of [
			[1, 1],
			[1, 0.5],
			[0.5, 1],
			[1, 1.5],
		] as const)
			expect(quarters.filter((square) => containsPoint(square, lon, lat))).toHaveLength(1);
	});

	const point = fc.tuple(degree, degree);

	test.prop([fc.array(point, { minLength: 3, maxLength: 12 }), point], { numRuns: 500 })(
		"agrees with the winding of the ring, which is even outside",
		(ring, [lon, lat]) => {
			// Brute force: the sum of the angles under which the point sees the edges, in half turns of even-odd.
			const closed = [...ring, ring[0] ?? [0, 0]];
			let turns = 0;
			for (let at = 1; at < closed.length; at++) {
				const [ax = 0, ay = 0] = closed[at - 1] ?? [];
				const [bx = 0, by = 0] = closed[at] ?? [];
				fc.pre(metresToEdge(ax, ay, bx, by, lon, lat) > 1);
				const one = Math.atan2(ay - lat, ax - lon);
				const other = Math.atan2(by - lat, bx - lon);
				let turn = other - one;
				if (turn > Math.PI) turn -= 2 * Math.PI;
				if (turn < -Math.PI) turn += 2 * Math.PI;
				turns += turn;
			}
			const isOdd = Math.abs(Math.round(turns / (2 * Math.PI))) % 2 === 1;
			expect(containsPoint([[closed]], lon, lat)).toBe(isOdd);
		},
	);

	test.prop([point, point, fc.double({ min: 0, max: 1, noNaN: true })], { numRuns: 500 })(
		"a line through a square leaves each point, also one on the line, in one half",
		([ax, ay], [bx, by], share) => {
			fc.pre(ax !== bx && ay !== by);
			const lon = ax + share * (bx - ax);
			const lat = ay + share * (by - ay);
			fc.pre(lat >= Math.min(ay, by) && lat < Math.max(ay, by));
			const west: MultiPolygon = [
				[
					[
						[-20, ay],
						[ax, ay],
						[bx, by],
						[-20, by],
						[-20, ay],
					],
				],
			];
			const east: MultiPolygon = [
				[
					[
						[20, ay],
						[ax, ay],
						[bx, by],
						[20, by],
						[20, ay],
					],
				],
			];
			expect(Number(containsPoint(west, lon, lat)) + Number(containsPoint(east, lon, lat))).toBe(1);
		},
	);
});

describe("distances", () => {
	test("a degree of latitude is 111.2 km, one of longitude at 53° north 66.9 km", () => {
		expect(distanceMetres(69, 53, 69, 54)).toBeCloseTo(111_195, -1);
		expect(distanceMetres(69, 53, 70, 53)).toBeCloseTo(66_917, -2);
		expect(distanceMetres(69, 53, 69, 53)).toBe(0);
	});

	test("to an edge it is measured to the nearest point of the edge, its ends included", () => {
		const north = degreesOf(100, 53).lat;
		expect(metresToEdge(69, 53, 70, 53, 69.5, 53 + north)).toBeCloseTo(100, 3);
		expect(metresToEdge(69, 53, 70, 53, 69, 53 + north)).toBeCloseTo(100, 3);
		expect(metresToEdge(69, 53, 69, 53, 69, 53 + north)).toBeCloseTo(100, 3);
	});

	test("walking is told in whole minutes, never less than one", () => {
		expect(walkingMinutes(0)).toBe(1);
		expect(walkingMinutes(540)).toBe(9);
		expect(walkingMinutes(1000)).toBe(17);
	});
});
