import { orient2d } from "robust-predicates";
import type { MultiPolygon } from "#db/schema/columns.ts";

/** Mean radius of the Earth in metres (IUGG). */
const earthRadius = 6_371_008.8;
const radians = Math.PI / 180;
const metresPerDegree = earthRadius * radians;

/**
 * Whether a ray from the point towards the east crosses the edge a–b.
 * Half-open: the edge owns its lower end only, and a point on the edge is not west of it. Neighbours that share
 * the edge therefore never both contain such a point, nor do both miss it. `orient2d` is exact for every double
 * and turns its sign with the direction of the edge, so both neighbours come to the same answer.
 */
export function rayCrosses(
	ax: number,
	ay: number,
	bx: number,
	by: number,
	lon: number,
	lat: number,
): boolean {
	if (ay <= lat === by <= lat) return false;
	// robust-predicates counts with the y axis downwards: negative is counter-clockwise on a map.
	return ay < by ? orient2d(ax, ay, bx, by, lon, lat) < 0 : orient2d(bx, by, ax, ay, lon, lat) < 0;
}

/** Even–odd rule over all rings, so holes and several parts need no special care. */
export function containsPoint(boundary: MultiPolygon, lon: number, lat: number): boolean {
	let inside = false;
	for (const polygon of boundary)
		for (const ring of polygon)
			for (let at = 1; at < ring.length; at++) {
				const [ax = 0, ay = 0] = ring[at - 1] ?? [];
				const [bx = 0, by = 0] = ring[at] ?? [];
				if (rayCrosses(ax, ay, bx, by, lon, lat)) inside = !inside;
			}
	return inside;
}

/** Metres along the great circle (haversine). */
export function distanceMetres(lon1: number, lat1: number, lon2: number, lat2: number): number {
	const half =
		Math.sin(((lat2 - lat1) * radians) / 2) ** 2 +
		Math.cos(lat1 * radians) *
			Math.cos(lat2 * radians) *
			Math.sin(((lon2 - lon1) * radians) / 2) ** 2;
	return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Degrees of longitude and of latitude that span so many metres at that latitude. */
export const degreesOf = (metres: number, lat: number): { lon: number; lat: number } => ({
	lon: metres / (metresPerDegree * Math.max(Math.cos(lat * radians), 1e-6)),
	lat: metres / metresPerDegree,
});

/** Metres from the point to the edge a–b, on a plane that touches the Earth at the point: good to a few kilometres. */
export function metresToEdge(
	ax: number,
	ay: number,
	bx: number,
	by: number,
	lon: number,
	lat: number,
): number {
	const scale = Math.cos(lat * radians) * metresPerDegree;
	const x1 = (ax - lon) * scale;
	const y1 = (ay - lat) * metresPerDegree;
	const dx = (bx - ax) * scale;
	const dy = (by - ay) * metresPerDegree;
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length));
	return Math.hypot(x1 + along * dx, y1 + along * dy);
}

/**
 * Minutes on foot for a straight-line distance. 80 metres a minute (4.8 km/h, the rule by which Japanese law has
 * housing advertised) along ways 1.3 times as long as the straight line, a cautious figure for street networks.
 */
export const walkingMinutes = (metres: number): number =>
	Math.max(1, Math.ceil((metres * 1.3) / 80));
