import type { CellBorder } from "./region-cells.ts";
import {
	doubleArea,
	edgeKey,
	type GridPoint,
	type GridPolygon,
	type GridRing,
	pointKey,
	ringEdges,
	ringsContain,
} from "./region-grid.ts";

/** A directed edge with the site on its left, when known. */
type Edge = { from: GridPoint; to: GridPoint; site: number | null };

/** A connected area that no border crosses: an outer ring, perhaps holes, and the site whose cell it is part of. */
export type Face = { polygon: GridPolygon; site: number | null };

/** Half-plane, then cross product: exact for differences of whole numbers below 2^26. */
function byAngle(origin: GridPoint, one: Edge, other: Edge): number {
	const ax = one.to.x - origin.x;
	const ay = one.to.y - origin.y;
	const bx = other.to.x - origin.x;
	const by = other.to.y - origin.y;
	const halfA = ay > 0 || (ay === 0 && ax > 0) ? 0 : 1;
	const halfB = by > 0 || (by === 0 && bx > 0) ? 0 : 1;
	return halfA - halfB || ay * bx - ax * by;
}

/** Follows edges so that the area on their left stays on the left. Each edge is used once. */
function traceLoops(edges: Edge[]): Edge[][] {
	const around = new Map<number, Edge[]>();
	for (const edge of edges) {
		const key = pointKey(edge.from);
		const list = around.get(key);
		if (list) list.push(edge);
		else around.set(key, [edge]);
	}
	for (const list of around.values())
		if (list.length > 1) list.sort((one, other) => byAngle(one.from, one, other));
	const used = new Set<Edge>();
	const loops: Edge[][] = [];
	for (const start of edges) {
		if (used.has(start)) continue;
		const loop: Edge[] = [];
		let edge = start;
		do {
			if (used.has(edge)) throw new Error(`edge ${edgeKey(edge.from, edge.to)} is met twice`);
			used.add(edge);
			loop.push(edge);
			const leaving = around.get(pointKey(edge.to)) ?? [];
			const back: Edge = { from: edge.to, to: edge.from, site: null };
			// The next one clockwise from the way back is the sharpest turn to the left.
			const next =
				leaving.findLast((candidate) => byAngle(edge.to, candidate, back) < 0) ?? leaving.at(-1);
			if (!next) throw new Error(`no way on from ${edgeKey(edge.from, edge.to)}`);
			edge = next;
		} while (edge !== start);
		loops.push(loop);
	}
	return loops;
}

/** Splits a loop that touches itself at a point into loops that do not. */
function splitAtTouch(loop: Edge[]): Edge[][] {
	const simple: Edge[][] = [];
	const path: Edge[] = [];
	const positions = new Map<number, number>();
	for (const edge of loop) {
		positions.set(pointKey(edge.from), path.length);
		path.push(edge);
		const met = positions.get(pointKey(edge.to));
		if (met === undefined) continue;
		const part = path.splice(met);
		for (const { from } of part) positions.delete(pointKey(from));
		simple.push(part);
	}
	return simple;
}

const byLowestPoint = (ring: GridRing): GridRing => {
	let lowest = 0;
	for (const [at, point] of ring.entries())
		if (pointKey(point) < pointKey(ring[lowest] ?? point)) lowest = at;
	return [...ring.slice(lowest), ...ring.slice(0, lowest)];
};

/** Faces of a set of directed edges: loops with their area inside, and holes given to the loop around them. */
export function buildFaces(edges: Edge[]): Face[] {
	const faces: (Face & { area: bigint })[] = [];
	const holes: GridRing[] = [];
	for (const loop of traceLoops(edges).flatMap(splitAtTouch)) {
		const ring = byLowestPoint(loop.map((edge) => edge.from));
		const area = doubleArea(ring);
		if (area < 0n) holes.push(ring);
		else {
			const site = loop.find((edge) => edge.site !== null)?.site ?? null;
			faces.push({ polygon: { outer: ring, holes: [] }, site, area });
		}
	}
	faces.sort((one, other) => (one.area < other.area ? -1 : one.area > other.area ? 1 : 0));
	for (const hole of holes) {
		const [a, b] = hole;
		if (!a || !b) continue;
		// Smallest first: the innermost loop around the hole. The middle of an edge is never a vertex.
		const point = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
		const owner = faces.find(({ polygon }) => ringsContain([polygon.outer], point));
		if (!owner) throw new Error(`nothing lies around the hole at ${a.x}, ${a.y}`);
		owner.polygon.holes.push(hole);
	}
	return faces.map(({ polygon, site }) => ({ polygon, site }));
}

/** Every connected piece of every cell of a unit. */
export const unitFaces = (unit: GridPolygon[], borders: CellBorder[]): Face[] =>
	buildFaces([
		...unit
			.flatMap(({ outer, holes }) => [outer, ...holes])
			.flatMap((ring) => [...ringEdges(ring)])
			.map(([from, to]) => ({ from, to, site: null })),
		...borders.flatMap(({ from, to, left, right }) => [
			{ from, to, site: left },
			{ from: to, to: from, site: right },
		]),
	]);

export const faceEdges = ({ polygon }: Pick<Face, "polygon">): [GridPoint, GridPoint][] =>
	[polygon.outer, ...polygon.holes].flatMap((ring) => [...ringEdges(ring)]);

/** One area out of several faces: what they share with each other falls away, what is left is traced anew. */
export function joinFaces(faces: Face[]): GridPolygon[] {
	const edges = new Map<string, Edge>();
	for (const face of faces)
		for (const [from, to] of faceEdges(face))
			edges.set(edgeKey(from, to), { from, to, site: null });
	for (const { from, to } of [...edges.values()])
		if (edges.has(edgeKey(to, from))) {
			edges.delete(edgeKey(from, to));
			edges.delete(edgeKey(to, from));
		}
	return buildFaces([...edges.values()])
		.map((face) => face.polygon)
		.sort((one, other) => {
			const [a, b] = [doubleArea(one.outer), doubleArea(other.outer)];
			return a > b ? -1 : a < b ? 1 : 0;
		});
}
