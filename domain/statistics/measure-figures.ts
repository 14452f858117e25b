import type { SumName, Sums } from "./cells.ts";
import { type Figure, fewest, type Hidden } from "./figures.ts";
import { leadEdges, longWaitMinutes, type Measure, waitEdges } from "./measures.ts";
import { meanInterval, rateInterval, wilson } from "./wilson.ts";

/** What a rate is told by: residents of the place, and how many months were counted. */
export type Exposure = { residents: number | null; months: number };

const none: Hidden = { kind: "hidden", why: "none" };
const few: Hidden = { kind: "hidden", why: "few" };

/** Nobody, or too few by themselves: whatever the night decided, these are never shown. */
const guarded = (n: number, figure: () => Figure): Figure =>
	n <= 0 ? none : n < fewest ? few : figure();

export const shareOf = (count: number, n: number): Figure =>
	guarded(n, () => ({ kind: "share", count, n, ...wilson(count, n) }));

const meanOf = (n: number, sum: number, squares: number): Figure =>
	guarded(n, () => ({ kind: "mean", n, ...meanInterval(n, sum, squares) }));

/** The edge of the first bin that holds the person asked for; null beyond the last edge. */
export const quantileOf = (
	bins: readonly number[],
	edges: readonly number[],
	quantile: number,
): Figure => {
	const n = total(bins);
	return guarded(n, () => {
		let below = 0;
		const at = bins.findIndex((count) => {
			below += count;
			return below >= quantile * n;
		});
		return { kind: "quantile", n, quantile, atMost: edges[at] ?? null };
	});
};

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** A bin stands for its upper edge, the open one for 45 days: the interval is rather too wide than too narrow. */
const leadSquares = (bins: readonly number[]): number =>
	total(bins.map((count, at) => count * (leadEdges[at] ?? 45) ** 2));

const firstLongBin = waitEdges.indexOf(longWaitMinutes) + 1;

export const visitsOf = (sums: Sums): number => sums.booked + sums.walk_ins;
export const ratingsOf = (sums: Sums): [number, number, number, number, number] => [
	sums.rated_1,
	sums.rated_2,
	sums.rated_3,
	sums.rated_4,
	sums.rated_5,
];
export const answersOf = (sums: Sums): number => total(ratingsOf(sums));

function loadOf(sums: Sums, { residents, months }: Exposure): Figure {
	if (!residents) return none;
	const count = visitsOf(sums);
	return guarded(count, () => ({
		kind: "rate",
		count,
		base: residents,
		...rateInterval(count, (residents / 1000) * (months / 12)),
	}));
}

type Plain = Exclude<Measure, "wait-part" | "service-part" | "chip-part">;

/** The formulas of all measures; in words they stand in messages under measure.<key>.formula. */
const formulas: Record<Plain, (sums: Sums, exposure: Exposure) => Figure> = {
	visits: (sums) => guarded(visitsOf(sums), () => ({ kind: "count", n: visitsOf(sums) })),
	load: loadOf,
	"walk-in-share": (sums) => shareOf(sums.walk_ins, visitsOf(sums)),
	"not-come": (sums) => shareOf(sums.not_come, sums.served + sums.not_come),
	"cancelled-by-resident": (sums) => shareOf(sums.cancelled_by_resident, sums.booked),
	"cancelled-by-office": (sums) => shareOf(sums.cancelled_by_office, sums.booked),
	"lead-mean": (sums) => meanOf(sums.lead_count, sums.lead_days, leadSquares(sums.lead_bins)),
	"wait-mean": (sums) => meanOf(sums.wait_count, sums.wait_minutes, sums.wait_squares),
	"wait-median": (sums) => quantileOf(sums.wait_bins, waitEdges, 0.5),
	"wait-nine-of-ten": (sums) => quantileOf(sums.wait_bins, waitEdges, 0.9),
	"wait-long": (sums) => shareOf(total(sums.wait_bins.slice(firstLongBin)), total(sums.wait_bins)),
	"service-mean": (sums) => meanOf(sums.service_count, sums.service_minutes, sums.service_squares),
	satisfied: (sums) => shareOf(sums.rated_4 + sums.rated_5, answersOf(sums)),
	dissatisfied: (sums) => shareOf(sums.rated_1 + sums.rated_2, answersOf(sums)),
	"rated-1": (sums) => shareOf(sums.rated_1, answersOf(sums)),
	"rated-2": (sums) => shareOf(sums.rated_2, answersOf(sums)),
	"rated-3": (sums) => shareOf(sums.rated_3, answersOf(sums)),
	"rated-4": (sums) => shareOf(sums.rated_4, answersOf(sums)),
	"rated-5": (sums) => shareOf(sums.rated_5, answersOf(sums)),
	"response-rate": (sums) => shareOf(answersOf(sums), sums.asked),
};

/** What a measure says of the sums; a bar's own measures (wait-part …) have none of their own. */
export const figureOf = (measure: Measure, sums: Sums, exposure: Exposure): Figure =>
	measure in formulas ? formulas[measure as Plain](sums, exposure) : none;

const visits = ["booked", "walk_ins"] as const;
const ratings = ["rated_1", "rated_2", "rated_3", "rated_4", "rated_5"] as const;

/** Which sums a formula reads. */
const reads: Record<Measure, readonly SumName[]> = {
	visits,
	load: visits,
	"walk-in-share": visits,
	"not-come": ["served", "not_come"],
	"cancelled-by-resident": ["booked", "cancelled_by_resident"],
	"cancelled-by-office": ["booked", "cancelled_by_office"],
	"lead-mean": ["lead_count", "lead_days", "lead_bins"],
	"wait-mean": ["wait_count", "wait_minutes", "wait_squares"],
	"wait-median": ["wait_bins"],
	"wait-nine-of-ten": ["wait_bins"],
	"wait-long": ["wait_bins"],
	"wait-part": ["wait_bins"],
	"service-mean": ["service_count", "service_minutes", "service_squares"],
	"service-part": ["service_bins"],
	satisfied: ratings,
	dissatisfied: ratings,
	"rated-1": ratings,
	"rated-2": ratings,
	"rated-3": ratings,
	"rated-4": ratings,
	"rated-5": ratings,
	"chip-part": ratings,
	"response-rate": [...ratings, "asked"],
};

export const sumsFor = (measures: readonly Measure[]): SumName[] => [
	...new Set(measures.flatMap((measure) => reads[measure])),
];
