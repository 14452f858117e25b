import { measures } from "./measures.ts";
import { besideOthers, dispersionOf, type Month, measureShift } from "./shift-test.ts";
import type { DeskKind } from "./universe.ts";
import { differenceOfShares, type Part, wilson } from "./wilson.ts";

/*
 * Which offices have truly changed. For each office, kind of desk and measure: did the last three to twelve months shift
 * against those before, by more than chance and more than elsewhere (shift-test.ts)? Five things must hold together:
 *   - at least three months, and still beyond chance when the most striking of them is left out: one month is no change;
 *   - the odds changed by a quarter at least: a difference nobody would notice is no news, however certain;
 *   - the office's own figure changed, not only that of the others;
 *   - enough people that the reckoning holds;
 *   - it stands out among all series that were looked at: false discovery rate 5 % (Benjamini and Hochberg 1995, J. R. Stat.
 *     Soc. B 57, 289), after each series has paid for the beginnings that were tried (Bonferroni).
 * Where nothing changed anywhere, one run in twenty at most finds anything.
 */

export const watched = ["wait-long", "not-come", "cancelled-by-office", "dissatisfied"] as const;
export type Watched = (typeof watched)[number];
export const isWatched = (measure: string): measure is Watched =>
	(watched as readonly string[]).includes(measure);
type SignalRule = "shift";

export type Series = {
	measure: Watched;
	officeId: string;
	deskKind: DeskKind;
	/** In order; hidden months are left out. */
	months: readonly (Part & { period: string })[];
};

export type Finding = {
	measure: Watched;
	officeId: string;
	deskKind: DeskKind;
	rule: SignalRule;
	direction: "worse" | "better";
	since: string;
	before: number;
	after: number;
	facts: Record<string, number>;
};

const falseDiscoveryRate = 0.05;
const shortest = 3;
const longest = 12;
const fewestBefore = 8;
const mostBefore = 18;
/** Fewer expected people than these, with or without the thing, and the normal distribution is no guide. */
const fewestExpected = 5;
const leastOddsRatio = 1.25;
/** Standard errors that must be left without the most striking month: 99.8 %, as in the funnel. */
const withoutStrongest = 3.09;
/** An office whose figures ended earlier than that has no present. */
const stillPresent = 2;

/**
 * The probability that a normal value lies at least so far out on either side; relative error below 1.2e-7 (Press et al.,
 * Numerical Recipes, erfcc).
 */
export function tailProbability(errors: number): number {
	const x = Math.abs(errors) / Math.SQRT2;
	const t = 1 / (1 + x / 2);
	const terms = [
		-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398,
		1.48851587, -0.82215223, 0.17087277,
	];
	const exponent = terms.reduceRight((sum, term) => sum * t + term, 0);
	return t * Math.exp(-x * x + exponent);
}

const sumOf = (parts: readonly Part[]): Part => ({
	count: parts.reduce((sum, { count }) => sum + count, 0),
	n: parts.reduce((sum, { n }) => sum + n, 0),
});

const groupOf = ({ measure, deskKind }: Series): string => `${measure} ${deskKind}`;

/** All offices of a measure and kind by month. */
function sumByMonth(all: readonly Series[]): Map<string, Part> {
	const sums = new Map<string, Part>();
	for (const series of all)
		for (const month of series.months) {
			const key = `${groupOf(series)} ${month.period}`;
			sums.set(key, sumOf([sums.get(key) ?? { count: 0, n: 0 }, month]));
		}
	return sums;
}

function compared(series: Series, sums: Map<string, Part>): Month[] {
	return series.months.map((month) => {
		const whole = sums.get(`${groupOf(series)} ${month.period}`) ?? month;
		return besideOthers(month, { count: whole.count - month.count, n: whole.n - month.n });
	});
}

type Candidate = {
	series: Series;
	probability: number;
	before: Month[];
	after: Month[];
	errors: number;
};

