import { orient2d } from "robust-predicates";
import type { MultiPolygon } from "#db/schema/columns.ts";

/** A point on the grid of a millionth of a degree. The region is built in these whole numbers, so equality is exact. */
export type GridPoint = { readonly x: number; readonly y: number };

export const gridSize = 1_000_000;

export const toGrid = (lon: number, lat: number): GridPoint => ({
	x: Math.round(lon * gridSize),
	y: Math.round(lat * gridSize),
});

export const toDegrees = (point: GridPoint): [number, number] => [
	point.x / gridSize,
	point.y / gridSize,
];

/** One number per point; exact below 2^53 because latitudes stay under 10^8. */
export const pointKey = (point: GridPoint): number => point.x * 100_000_000 + point.y;

export const edgeKey = (from: GridPoint, to: GridPoint): string =>
	`${pointKey(from)}>${pointKey(to)}`;

export const samePoint = (one: GridPoint, other: GridPoint): boolean =>
	one.x === other.x && one.y === other.y;

/** Positive when c lies left of the line from a to b, zero when on it. Exact. */
export const side = (a: GridPoint, b: GridPoint, c: GridPoint): number =>
	-orient2d(a.x, a.y, b.x, b.y, c.x, c.y);

/** A closed ring; the first point is not repeated at the end. Its area's interior lies to the left. */
export type GridRing = GridPoint[];
/** An outer ring (counter-clockwise) and its holes (clockwise). */
export type GridPolygon = { outer: GridRing; holes: GridRing[] };

/** Twice the signed area; BigInt, because the products pass 2^53. */
export function doubleArea(ring: GridRing): bigint {
	let sum = 0n;
	for (const [at, point] of ring.entries()) {
		const next = ring[(at + 1) % ring.length] ?? point;
		sum += BigInt(point.x) * BigInt(next.y) - BigInt(next.x) * BigInt(point.y);
	}
	return sum;
}

export function* ringEdges(ring: GridRing): Generator<[GridPoint, GridPoint]> {
	for (const [at, point] of ring.entries()) yield [point, ring[(at + 1) % ring.length] ?? point];
}

/** Even–odd with half-open edges, on any rings. The point need not stand on the grid. */
export function ringsContain(rings: Iterable<GridRing>, point: GridPoint): boolean {
	let inside = false;
	for (const ring of rings)
		for (const [a, b] of ringEdges(ring)) {
			if (a.y <= point.y === b.y <= point.y) continue;
			if (a.y < b.y ? side(a, b, point) > 0 : side(b, a, point) > 0) inside = !inside;
		}
	return inside;
}

/** Reads GeoJSON rings onto the grid: outer rings counter-clockwise, holes clockwise, no repeated points. */
export const toGridPolygons = (boundary: MultiPolygon): GridPolygon[] =>
	boundary.map((polygon) => {
		const rings = polygon.map((ring, at) => {
			const points: GridPoint[] = [];
			for (const [lon = 0, lat = 0] of ring) {
				const point = toGrid(lon, lat);
				const last = points.at(-1);
				if (!last || !samePoint(last, point)) points.push(point);
			}
			const [first] = points;
			const last = points.at(-1);
			if (first && last && points.length > 1 && samePoint(first, last)) points.pop();
			return doubleArea(points) > 0n === (at === 0) ? points : points.reverse();
		});
		const [outer = [], ...holes] = rings;
		return { outer, holes };
	});

const closeRing = (ring: GridRing): number[][] => {
	const points = ring.map(toDegrees);
	const [first] = points;
	return first ? [...points, first] : [];
};

export const toMultiPolygon = (polygons: GridPolygon[]): MultiPolygon =>
	polygons.map(({ outer, holes }) => [closeRing(outer), ...holes.map(closeRing)]);
