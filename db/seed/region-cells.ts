import { Delaunay } from "d3-delaunay";
import {
	type GridPoint,
	type GridPolygon,
	gridSize,
	ringEdges,
	ringsContain,
	samePoint,
	side,
} from "./region-grid.ts";
import type { Site } from "./region-sites.ts";

/** A piece of the border between the cells of two sites (indexes into the unit's sites). */
export type CellBorder = { from: GridPoint; to: GridPoint; left: number; right: number };

/** Points that borders put onto edges of units' outlines, by the edge in its canonical direction. */
export type OutlineStops = Map<string, { a: GridPoint; b: GridPoint; stops: GridPoint[] }>;

const isCanonical = (a: GridPoint, b: GridPoint) => a.x < b.x || (a.x === b.x && a.y < b.y);

export function canonicalEdge(
	a: GridPoint,
	b: GridPoint,
): { key: string; a: GridPoint; b: GridPoint } {
	const [low, high] = isCanonical(a, b) ? [a, b] : [b, a];
	return { key: `${low.x},${low.y},${high.x},${high.y}`, a: low, b: high };
}

/**
 * Borders of the Voronoi cells of a unit's sites, not yet cut at its outline. Far helpers around the unit make
 * every border between two real sites finite; borders with a helper lie far outside and are left out.
 */
function voronoiBorders(sites: Site[]): CellBorder[] {
	const lat = sites.reduce((sum, site) => sum + site.point.y, 0) / sites.length / gridSize;
	const squeeze = Math.cos((lat * Math.PI) / 180);
	const points: [number, number][] = sites.map(({ point }) => [point.x * squeeze, point.y]);
	const far = 400 * gridSize;
	const [centreX = 0, centreY = 0] = points[0] ?? [];
	for (let turn = 0; turn < 8; turn++) {
		const angle = (turn * Math.PI) / 4 + 0.1;
		points.push([centreX + far * Math.cos(angle), centreY + far * Math.sin(angle)]);
	}
	const delaunay = Delaunay.from(points);
	const { circumcenters } = delaunay.voronoi();
	const { halfedges, triangles } = delaunay;
	const centreOf = (halfedge: number): GridPoint => {
		const at = Math.floor(halfedge / 3) * 2;
		return {
			x: Math.round((circumcenters[at] ?? 0) / squeeze),
			y: Math.round(circumcenters[at + 1] ?? 0),
		};
	};
	const borders: CellBorder[] = [];
	for (let halfedge = 0; halfedge < halfedges.length; halfedge++) {
		const twin = halfedges[halfedge] ?? -1;
		if (twin < halfedge) continue;
		const one = triangles[halfedge] ?? 0;
		const other = triangles[halfedge % 3 === 2 ? halfedge - 2 : halfedge + 1] ?? 0;
		if (one >= sites.length || other >= sites.length) continue;
		const from = centreOf(halfedge);
		const to = centreOf(twin);
		const point = sites[one]?.point;
		if (!point || samePoint(from, to)) continue;
		const oneIsLeft = side(from, to, point) > 0;
		borders.push({ from, to, left: oneIsLeft ? one : other, right: oneIsLeft ? other : one });
	}
	return borders;
}

/** Where the border meets the edge a–b: how far along the border, and the nearest grid point. */
function crossing(border: CellBorder, a: GridPoint, b: GridPoint) {
	const { from, to } = border;
	if (
		Math.max(a.x, b.x) < Math.min(from.x, to.x) ||
		Math.min(a.x, b.x) > Math.max(from.x, to.x) ||
		Math.max(a.y, b.y) < Math.min(from.y, to.y) ||
		Math.min(a.y, b.y) > Math.max(from.y, to.y)
	)
		return null;
	const sideA = side(from, to, a);
	const sideB = side(from, to, b);
	if (sideA > 0 === sideB > 0) return null;
	const sideFrom = side(a, b, from);
	const sideTo = side(a, b, to);
	if (sideFrom > 0 === sideTo > 0) return null;
	const along = sideA / (sideA - sideB);
	return {
		along: sideFrom / (sideFrom - sideTo),
		point: {
			x: Math.round(a.x + along * (b.x - a.x)),
			y: Math.round(a.y + along * (b.y - a.y)),
		},
	};
}

/** Cuts the cell borders of a unit at its outline, keeps what lies inside, and notes the stops on the outline. */
export function cutBorders(sites: Site[], unit: GridPolygon[], stops: OutlineStops): CellBorder[] {
	const rings = unit.flatMap((polygon) => [polygon.outer, ...polygon.holes]);
	const kept: CellBorder[] = [];
	for (const border of voronoiBorders(sites)) {
		const cuts = [
			{ along: 0, point: border.from },
			{ along: 1, point: border.to },
		];
		const edges: { a: GridPoint; b: GridPoint; point: GridPoint }[] = [];
		for (const ring of rings)
			for (const [a, b] of ringEdges(ring)) {
				const found = crossing(border, a, b);
				if (!found) continue;
				cuts.push(found);
				edges.push({ a, b, point: found.point });
			}
		cuts.sort((one, other) => one.along - other.along);
		for (const [at, cut] of cuts.entries()) {
			const next = cuts[at + 1];
			if (!next || samePoint(cut.point, next.point)) continue;
			const middle = {
				x: (cut.point.x + next.point.x) / 2,
				y: (cut.point.y + next.point.y) / 2,
			};
			if (ringsContain(rings, middle)) kept.push({ ...border, from: cut.point, to: next.point });
		}
		for (const { a, b, point } of edges) {
			const edge = canonicalEdge(a, b);
			const entry = stops.get(edge.key) ?? { a: edge.a, b: edge.b, stops: [] };
			if (!samePoint(point, a) && !samePoint(point, b)) entry.stops.push(point);
			stops.set(edge.key, entry);
		}
	}
	return kept;
}

/** The unit's outline with every stop of its own and of its neighbours' borders as a vertex. */
export function insertStops(unit: GridPolygon[], stops: OutlineStops): GridPolygon[] {
	const insert = (ring: GridPoint[]) =>
		[...ringEdges(ring)].flatMap(([from, to]) => {
			const edge = canonicalEdge(from, to);
			const distance = ({ x, y }: GridPoint) => (x - edge.a.x) ** 2 + (y - edge.a.y) ** 2;
			const chain = (stops.get(edge.key)?.stops ?? [])
				.toSorted((one, other) => distance(one) - distance(other))
				.filter((stop, at, all) => at === 0 || !samePoint(stop, all[at - 1] ?? stop));
			return [from, ...(samePoint(edge.a, from) ? chain : chain.reverse())];
		});
	return unit.map(({ outer, holes }) => ({ outer: insert(outer), holes: holes.map(insert) }));
}
