import type { MultiPolygon } from "#db/schema/columns.ts";

type Point = [lon: number, lat: number];
type Ring = MultiPolygon[number][number];

const nameOf = (point: Ring[number] | undefined): string => `${point?.[0]} ${point?.[1]}`;

/** Corners where three or more areas meet, or where a shared border ends: they must stay where they are. */
function findJunctions(areas: readonly MultiPolygon[]): Set<string> {
	const beside = new Map<string, Set<string>>();
	const meet = (one: string, other: string) => {
		const known = beside.get(one) ?? new Set();
		beside.set(one, known.add(other));
	};
	for (const ring of areas.flat(2))
		for (let at = 1; at < ring.length; at++) {
			const [one, other] = [nameOf(ring[at - 1]), nameOf(ring[at])];
			meet(one, other);
			meet(other, one);
		}
	return new Set([...beside].flatMap(([name, others]) => (others.size === 2 ? [] : [name])));
}

const before = (one: Ring[number] | undefined, other: Ring[number] | undefined): boolean =>
	(one?.[0] ?? 0) - (other?.[0] ?? 0) < 0 ||
	(one?.[0] === other?.[0] && (one?.[1] ?? 0) < (other?.[1] ?? 0));

/** How far the point lies from the stretch between two others, in degrees of latitude. */
function distance(point: Point, from: Point, to: Point, squeeze: number): number {
	const [x, y] = [(point[0] - from[0]) * squeeze, point[1] - from[1]];
	const [dx, dy] = [(to[0] - from[0]) * squeeze, to[1] - from[1]];
	const length = dx * dx + dy * dy;
	const along = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
	return Math.hypot(x - along * dx, y - along * dy);
}

/** Ramer–Douglas–Peucker, without recursion: a border may have thousands of corners. */
function thin(line: Point[], tolerance: number): Point[] {
	const squeeze = Math.cos(((line[0]?.[1] ?? 0) * Math.PI) / 180);
	const kept = new Set([0, line.length - 1]);
	const open: [number, number][] = [[0, line.length - 1]];
	for (let stretch = open.pop(); stretch; stretch = open.pop()) {
		const [from, to] = [line[stretch[0]], line[stretch[1]]];
		let [farthest, most] = [-1, tolerance];
		for (let at = stretch[0] + 1; from && to && at < stretch[1]; at++) {
			const far = distance(line[at] ?? from, from, to, squeeze);
			if (far > most) [farthest, most] = [at, far];
		}
		if (farthest < 0) continue;
		kept.add(farthest);
		open.push([stretch[0], farthest], [farthest, stretch[1]]);
	}
	return line.filter((_, at) => kept.has(at));
}

/** Both neighbours walk a shared border in the same direction, so that both keep the same corners. */
function thinArc(arc: Point[], tolerance: number): Point[] {
	const [first, last] = [arc[0], arc.at(-1)];
	const isLoop = nameOf(first) === nameOf(last);
	const backwards = isLoop ? before(arc.at(-2), arc[1]) : before(last, first);
	const thinned = thin(backwards ? arc.toReversed() : arc, tolerance);
	return backwards ? thinned.toReversed() : thinned;
}

function thinRing(ring: Ring, junctions: Set<string>, tolerance: number): Point[] {
	const corners = ring.slice(0, -1).map(([lon = 0, lat = 0]): Point => [lon, lat]);
	let start = corners.findIndex((corner) => junctions.has(nameOf(corner)));
	// Nobody's neighbour, or an island in one other area: any corner will do that both of them choose.
	if (start < 0)
		start = corners.reduce((least, corner, at) => (before(corner, corners[least]) ? at : least), 0);
	const turned = [...corners.slice(start), ...corners.slice(0, start + 1)];
	const thinned: Point[] = turned.slice(0, 1);
	let arc: Point[] = [];
	for (const [at, corner] of turned.entries()) {
		arc.push(corner);
		if (arc.length < 2 || (at < turned.length - 1 && !junctions.has(nameOf(corner)))) continue;
		thinned.push(...thinArc(arc, tolerance).slice(1));
		arc = [corner];
	}
	return thinned;
}

const rounded = (points: Point[], decimals: number): Point[] => {
	const scale = 10 ** decimals;
	const whole = points.map(
		([lon, lat]): Point => [Math.round(lon * scale) / scale, Math.round(lat * scale) / scale],
	);
	return whole.filter((point, at) => at === 0 || nameOf(point) !== nameOf(whole[at - 1]));
};

/**
 * Lighter borders for drawing, never for deciding: areas that shared an edge still share it, without gap or overlap
 * beyond `metres`. Parts too small to be seen at that scale are left away, but never the whole of an area.
 */
export function simplifyBorders(areas: readonly MultiPolygon[], metres: number): MultiPolygon[] {
	const tolerance = metres / 111_195;
	const decimals = Math.max(2, Math.ceil(-Math.log10(tolerance)));
	const junctions = findJunctions(areas);
	return areas.map((area) => {
		const thinned = area
			.map((polygon) =>
				polygon
					.map((ring) => rounded(thinRing(ring, junctions, tolerance), decimals))
					.filter((ring) => ring.length > 3),
			)
			.filter((polygon) => polygon.length > 0);
		return thinned.length > 0 ? thinned : area;
	});
}
