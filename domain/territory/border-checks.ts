import * as polyclip from "polyclip-ts";
import { orient2d } from "robust-predicates";
import type { MultiPolygon } from "#db/schema/columns.ts";

/** More corners than any border drawn by people; the check of crossings is quadratic at worst. */
const mostCorners = 50_000;

const sixDecimals = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** A GeoJSON Polygon or MultiPolygon as a boundary with at most six decimals, or what is wrong with it. */
export function readBoundary(geometry: unknown): { value: MultiPolygon } | { reason: string } {
	const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
	if (type !== "Polygon" && type !== "MultiPolygon")
		return { reason: `the geometry is ${String(type ?? "missing")}, not Polygon or MultiPolygon` };
	const polygons = type === "Polygon" ? [coordinates] : coordinates;
	if (!Array.isArray(polygons) || polygons.length === 0) return { reason: "the border is empty" };
	let corners = 0;
	const boundary: MultiPolygon = [];
	for (const polygon of polygons) {
		if (!Array.isArray(polygon) || polygon.length === 0) return { reason: "a part has no ring" };
		const rings: number[][][] = [];
		for (const ring of polygon) {
			if (!Array.isArray(ring) || ring.length < 4)
				return { reason: "a ring has fewer than four corners" };
			const points: number[][] = [];
			for (const point of ring) {
				const [lon, lat] = Array.isArray(point) ? point : [];
				if (typeof lon !== "number" || typeof lat !== "number")
					return { reason: "a corner has no two numbers" };
				if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
					return { reason: `${lon}, ${lat} is no longitude and latitude (EPSG:4326)` };
				const rounded = [sixDecimals(lon), sixDecimals(lat)];
				const last = points.at(-1);
				if (last?.[0] !== rounded[0] || last?.[1] !== rounded[1]) points.push(rounded);
			}
			corners += points.length;
			if (corners > mostCorners) return { reason: `more than ${mostCorners} corners` };
			const [first] = points;
			const last = points.at(-1);
			if (points.length < 4) return { reason: "a ring has fewer than four different corners" };
			if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])
				return { reason: "a ring is not closed: its last corner must be its first" };
			if (crossesItself(points)) return { reason: "a ring crosses itself" };
			rings.push(points);
		}
		boundary.push(rings);
	}
	return { value: boundary };
}

type Edge = { at: number; a: number[]; b: number[]; west: number; east: number };

const side = (a: number[], b: number[], point: number[]): number =>
	Math.sign(orient2d(a[0] ?? 0, a[1] ?? 0, b[0] ?? 0, b[1] ?? 0, point[0] ?? 0, point[1] ?? 0));

const overlap = (a1 = 0, b1 = 0, a2 = 0, b2 = 0): boolean =>
	Math.max(Math.min(a1, b1), Math.min(a2, b2)) <= Math.min(Math.max(a1, b1), Math.max(a2, b2));

function meet(one: Edge, other: Edge): boolean {
	const d1 = side(other.a, other.b, one.a);
	const d2 = side(other.a, other.b, one.b);
	const d3 = side(one.a, one.b, other.a);
	const d4 = side(one.a, one.b, other.b);
	if (d1 === 0 && d2 === 0)
		return (
			overlap(one.a[0], one.b[0], other.a[0], other.b[0]) &&
			overlap(one.a[1], one.b[1], other.a[1], other.b[1])
		);
	return d1 * d2 <= 0 && d3 * d4 <= 0;
}

/** Sweeps from west to east, so that only edges side by side are compared. */
function crossesItself(ring: number[][]): boolean {
	const count = ring.length - 1;
	const edges: Edge[] = [];
	for (let at = 0; at < count; at++) {
		const a = ring[at] ?? [];
		const b = ring[at + 1] ?? [];
		const west = Math.min(a[0] ?? 0, b[0] ?? 0);
		edges.push({ at, a, b, west, east: Math.max(a[0] ?? 0, b[0] ?? 0) });
	}
	edges.sort((a, b) => a.west - b.west);
	for (const [at, edge] of edges.entries()) {
		for (let next = at + 1; next < edges.length; next++) {
			const other = edges[next];
			if (!other || other.west > edge.east) break;
			const apart = Math.abs(edge.at - other.at);
			// Neighbours share a corner; only when one runs back over the other do they cross.
			if (apart === 1 || apart === count - 1) continue;
			if (meet(edge, other)) return true;
		}
	}
	return false;
}

const radians = Math.PI / 180;
const metresPerDegree = 6_371_008.8 * radians;

/** Square metres, on the sphere: exact enough to compare borders of a district. */
export function areaOf(boundary: MultiPolygon): number {
	let area = 0;
	for (const polygon of boundary) {
		for (const [number, ring] of polygon.entries()) {
			let twice = 0;
			for (let at = 1; at < ring.length; at++) {
				const [lon1 = 0, lat1 = 0] = ring[at - 1] ?? [];
				const [lon2 = 0, lat2 = 0] = ring[at] ?? [];
				twice += (lon2 - lon1) * (Math.sin(lat1 * radians) + Math.sin(lat2 * radians));
			}
			const square = (Math.abs(twice) / 2 / radians) * metresPerDegree ** 2;
			area += number === 0 ? square : -square;
		}
	}
	return area;
}

const asGeometry = (boundary: MultiPolygon) => boundary as polyclip.Geom;

/** Square metres that both cover. */
export const sharedArea = (one: MultiPolygon, other: MultiPolygon): number =>
	boxesMeet(one, other) ? areaOf(polyclip.intersection(asGeometry(one), asGeometry(other))) : 0;

/** Square metres of `inner` that lie outside `outer`. */
export const areaOutside = (inner: MultiPolygon, outer: MultiPolygon): number =>
	areaOf(polyclip.difference(asGeometry(inner), asGeometry(outer)));

function boxOf(boundary: MultiPolygon) {
	const box = { west: 180, east: -180, south: 90, north: -90 };
	for (const [lon = 0, lat = 0] of boundary.flat(2)) {
		box.west = Math.min(box.west, lon);
		box.east = Math.max(box.east, lon);
		box.south = Math.min(box.south, lat);
		box.north = Math.max(box.north, lat);
	}
	return box;
}

function boxesMeet(one: MultiPolygon, other: MultiPolygon): boolean {
	const a = boxOf(one);
	const b = boxOf(other);
	return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}
