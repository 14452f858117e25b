import { type Face, faceEdges } from "./region-faces.ts";
import { edgeKey, type GridPoint, gridSize, ringsContain } from "./region-grid.ts";
import type { Site } from "./region-sites.ts";

/** Faces that together make one beat, with the sites it serves. */
export type Group = { faces: Set<number>; sites: number[]; residents: number };

const leastResidents = 2000;
const mostResidents = 4000;
/** A hamlet with no fitting neighbour joins the smallest one rather than be a beat of its own. */
const tooSmallAlone = 1000;

function length(from: GridPoint, to: GridPoint): number {
	const squeeze = Math.cos(((from.y / gridSize) * Math.PI) / 180);
	return Math.hypot((to.x - from.x) * squeeze, to.y - from.y);
}

/** For each face, the faces beside it and the length of the border they share. */
function neighbours(faces: Face[]): Map<number, number>[] {
	const owner = new Map<string, number>();
	for (const [at, face] of faces.entries())
		for (const [from, to] of faceEdges(face)) owner.set(edgeKey(from, to), at);
	return faces.map((face, at) => {
		const shared = new Map<number, number>();
		for (const [from, to] of faceEdges(face)) {
			const beside = owner.get(edgeKey(to, from));
			if (beside === undefined || beside === at) continue;
			shared.set(beside, (shared.get(beside) ?? 0) + length(from, to));
		}
		return shared;
	});
}

/** The face that holds each site; a site is always inside its own cell. */
function homes(faces: Face[], sites: Site[]): number[] {
	return sites.map(({ point }, site) => {
		const home = faces.findIndex(({ polygon }) =>
			ringsContain([polygon.outer, ...polygon.holes], point),
		);
		if (home < 0) throw new Error(`site ${site} lies in no face`);
		return home;
	});
}

/** The cell's outlying pieces (a bay of the outline) go to the group they share most border with. */
function startGroups(faces: Face[], sites: Site[], beside: Map<number, number>[]) {
	const groupOf: (number | undefined)[] = faces.map(() => undefined);
	for (const [site, home] of homes(faces, sites).entries()) groupOf[home] = site;
	for (let changed = true; changed; ) {
		changed = false;
		for (const face of faces.keys()) {
			if (groupOf[face] !== undefined) continue;
			const shares = new Map<number, number>();
			for (const [other, border] of beside[face] ?? []) {
				const group = groupOf[other];
				if (group !== undefined) shares.set(group, (shares.get(group) ?? 0) + border);
			}
			const [best] = [...shares].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
			if (!best) continue;
			groupOf[face] = best[0];
			changed = true;
		}
	}
	// What touches nothing of its unit is an exclave: it stays with the nearest site, a beat of several parts.
	return groupOf.map((group, face) => group ?? nearestSite(faces[face], sites));
}

function nearestSite(face: Face | undefined, sites: Site[]): number {
	const from = face?.polygon.outer[0];
	let nearest = 0;
	if (from)
		for (const [at, { point }] of sites.entries())
			if (length(from, point) < length(from, sites[nearest]?.point ?? point)) nearest = at;
	return nearest;
}

type Draft = Group & { centre: GridPoint };

function join(one: Draft, other: Draft): Draft {
	const residents = one.residents + other.residents;
	const weigh = (a: number, b: number) =>
		residents === 0 ? a : (a * one.residents + b * other.residents) / residents;
	return {
		faces: one.faces.union(other.faces),
		sites: [...one.sites, ...other.sites],
		residents,
		centre: { x: weigh(one.centre.x, other.centre.x), y: weigh(one.centre.y, other.centre.y) },
	};
}

/**
 * Grows beats: the smallest group joins its nearest neighbour while the two together stay a beat's size.
 * A part of a divided town takes in a neighbour only when that one has nowhere else to go.
 */
export function mergeIntoBeats(faces: Face[], sites: Site[]): Group[] {
	const beside = neighbours(faces);
	const groupOf = startGroups(faces, sites, beside);
	let groups: Draft[] = sites.map(({ point, residents }, site) => ({
		faces: new Set(groupOf.flatMap((group, face) => (group === site ? [face] : []))),
		sites: [site],
		residents,
		centre: point,
	}));
	const isTown = (group: Draft) => group.sites.some((site) => sites[site]?.part !== null);
	const settled = new Set<Draft>();
	for (;;) {
		const [small] = groups
			.filter((group) => group.residents < leastResidents && !settled.has(group) && !isTown(group))
			.sort((one, other) => one.residents - other.residents);
		if (!small) break;
		const near = groups
			.filter((group) => group !== small && touches(small, group, beside))
			.sort((one, other) => length(one.centre, small.centre) - length(other.centre, small.centre));
		const partner =
			near.find((group) => !isTown(group) && group.residents + small.residents <= mostResidents) ??
			(small.residents < tooSmallAlone
				? near.toSorted((one, other) => one.residents - other.residents)[0]
				: undefined);
		if (!partner) {
			settled.add(small);
			continue;
		}
		groups = groups.filter((group) => group !== small && group !== partner);
		groups.push(join(partner, small));
	}
	return groups;
}

const touches = (one: Group, other: Group, beside: Map<number, number>[]): boolean =>
	[...one.faces].some((face) =>
		[...(beside[face]?.keys() ?? [])].some((at) => other.faces.has(at)),
	);