/** Each beginning that the months allow, with the probability that chance makes as much of it. */
function beginnings(series: Series, months: Month[], usual: number): Candidate[] {
	const found: Candidate[] = [];
	for (let length = shortest; length <= longest; length++) {
		const after = months.slice(-length);
		const before = months.slice(0, -length).slice(-mostBefore);
		if (before.length < fewestBefore) break;
		const shift = measureShift(before, after, usual);
		const past = sumOf(before);
		const now = sumOf(after);
		const isEnough =
			Math.min(past.count, past.n - past.count) >= fewestExpected &&
			Math.min(shift.expected, now.n - shift.expected) >= fewestExpected;
		const rest = after.filter((month) => month !== shift.strongest);
		const isLarge = Math.max(shift.oddsRatio, 1 / shift.oddsRatio) >= leastOddsRatio;
		const own = isEnough ? differenceOfShares(now, past) : null;
		const isOwn = own?.distinct && Math.sign(own.value) === Math.sign(shift.errors);
		const isLasting =
			isOwn &&
			isLarge &&
			measureShift(before, rest, usual).errors * Math.sign(shift.errors) >= withoutStrongest;
		found.push({
			...{ series, before, after, errors: shift.errors },
			probability: isLasting ? tailProbability(shift.errors) : 1,
		});
	}
	return found;
}

/** The likeliest beginning of a change, at the price of all that were tried. */
function likeliest(series: Series, months: Month[], usual: number): Candidate | null {
	const tried = beginnings(series, months, usual);
	const best = tried.reduce<Candidate | null>(
		(least, one) => (least && least.probability <= one.probability ? least : one),
		null,
	);
	return best && { ...best, probability: Math.min(1, best.probability * tried.length) };
}

/** Those that stand out among all: the largest number of them of which at most one in twenty is expected to be false. */
function discover(tested: readonly Candidate[]): Candidate[] {
	const sorted = [...tested].sort((one, other) => one.probability - other.probability);
	const last = sorted.findLastIndex(
		({ probability }, at) => probability <= (falseDiscoveryRate * (at + 1)) / sorted.length,
	);
	return sorted.slice(0, last + 1);
}

function tell({ series, before, after, errors, probability }: Candidate, tested: number): Finding {
	const { measure, officeId, deskKind } = series;
	const past = sumOf(before);
	const present = sumOf(after);
	const [was, is] = [wilson(past.count, past.n), wilson(present.count, present.n)];
	const others = (months: Month[]) => sumOf(months.map((month) => month.others));
	const elsewhere = (part: Part) => (part.n > 0 ? part.count / part.n : 0);
	const isMore = errors > 0;
	return {
		...{ measure, officeId, deskKind, rule: "shift" },
		direction: isMore === (measures[measure].better === "less") ? "worse" : "better",
		since: after[0]?.period ?? "",
		before: was.value,
		after: is.value,
		facts: {
			...{ monthsBefore: before.length, monthsAfter: after.length },
			...{ beforeCount: past.count, beforeN: past.n, beforeLow: was.low, beforeHigh: was.high },
			...{ afterCount: present.count, afterN: present.n, afterLow: is.low, afterHigh: is.high },
			...{ othersBefore: elsewhere(others(before)), othersAfter: elsewhere(others(after)) },
			...{ errors, probability, tested },
		},
	};
}

type Known = { series: Series; months: Month[] };

/** The middle one among the offices' scatters, by measure and kind: a few that truly changed do not move it. */
function usualDispersion(known: readonly Known[]): Map<string, number> {
	const all = Map.groupBy(known, ({ series }) => groupOf(series));
	return new Map(
		[...all].map(([group, offices]) => {
			const sorted = offices.map(({ months }) => dispersionOf(months)).sort((a, b) => a - b);
			return [group, sorted[Math.floor(sorted.length / 2)] ?? 1];
		}),
	);
}

/** What changed, the surest first. All series of one world together: they share one rate of false discoveries. */
export function findSignals(all: readonly Series[]): Finding[] {
	const sums = sumByMonth(all);
	const newest = [...new Set([...sums.keys()].map((key) => key.split(" ").at(-1) ?? ""))].sort();
	const present = new Set(newest.slice(-stillPresent));
	const known = all
		.map((series) => ({ series, months: compared(series, sums) }))
		.filter(({ months }) => present.has(months.at(-1)?.period ?? ""));
	const usual = usualDispersion(known);
	const tested = known.flatMap(
		({ series, months }) => likeliest(series, months, usual.get(groupOf(series)) ?? 1) ?? [],
	);
	return discover(tested).map((candidate) => tell(candidate, tested.length));
}
