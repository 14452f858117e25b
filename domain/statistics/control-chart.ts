import type { Part, Sums } from "./wilson.ts";

/*
 * A measure month by month against its own past (Shewhart). Months between the limits differ by chance; only two rules
 * say that something changed:
 *   beyond  one month lies more than three standard errors from the centre;
 *   run     eight months in a row lie on one side of the centre (Western Electric 1956).
 * Where nothing changes, one of the two speaks once in about 153 months (Champ and Woodall 1987, Technometrics 29, 393).
 * Real months vary more than coins do: the limits are widened by how much the baseline's months jump from one to the
 * next (Laney 2002, Qual. Eng. 14, 531: p′ and u′), never narrowed.
 */

export type ControlRule = "beyond" | "run";

export type ControlMonth = {
	period: string;
	n: number;
	value: number;
	lower: number;
	upper: number;
	/** The rules that speak at this month. */
	rules: ControlRule[];
	side: "above" | "below" | null;
};

export type ControlChart = {
	centre: number;
	/** How much the limits were widened; 1: not at all. */
	widened: number;
	/** The months that the centre and the widening were taken from. */
	baseline: { from: string; to: string; months: number };
	months: ControlMonth[];
};

/** With fewer months than these there is no past to compare with, and no chart. */
export const fewestBaselineMonths = 8;
const usualBaselineMonths = 12;
const standardErrors = 3;
const runLength = 8;
/** Mean range of two normal values in standard deviations. */
const rangeOfTwo = 1.128;

type Point = { period: string; n: number; value: number };
type Baseline<Month> = { months: Month[]; from: string; to: string };

function baselineOf<Month extends { period: string }>(
	months: readonly Month[],
	length: number,
): Baseline<Month> | null {
	const taken = months.slice(0, length);
	const [first] = taken;
	const last = taken.at(-1);
	if (!first || !last || taken.length < fewestBaselineMonths) return null;
	return { months: taken, from: first.period, to: last.period };
}

/** Mean step between neighbouring months, as a multiple of what chance alone makes. */
function widening(scores: readonly number[]): number {
	const steps = scores.slice(1).map((score, at) => Math.abs(score - (scores[at] ?? score)));
	const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
	return Math.max(1, mean / rangeOfTwo);
}

function build(
	points: readonly Point[],
	baseline: Baseline<unknown>,
	centre: number,
	errorAt: (n: number) => number,
	most: number,
): ControlChart {
	const scores = points.map(({ value, n }) => {
		const error = errorAt(n);
		return error > 0 ? (value - centre) / error : 0;
	});
	const widened = widening(scores.slice(0, baseline.months.length));
	let run = 0;
	const months = points.map(({ period, n, value }, at): ControlMonth => {
		const score = scores[at] ?? 0;
		const side = Math.sign(score);
		run = side !== 0 && Math.sign(run) === side ? run + side : side;
		const rules: ControlRule[] = [];
		if (Math.abs(score) > standardErrors * widened) rules.push("beyond");
		if (Math.abs(run) >= runLength) rules.push("run");
		const reach = standardErrors * widened * errorAt(n);
		return {
			period,
			n,
			value,
			lower: Math.max(0, centre - reach),
			upper: Math.min(most, centre + reach),
			rules,
			side: side === 0 ? null : side > 0 ? "above" : "below",
		};
	});
	return {
		centre,
		widened,
		baseline: { from: baseline.from, to: baseline.to, months: baseline.months.length },
		months,
	};
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/**
 * The p′-chart. Months with nobody in them, or hidden ones, are left out by the caller or here; the first ones that are
 * left are the baseline. Null: there are too few of them.
 */
export function controlShares(
	months: readonly (Part & { period: string })[],
	baselineMonths = usualBaselineMonths,
): ControlChart | null {
	const known = months.filter(({ n }) => n > 0);
	const baseline = baselineOf(known, baselineMonths);
	if (!baseline) return null;
	const centre =
		total(baseline.months.map(({ count }) => count)) / total(baseline.months.map(({ n }) => n));
	return build(
		known.map(({ period, count, n }) => ({ period, n, value: count / n })),
		baseline,
		centre,
		(n) => Math.sqrt((centre * (1 - centre)) / n),
		1,
	);
}

/** The u′-chart: events per `base` (residents, days), which may differ from month to month. `n` of a month is its base. */
export function controlRates(
	months: readonly { period: string; count: number; base: number }[],
	baselineMonths = usualBaselineMonths,
): ControlChart | null {
	const known = months.filter(({ base }) => base > 0);
	const baseline = baselineOf(known, baselineMonths);
	if (!baseline) return null;
	const centre =
		total(baseline.months.map(({ count }) => count)) /
		total(baseline.months.map(({ base }) => base));
	return build(
		known.map(({ period, count, base }) => ({ period, n: base, value: count / base })),
		baseline,
		centre,
		(base) => Math.sqrt(centre / base),
		Number.POSITIVE_INFINITY,
	);
}

/** The x̄-chart of means that cannot be negative, with the spread within the baseline's months. */
export function controlMeans(
	months: readonly (Sums & { period: string })[],
	baselineMonths = usualBaselineMonths,
): ControlChart | null {
	const known = months.filter(({ n }) => n > 0);
	const baseline = baselineOf(known, baselineMonths);
	if (!baseline) return null;
	const people = total(baseline.months.map(({ n }) => n));
	const within = people - baseline.months.length;
	if (within <= 0) return null;
	const centre = total(baseline.months.map(({ sum }) => sum)) / people;
	const squares = total(baseline.months.map(({ n, sum, squares }) => squares - (sum * sum) / n));
	const spread = Math.sqrt(Math.max(0, squares) / within);
	return build(
		known.map(({ period, n, sum }) => ({ period, n, value: sum / n })),
		baseline,
		centre,
		(n) => spread / Math.sqrt(n),
		Number.POSITIVE_INFINITY,
	);
}
