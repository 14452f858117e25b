import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import type { MultiPolygon } from "#db/schema/columns.ts";
import { containsPoint } from "#domain/territory/geometry.ts";
import { readUnits } from "./read-source.ts";
import { buildRegion } from "./region.ts";
import { doubleArea, type GridPoint, ringEdges, side, toGridPolygons } from "./region-grid.ts";

const units = buildRegion();
const beats = units.flatMap((unit) => unit.beats);

type Edge = [GridPoint, GridPoint];
const edgesOf = (boundary: MultiPolygon): Edge[] =>
	toGridPolygons(boundary).flatMap(({ outer, holes }) =>
		[outer, ...holes].flatMap((ring) => [...ringEdges(ring)]),
	);
const area = (boundary: MultiPolygon): bigint =>
	toGridPolygons(boundary)
		.flatMap(({ outer, holes }) => [outer, ...holes])
		.reduce((sum, ring) => sum + doubleArea(ring), 0n);
const name = (a: GridPoint, b: GridPoint) => `${a.x},${a.y}>${b.x},${b.y}`;

describe("the beats tile the region without gap or overlap", () => {
	const owners = new Map<string, string>();
	const twice: string[] = [];
	for (const beat of beats)
		for (const [a, b] of edgesOf(beat.boundary)) {
			if (owners.has(name(a, b))) twice.push(name(a, b));
			owners.set(name(a, b), beat.unitId);
		}
	const outlines = new Map(
		units.flatMap((unit) =>
			edgesOf(unit.boundary).map(([a, b]): [string, string] => [name(a, b), unit.id]),
		),
	);

	test("no directed edge belongs to two beats", () => {
		expect(twice).toEqual([]);
	});

	test("each edge lies between two beats of the unit, or on the unit's outline", () => {
		const loose = beats.flatMap((beat) =>
			edgesOf(beat.boundary).filter(
				([a, b]) =>
					(owners.get(name(b, a)) === beat.unitId) === (outlines.get(name(a, b)) === beat.unitId),
			),
		);
		expect(loose).toEqual([]);
		expect([...outlines].filter(([edge, unit]) => owners.get(edge) !== unit)).toEqual([]);
	});

	test("an edge without a neighbour lies on the region's outline", () => {
		const source = readUnits().flatMap((unit) => edgesOf(unit.boundary));
		const paired = new Set(source.map(([a, b]) => name(a, b)));
		const outline = source.filter(([a, b]) => !paired.has(name(b, a)));
		const next = new Map(
			units
				.flatMap((unit) => edgesOf(unit.boundary))
				.filter(([a, b]) => !outlines.has(name(b, a)))
				.map(([a, b]) => [`${a.x},${a.y}`, b]),
		);
		// Following the built edges from the start of a source edge leads to its end: they are its pieces.
		let pieces = 0;
		for (const [a, b] of outline) {
			let at: GridPoint | undefined = a;
			do {
				at = next.get(`${at.x},${at.y}`);
				pieces++;
			} while (at && (at.x !== b.x || at.y !== b.y) && pieces < 1e6);
			expect(at).toEqual(b);
		}
		expect(next.size).toBe(pieces);
	});

	test("no two edges cross, nor does one end in the middle of another", () => {
		const cell = 20_000;
		const cells = new Map<string, Edge[]>();
		for (const edge of beats.flatMap((beat) => edgesOf(beat.boundary))) {
			const [a, b] = edge;
			const forward = a.x < b.x || (a.x === b.x && a.y < b.y);
			if (!forward && owners.has(name(b, a))) continue;
			for (let x = Math.floor(Math.min(a.x, b.x) / cell); x * cell <= Math.max(a.x, b.x); x++)
				for (let y = Math.floor(Math.min(a.y, b.y) / cell); y * cell <= Math.max(a.y, b.y); y++) {
					const list = cells.get(`${x}:${y}`);
					if (list) list.push(edge);
					else cells.set(`${x}:${y}`, [edge]);
				}
		}
		const met: string[] = [];
		for (const members of cells.values())
			for (const [position, [a, b]] of members.entries())
				for (const [c, d] of members.slice(position + 1))
					if (meet(a, b, c, d)) met.push(name(a, b));
		expect(met).toEqual([]);
	});

	test("the areas of a unit's beats add up to the unit's area exactly", () => {
		for (const unit of units)
			expect(unit.beats.reduce((sum, beat) => sum + area(beat.boundary), 0n)).toBe(
				area(unit.boundary),
			);
	});

	test("no outline moved by more than a millionth of its area", () => {
		for (const source of readUnits()) {
			const built = units.find((unit) => unit.id === source.id)?.boundary ?? [];
			const drift = Number(area(built) - area(source.boundary));
			expect(Math.abs(drift) / Number(area(source.boundary))).toBeLessThan(1e-6);
		}
	});

	const count = (list: { boundary: MultiPolygon }[], lon: number, lat: number) =>
		list.filter(({ boundary }) => containsPoint(boundary, lon, lat)).length;

	test.prop(
		[
			fc.double({ min: 65.5, max: 75.5, noNaN: true }),
			fc.double({ min: 49.5, max: 54.1, noNaN: true }),
		],
		{ numRuns: 300 },
	)("a point lies in exactly one beat inside the region, in none outside", (lon, lat) => {
		expect(count(beats, lon, lat)).toBe(count(units, lon, lat));
		expect(count(units, lon, lat)).toBeLessThanOrEqual(1);
	});

	test.prop([fc.nat(), fc.nat()], { numRuns: 300 })(
		"even a corner where beats meet lies in one beat at most",
		(pick, corner) => {
			const beat = beats[pick % beats.length];
			const ring = beat?.boundary[0]?.[0] ?? [];
			const [lon = 0, lat = 0] = ring[corner % ring.length] ?? [];
			expect(count(beats, lon, lat)).toBe(count(units, lon, lat));
			expect(count(beats, lon, lat)).toBeLessThanOrEqual(1);
		},
	);
});

