import { expect, test } from "vitest";
import { namedAreas, overlaps, placed } from "./area-labels.ts";
import {
	clipped,
	frameOf,
	height,
	kilometresAcross,
	near,
	outline,
	project,
	scaleBar,
	strokes,
	width,
} from "./area-projection.ts";

const square = (west: number, south: number, size: number): number[][] => [
	[west, south],
	[west + size, south],
	[west + size, south + size],
	[west, south + size],
	[west, south],
];

const town = frameOf(square(69.3, 53.2, 0.1));

test("the whole area lies in the frame, in its true proportions", () => {
	const corners = square(69.3, 53.2, 0.1).map(([lon = 0, lat = 0]) => project(town, lon, lat));
	for (const [x, y] of corners) {
		expect(x).toBeGreaterThan(0);
		expect(x).toBeLessThan(width);
		expect(y).toBeGreaterThan(0);
		expect(y).toBeLessThan(height);
	}
	const [southWest, southEast, northEast] = corners;
	const wide = (southEast?.[0] ?? 0) - (southWest?.[0] ?? 0);
	const tall = (southEast?.[1] ?? 0) - (northEast?.[1] ?? 0);
	// A degree of longitude at 53.25° is 0.598 of one of latitude.
	expect(wide / tall).toBeCloseTo(0.598, 2);
});

test("the scale bar is as long as it says", () => {
	const { kilometres, pixels } = scaleBar(town);
	expect(pixels).toBeLessThanOrEqual(width / 4);
	expect(pixels / width).toBeCloseTo(kilometres / kilometresAcross(town), 2);
});

test("what lies outside the frame is cut away, and costs no bytes", () => {
	const far = Array.from({ length: 500 }, (_, at) => [72 + at / 1000, 54 + (at % 7) / 100]);
	expect(outline(town, [far])).toBe("");
	expect(strokes(town, [far])).toBe("");
	const around = outline(town, [square(60, 45, 20)]);
	expect(around.match(/[ML]/g)).toHaveLength(4);
	for (const [x, y] of clipped([
		[-900, 100],
		[900, 100],
		[900, 120],
		[-900, 120],
	]))
		expect(x >= -20 && x <= width + 20 && y >= -20 && y <= height + 20).toBe(true);
});

test("a marked point far away does not shrink the area to a speck", () => {
	expect(near(square(69.3, 53.2, 0.1), { lon: 69.45, lat: 53.25 })).toBe(true);
	expect(near(square(69.3, 53.2, 0.1), { lon: 70.3, lat: 53.25 })).toBe(false);
});

test("no name stands on another: the heavier place keeps its name, the other its dot", () => {
	const places = placed(
		town,
		[
			{ name: "Light", lon: 69.351, lat: 53.25, weight: 1 },
			{ name: "Heavy", lon: 69.35, lat: 53.25, weight: 2 },
		],
		[],
	);
	expect(places.map(({ name, labelled }) => [name, labelled])).toEqual([
		["Heavy", true],
		["Light", false],
	]);
});

test("areas are named in the middle of what is seen of them, and not where there is no room", () => {
	const names = namedAreas(
		town,
		[
			{ name: "East", area: [[square(69.4, 53, 4)]] },
			{ name: "Speck", area: [[square(69.35, 53.25, 0.001)]] },
		],
		[],
	);
	expect(names.map(({ name }) => name)).toEqual(["East"]);
	expect(names[0]?.x).toBeGreaterThan(width / 2);
	expect(names[0]?.x).toBeLessThan(width);
	expect(overlaps([0, 0, 2, 2], [2, 2, 4, 4])).toBe(false);
});
