import {
	clipped,
	type Frame,
	height,
	type MapArea,
	type MapPlace,
	type Pixel,
	project,
	width,
} from "./area-projection.ts";

export type Box = [left: number, top: number, right: number, bottom: number];

export const overlaps = (one: Box, other: Box): boolean =>
	one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

const letter = 7.9;

const fits = (box: Box): boolean => box[0] > 0 && box[1] > 0 && box[2] < width && box[3] < height;

/** Twice the area (without its sign) and the centre of gravity of what is seen of a ring. */
function weigh(ring: Pixel[]): { size: number; x: number; y: number } {
	let [size, x, y] = [0, 0, 0];
	for (const [index, [bx, by]] of ring.entries()) {
		const [ax, ay] = ring.at(index - 1) ?? [bx, by];
		const cross = ax * by - bx * ay;
		size += cross;
		x += (ax + bx) * cross;
		y += (ay + by) * cross;
	}
	return size === 0
		? { size, x: 0, y: 0 }
		: { size: Math.abs(size), x: x / (3 * size), y: y / (3 * size) };
}

/** The names of areas, the widest area first, each in its middle where it stands on nothing else. */
export function namedAreas(frame: Frame, areas: MapArea[], taken: Box[]) {
	const seen = areas.map((one) => {
		const rings = one.area.map((polygon) =>
			weigh(clipped((polygon[0] ?? []).map(([lon = 0, lat = 0]) => project(frame, lon, lat)))),
		);
		const widest = rings.reduce((most, ring) => (ring.size > most.size ? ring : most), {
			size: 0,
			x: 0,
			y: 0,
		});
		return { name: one.name, ...widest };
	});
	return seen
		.sort((one, other) => other.size - one.size)
		.filter(({ name, x, y, size }) => {
			const half = (name.length * letter) / 2;
			const box: Box = [x - half, y - 11, x + half, y + 8];
			const clear = size > 1500 && fits(box) && !taken.some((other) => overlaps(box, other));
			if (clear) taken.push(box);
			return clear;
		})
		.map(({ name, x, y }) => ({ name, x: Math.round(x), y: Math.round(y) }));
}

/** Keeps the labels of the heaviest places that do not stand on one another. */
export function placed(frame: Frame, places: MapPlace[], taken: Box[]) {
	let labels = 0;
	return [...places]
		.sort((one, other) => other.weight - one.weight)
		.flatMap((place) => {
			const [x, y] = project(frame, place.lon, place.lat);
			if (x < 0 || x > width || y < 0 || y > height) return [];
			const wide = place.name.length * letter + 10;
			const left = x + wide + 8 > width ? x - wide - 8 : x;
			const box: Box = [left, y - 11, left + wide + 8, y + 10];
			const labelled = labels < 8 && left > 0 && !taken.some((other) => overlaps(box, other));
			if (labelled) {
				taken.push(box);
				labels++;
			}
			return [{ ...place, x, y, labelled, before: left !== x }];
		});
}