/** Whether two edges have a point in common that is not a vertex of both. */
function meet(a: GridPoint, b: GridPoint, c: GridPoint, d: GridPoint): boolean {
	const same = (p: GridPoint, q: GridPoint) => p.x === q.x && p.y === q.y;
	if (same(a, c) || same(a, d) || same(b, c) || same(b, d)) {
		const [shared, one, other] = same(a, c)
			? [a, b, d]
			: same(a, d)
				? [a, b, c]
				: same(b, c)
					? [b, a, d]
					: [b, a, c];
		// From one vertex in the same direction: one edge would lie on the other.
		return (
			side(shared, one, other) === 0 &&
			(one.x - shared.x) * (other.x - shared.x) + (one.y - shared.y) * (other.y - shared.y) > 0
		);
	}
	if (Math.max(a.x, b.x) < Math.min(c.x, d.x) || Math.max(c.x, d.x) < Math.min(a.x, b.x))
		return false;
	if (Math.max(a.y, b.y) < Math.min(c.y, d.y) || Math.max(c.y, d.y) < Math.min(a.y, b.y))
		return false;
	const cut = (p: number, q: number) => (p >= 0 && q <= 0) || (p <= 0 && q >= 0);
	return cut(side(a, b, c), side(a, b, d)) && cut(side(c, d, a), side(c, d, b));
}

describe("the demo region", () => {
	test("has 20 units, 672 settlements and a beat for about every 2 000–4 000 residents", () => {
		expect(units).toHaveLength(20);
		expect(units.flatMap((unit) => unit.settlements)).toHaveLength(672);
		const sizes = beats.map((beat) => beat.residents);
		expect(
			sizes.filter((size) => size >= 2000 && size <= 4000).length / sizes.length,
		).toBeGreaterThan(0.9);
		expect(Math.max(...sizes)).toBeLessThan(5000);
	});

	test("every settlement lies in a beat that serves it", () => {
		for (const unit of units)
			for (const settlement of unit.settlements) {
				const around = unit.beats.filter(({ boundary }) =>
					containsPoint(boundary, settlement.lon, settlement.lat),
				);
				expect(around).toHaveLength(1);
				expect(around[0]?.settlementIds).toContain(settlement.id);
			}
	});

	test("is the same at every call", () => {
		expect(buildRegion()).toEqual(units);
	});
});
