import Flatbush from "flatbush";
import type { MultiPolygon } from "#db/schema/columns.ts";
import { degreesOf, metresToEdge, rayCrosses } from "./geometry.ts";

/** A point this near to a border belongs, for a resident, to both sides: phones are no more exact than that. */
export const borderMetres = 30;

/** The edges of one beat, sorted into bands of latitude so that a ray meets only the few that lie at its height. */
type BandedEdges = {
	id: string;
	/** ax, ay, bx, by of every edge. */
	edges: Float64Array;
	south: number;
	bandHeight: number;
	/** Band n holds the edges `members[starts[n]] … members[starts[n + 1] - 1]`. */
	starts: Uint32Array;
	members: Uint32Array;
};

export type PointIndex = { boxes: Flatbush | null; beats: BandedEdges[] };

type Box = { west: number; south: number; east: number; north: number };

function collectEdges(boundary: MultiPolygon): { edges: Float64Array; box: Box } {
	const found: number[] = [];
	const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
	for (const polygon of boundary)
		for (const ring of polygon)
			for (let at = 1; at < ring.length; at++) {
				const [ax = 0, ay = 0] = ring[at - 1] ?? [];
				const [bx = 0, by = 0] = ring[at] ?? [];
				found.push(ax, ay, bx, by);
				box.west = Math.min(box.west, ax);
				box.east = Math.max(box.east, ax);
				box.south = Math.min(box.south, ay);
				box.north = Math.max(box.north, ay);
			}
	return { edges: Float64Array.from(found), box };
}

function bandEdges(id: string, edges: Float64Array, box: Box): BandedEdges {
	const count = edges.length / 4;
	const bands = Math.max(1, Math.ceil(count / 4));
	const bandHeight = (box.north - box.south) / bands || 1;
	const bandOf = (lat: number) =>
		Math.min(bands - 1, Math.max(0, Math.floor((lat - box.south) / bandHeight)));
	const rows: number[][] = Array.from({ length: bands }, () => []);
	for (let edge = 0; edge < count; edge++) {
		const ay = edges[edge * 4 + 1] ?? 0;
		const by = edges[edge * 4 + 3] ?? 0;
		const last = bandOf(Math.max(ay, by));
		for (let band = bandOf(Math.min(ay, by)); band <= last; band++) rows[band]?.push(edge);
	}
	const starts = new Uint32Array(bands + 1);
	for (const [band, row] of rows.entries()) starts[band + 1] = (starts[band] ?? 0) + row.length;
	return {
		id,
		edges,
		south: box.south,
		bandHeight,
		starts,
		members: Uint32Array.from(rows.flat()),
	};
}

/** Built once when the territory is loaded; beats without a boundary are left out. */
export function buildPointIndex(beats: { id: string; boundary: MultiPolygon }[]): PointIndex {
	const banded: BandedEdges[] = [];
	const boxes: Box[] = [];
	for (const beat of beats) {
		const { edges, box } = collectEdges(beat.boundary);
		if (edges.length === 0) continue;
		banded.push(bandEdges(beat.id, edges, box));
		boxes.push(box);
	}
	if (banded.length === 0) return { boxes: null, beats: [] };
	const tree = new Flatbush(banded.length);
	for (const box of boxes) tree.add(box.west, box.south, box.east, box.north);
	tree.finish();
	return { boxes: tree, beats: banded };
}

/** The band at that latitude, held within the bands there are. */
function bandAt(beat: BandedEdges, lat: number): number {
	const last = beat.starts.length - 2;
	return Math.min(last, Math.max(0, Math.floor((lat - beat.south) / beat.bandHeight)));
}

function containsInBand(beat: BandedEdges, lon: number, lat: number): boolean {
	const band = bandAt(beat, lat);
	const { edges, members } = beat;
	const end = beat.starts[band + 1] ?? 0;
	let inside = false;
	for (let at = beat.starts[band] ?? 0; at < end; at++) {
		const edge = (members[at] ?? 0) * 4;
		const ax = edges[edge] ?? 0;
		const ay = edges[edge + 1] ?? 0;
		const bx = edges[edge + 2] ?? 0;
		const by = edges[edge + 3] ?? 0;
		if (rayCrosses(ax, ay, bx, by, lon, lat)) inside = !inside;
	}
	return inside;
}

/** Metres to the beat's border when it is nearer than `borderMetres`, otherwise Infinity. */
function metresToBorder(beat: BandedEdges, lon: number, lat: number, reach: Reach): number {
	const { edges, members } = beat;
	const end = beat.starts[bandAt(beat, lat + reach.lat) + 1] ?? 0;
	let nearest = Infinity;
	for (let at = beat.starts[bandAt(beat, lat - reach.lat)] ?? 0; at < end; at++) {
		const edge = (members[at] ?? 0) * 4;
		const ax = edges[edge] ?? 0;
		const bx = edges[edge + 2] ?? 0;
		if (Math.max(ax, bx) < lon - reach.lon || Math.min(ax, bx) > lon + reach.lon) continue;
		const metres = metresToEdge(ax, edges[edge + 1] ?? 0, bx, edges[edge + 3] ?? 0, lon, lat);
		if (metres < nearest) nearest = metres;
	}
	return nearest <= borderMetres ? nearest : Infinity;
}

type Reach = { lon: number; lat: number };

/**
 * The beat that contains the point first, then the beats whose border is within 30 metres, nearest first.
 * Empty when the point lies outside the region and not at its very border, or is no number.
 */
export function locateBeats(index: PointIndex, lon: number, lat: number): string[] {
	if (!index.boxes || !Number.isFinite(lon) || !Number.isFinite(lat)) return [];
	const reach = degreesOf(borderMetres, lat);
	const candidates = index.boxes.search(
		lon - reach.lon,
		lat - reach.lat,
		lon + reach.lon,
		lat + reach.lat,
	);
	const found: { id: string; metres: number }[] = [];
	for (const at of candidates) {
		const beat = index.beats[at];
		if (!beat) continue;
		const metres = containsInBand(beat, lon, lat) ? -1 : metresToBorder(beat, lon, lat, reach);
		if (metres <= borderMetres) found.push({ id: beat.id, metres });
	}
	if (found.length > 1)
		found.sort((one, other) => one.metres - other.metres || (one.id < other.id ? -1 : 1));
	return found.map((beat) => beat.id);
}
