import type { Part, Sums } from "./wilson.ts";

/*
 * Offices beside each other without a ranking: an office with few visits may lie far from the others by chance, one with
 * many may not. The funnel says how far (Spiegelhalter 2005, Statist. Med. 24, 1185). Of 45 equal offices two or three lie
 * outside the inner limits and hardly one in ten times one outside the outer: only these are worth a question.
 */

/** Two-sided 95 % and 99.8 %. */
const inner = 1.959963984540054;
const outer = 3.090232306167813;

/** Below this many people the limits are too rough to say anything, and the office is only drawn. */
export const fewestInFunnel = 10;

export type Limits = { inner: [low: number, high: number]; outer: [low: number, high: number] };

export type FunnelOffice = {
	key: string;
	n: number;
	value: number;
	/** Beyond which limits, if any; never for fewer than `fewestInFunnel` people. */
	outside: "inner" | "outer" | null;
	side: "above" | "below" | null;
};

export type Funnel = {
	/** What all offices have together. */
	centre: number;
	/** How much more offices differ than chance alone makes them: limits are widened by its root. 1: not more. */
	overdispersion: number;
	offices: FunnelOffice[];
	limitsAt: (n: number) => Limits;
};

/** Winsorised: of the lowest and highest tenth each, values are set to the nearest one that is kept. */
function overdispersionOf(scores: readonly number[]): number {
	if (scores.length === 0) return 1;
	const sorted = [...scores].sort((one, other) => one - other);
	const cut = Math.floor(sorted.length * 0.1);
	const low = sorted[cut] ?? 0;
	const high = sorted[sorted.length - 1 - cut] ?? 0;
	const squares = scores.reduce((sum, score) => sum + Math.min(high, Math.max(low, score)) ** 2, 0);
	return Math.max(1, squares / scores.length);
}

type Place = { key: string; n: number; value: number };

function build(
	places: readonly Place[],
	centre: number,
	score: (place: Place) => number,
	endAt: (n: number, steps: number) => number,
): Funnel {
	const judged = places.filter(({ n }) => n >= fewestInFunnel);
	const overdispersion = overdispersionOf(judged.map(score));
	const widened = Math.sqrt(overdispersion);
	return {
		centre,
		overdispersion,
		offices: places.map((place) => {
			const steps = place.n >= fewestInFunnel ? score(place) / widened : 0;
			const far = Math.abs(steps);
			const outside = far > outer ? "outer" : far > inner ? "inner" : null;
			return {
				key: place.key,
				n: place.n,
				value: place.value,
				outside,
				side: outside ? (steps > 0 ? "above" : "below") : null,
			};
		}),
		limitsAt: (n) => ({
			inner: [endAt(n, -inner * widened), endAt(n, inner * widened)],
			outer: [endAt(n, -outer * widened), endAt(n, outer * widened)],
		}),
	};
}

/**
 * Of shares, on the scale of arcsin √p: there the spread depends on n alone, so that limits stay within 0 and 1 and hold
 * for rare things too. Null where nobody is counted.
 */
export function funnelOfShares(parts: readonly (Part & { key: string })[]): Funnel | null {
	const known = parts.filter(({ n }) => n > 0);
	const people = known.reduce((sum, { n }) => sum + n, 0);
	if (people === 0) return null;
	const centre = known.reduce((sum, { count }) => sum + count, 0) / people;
	const angle = (share: number) => Math.asin(Math.sqrt(share));
	return build(
		known.map(({ key, count, n }) => ({ key, n, value: count / n })),
		centre,
		({ n, value }) => 2 * Math.sqrt(n) * (angle(value) - angle(centre)),
		(n, steps) => {
			const at = angle(centre) + steps / (2 * Math.sqrt(n));
			return Math.sin(Math.min(Math.PI / 2, Math.max(0, at))) ** 2;
		},
	);
}

/** Of means that cannot be negative, minutes or days, with one spread for all offices: that within them. */
export function funnelOfMeans(offices: readonly (Sums & { key: string })[]): Funnel | null {
	const known = offices.filter(({ n }) => n > 0);
	const people = known.reduce((total, { n }) => total + n, 0);
	const within = people - known.length;
	if (within <= 0) return null;
	const centre = known.reduce((total, { sum }) => total + sum, 0) / people;
	const squares = known.reduce(
		(total, { n, sum, squares }) => total + squares - (sum * sum) / n,
		0,
	);
	const spread = Math.sqrt(Math.max(0, squares) / within);
	return build(
		known.map(({ key, n, sum }) => ({ key, n, value: sum / n })),
		centre,
		({ n, value }) => (spread === 0 ? 0 : ((value - centre) * Math.sqrt(n)) / spread),
		(n, steps) => Math.max(0, centre + (steps * spread) / Math.sqrt(n)),
	);
}
