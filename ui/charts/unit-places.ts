import { type Box, overlaps } from "../area-labels.ts";
import type { Pixel } from "../area-projection.ts";
import { textWidth } from "./scales.ts";

const steps = 14;

/** Even and odd crossings: a hole is not inside. */
function isInside(rings: Pixel[][], x: number, y: number): boolean {
	let inside = false;
	for (const ring of rings)
		for (const [index, [bx, by]] of ring.entries()) {
			const [ax, ay] = ring.at(index - 1) ?? [bx, by];
			if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
		}
	return inside;
}

function distance(rings: Pixel[][], x: number, y: number): number {
	let nearest = Number.POSITIVE_INFINITY;
	for (const ring of rings)
		for (const [index, [bx, by]] of ring.entries()) {
			const [ax, ay] = ring.at(index - 1) ?? [bx, by];
			const length = (bx - ax) ** 2 + (by - ay) ** 2;
			const along =
				length === 0
					? 0
					: Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
			nearest = Math.min(
				nearest,
				Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)),
			);
		}
	return nearest;
}

/** The point of an area that is farthest from its border, and how far: a district may lie around its town. */
export function innermost(rings: Pixel[][]): { x: number; y: number; room: number } | null {
	const points = rings.flat();
	if (points.length === 0) return null;
	const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
	const [left, right] = [Math.min(...xs), Math.max(...xs)];
	const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
	let best = { x: (left + right) / 2, y: (top + bottom) / 2, room: 0 };
	for (let column = 0.5; column < steps; column++)
		for (let row = 0.5; row < steps; row++) {
			const x = left + ((right - left) * column) / steps;
			const y = top + ((bottom - top) * row) / steps;
			if (!isInside(rings, x, y)) continue;
			const room = distance(rings, x, y);
			if (room > best.room) best = { x, y, room };
		}
	return { x: Math.round(best.x * 10) / 10, y: Math.round(best.y * 10) / 10, room: best.room };
}

type Place = { x: number; y: number; room: number };

/** A town is too small for a number: its number stands beside it, where no other one does. */
export function numberPlaces(
	places: readonly (Place | null)[],
	type: number,
	[width, height]: [number, number],
): ({ x: number; y: number; isBeside: boolean } | null)[] {
	const wideOf = (index: number) => textWidth(String(index + 1), type);
	const isRoomy = (place: Place, index: number): boolean =>
		place.room >= Math.max(wideOf(index), type) * 0.6;
	const boxAt = (x: number, y: number, wide: number): Box => [
		x - wide / 2 - 1,
		y - type / 2,
		x + wide / 2 + 1,
		y + type / 2,
	];
	const taken: Box[] = places.flatMap((place, index) =>
		place && isRoomy(place, index) ? [boxAt(place.x, place.y, wideOf(index))] : [],
	);
	return places.map((place, index) => {
		if (!place) return null;
		if (isRoomy(place, index)) return { x: place.x, y: place.y, isBeside: false };
		const wide = wideOf(index);
		const away = type * 0.5 + wide / 2;
		const around: Pixel[] = [
			[place.x + away, place.y],
			[place.x - away, place.y],
			[place.x, place.y - type],
			[place.x, place.y + type],
		];
		for (const [x, y] of around) {
			const box = boxAt(x, y, wide);
			const isIn = box[0] > 0 && box[1] > 0 && box[2] < width && box[3] < height;
			if (!isIn || taken.some((other) => overlaps(box, other))) continue;
			taken.push(box);
			return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, isBeside: true };
		}
		return null;
	});
}
