import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pool } from "#db/client.ts";
import type { MultiPolygon } from "#db/schema/columns.ts";
import { rayCrosses } from "#domain/territory/geometry.ts";
import { closeTerritoryIndex } from "#domain/territory/live-index.ts";
import { buildPointIndex, locateBeats, type PointIndex } from "#domain/territory/point-index.ts";
import { listBoundaries } from "#domain/territory/queries.ts";
import { requests } from "../load/generate.ts";
import { startPortal } from "../portal.ts";
import { quick, tell, tellLatencies } from "../report.ts";
import { seededRandom, timeOnAverage } from "../stop-watch.ts";

// Whose beat is this point in? In process, and over HTTP.

type Beat = { id: string; boundary: MultiPolygon };
type Point = { lon: number; lat: number };

/** What one writes first: every edge of every beat until the point lies in one. */
function scan(beats: readonly Beat[], lon: number, lat: number): string | undefined {
	for (const { id, boundary } of beats) {
		let inside = false;
		for (const polygon of boundary)
			for (const ring of polygon)
				for (let at = 1; at < ring.length; at++) {
					const [ax = 0, ay = 0] = ring[at - 1] ?? [];
					const [bx = 0, by = 0] = ring[at] ?? [];
					if (rayCrosses(ax, ay, bx, by, lon, lat)) inside = !inside;
				}
		if (inside) return id;
	}
	return undefined;
}

/** A hundred by a hundred beats of 64 edges each, whose shared borders wander. */
function syntheticBeats(side: number): Beat[] {
	const step = 0.05;
	const wander = (along: number, line: number) =>
		Math.sin(along * 37 + line * 5) * step * 0.2 + Math.sin(along * 11 + line) * step * 0.1;
	const pieces = 16;
	const beats: Beat[] = [];
	for (let row = 0; row < side; row++)
		for (let column = 0; column < side; column++) {
			const ring: number[][] = [];
			const corner = (x: number, y: number) => {
				ring.push([60 + x * step + wander(y, x), 50 + y * step + wander(x, y)]);
			};
			for (let at = 0; at < pieces; at++) corner(column + at / pieces, row);
			for (let at = 0; at < pieces; at++) corner(column + 1, row + at / pieces);
			for (let at = 0; at < pieces; at++) corner(column + 1 - at / pieces, row + 1);
			for (let at = 0; at < pieces; at++) corner(column, row + 1 - at / pieces);
			ring.push(ring[0] ?? []);
			beats.push({ id: `${row}-${column}`, boundary: [[ring]] });
		}
	return beats;
}

function pointsIn(beats: readonly Beat[], index: PointIndex, count: number): Point[] {
	const all = beats.flatMap(({ boundary }) => boundary.flat(2));
	const lons = all.map(([lon = 0]) => lon);
	const lats = all.map(([, lat = 0]) => lat);
	const low = (values: number[]) => values.reduce((one, other) => Math.min(one, other));
	const high = (values: number[]) => values.reduce((one, other) => Math.max(one, other));
	const [west, east, south, north] = [low(lons), high(lons), low(lats), high(lats)];
	const random = seededRandom(7);
	const inside: Point[] = [];
	while (inside.length < count) {
		const lon = west + random() * (east - west);
		const lat = south + random() * (north - south);
		if (locateBeats(index, lon, lat).length > 0) inside.push({ lon, lat });
	}
	return inside;
}

function compare(name: string, beats: Beat[], words: string): Point[] {
	const index = buildPointIndex(beats);
	const points = pointsIn(beats, index, 1000);
	// Outside the region, the beat nearest to the border is found, which contains nothing.
	for (const { lon, lat } of points.slice(0, 100))
		if (
			scan(beats, lon, lat) !== undefined &&
			locateBeats(index, lon, lat)[0] !== scan(beats, lon, lat)
		)
			throw new Error(`The index and the scan differ at ${lon}, ${lat}.`);
	const at = (number: number): Point => points[number % points.length] ?? { lon: 0, lat: 0 };
	const ours = timeOnAverage((n) => locateBeats(index, at(n).lon, at(n).lat), quick ? 200 : 1000);
	const naive = timeOnAverage((n) => scan(beats, at(n).lon, at(n).lat), quick ? 200 : 1000);
	const factor = Math.round(naive / ours);
	tell(
		`point.${name}`,
		ours * 1000,
		"µs",
		`${words}; ${factor} times faster than point.${name}.scan`,
	);
	tell(`point.${name}.scan`, naive * 1000, "µs", `${words}; every edge of every beat, in process`);
	return points;
}

const demo: Beat[] = await listBoundaries();
const edges = (beats: Beat[]) => beats.reduce((sum, beat) => sum + beat.boundary.flat(2).length, 0);
const points = compare("demo", demo, `${demo.length} beats of the demo, ${edges(demo)} corners`);
const synthetic = syntheticBeats(100);
compare("10000-beats", synthetic, `10 000 synthetic beats, ${edges(synthetic)} corners`);

const portal = await startPortal();
const paths = points.map(
	({ lon, lat }) => `/api/v1/locate?lat=${lat.toFixed(6)}&lng=${lon.toFixed(6)}`,
);
const example = await fetch(portal.origin + paths[0]);
const body = Buffer.from(await example.arrayBuffer());
const bare = createServer((_, response) => {
	response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
	response.end(body);
}).listen(0, "127.0.0.1");
await new Promise((resolve) => bare.once("listening", resolve));
const barePort = (bare.address() as AddressInfo).port;
const load = { paths, connections: 1, seconds: quick ? 2 : 5, warmUpSeconds: quick ? 2 : 4 };
const ours = await requests({ ...load, port: portal.port });
const theirs = await requests({ ...load, port: barePort });
const words = `one client, ${paths.length} points of the demo, ${body.length} bytes; point.http.bare is Node alone with such a body`;
tellLatencies("point.http", ours.times, words);
tellLatencies(
	"point.http.bare",
	theirs.times,
	"Node's http server alone, the same number of bytes",
);
tell("point.http.errors", ours.errors, "answers", words);
bare.close();
bare.closeAllConnections();
await portal.stop();
await closeTerritoryIndex();
await pool.end();
