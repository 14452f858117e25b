/*
 * What stands in a cell of a table, on the page, in a file and on paper alike. A figure always carries what it was
 * counted from; one that may not be shown carries the reason instead, and nothing that it could be worked out from.
 */

/** A part of a whole with its Wilson interval of 95 %: `value`, `low` and `high` are 0 … 1. */
export type Share = {
	kind: "share";
	count: number;
	n: number;
	value: number;
	low: number;
	high: number;
};

/** A mean with its interval of 95 %; of minutes or days. */
export type Mean = { kind: "mean"; n: number; value: number; low: number; high: number };

/** The value that `quantile` (0 … 1) of n stay below, from a histogram: an honest bin edge, "at most 20 minutes". */
export type Quantile = { kind: "quantile"; n: number; quantile: number; atMost: number | null };

export type Count = { kind: "count"; n: number };

/** So many per 1 000 residents a year. */
export type Rate = {
	kind: "rate";
	count: number;
	base: number;
	value: number;
	low: number;
	high: number;
};

/**
 * Not shown. "difference": what was decided in the night, for few people or for what would give them away: which of the
 * two is not said (concealer). "few": fewer than five people, where no cell was decided on. "none": there is no data yet.
 */
export type Hidden = { kind: "hidden"; why: "few" | "difference" | "none" };

export type Figure = Share | Mean | Quantile | Count | Rate | Hidden;

/** Fewer people than that never stand alone in a figure. */
export const fewest = 5;
