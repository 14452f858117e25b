/** Which people a measure counts: what is hidden is decided for each of these bases by itself. */
export type Base = "visits" | "waits" | "answers";

type Shape = "count" | "share" | "mean" | "quantile" | "rate";

export type MeasureFact = {
	shape: Shape;
	base: Base;
	/** What is better: more, less, or neither (a load is no merit). */
	better: "more" | "less" | "neither";
	unit: "people" | "percent" | "minutes" | "days" | "per-thousand";
};

/**
 * Every measure that is published, by its key. Name, formula and what it leaves out stand in messages under
 * `measure.<key>.name`, `.formula`.
 */
export const measures = {
	/** Booked visits and walk-ins' tickets. */
	visits: { shape: "count", base: "visits", better: "neither", unit: "people" },
	/** Visits a year per 1 000 residents of the units served. */
	load: { shape: "rate", base: "visits", better: "neither", unit: "per-thousand" },
	/** Walk-ins of all that came or booked. */
	"walk-in-share": { shape: "share", base: "visits", better: "neither", unit: "percent" },
	/** Not come, of booked visits that were neither cancelled nor are still open. */
	"not-come": { shape: "share", base: "visits", better: "less", unit: "percent" },
	"cancelled-by-resident": { shape: "share", base: "visits", better: "neither", unit: "percent" },
	"cancelled-by-office": { shape: "share", base: "visits", better: "less", unit: "percent" },
	/** Days from booking to visit. */
	"lead-mean": { shape: "mean", base: "visits", better: "less", unit: "days" },
	/** Minutes from arrival to the first call. */
	"wait-mean": { shape: "mean", base: "waits", better: "less", unit: "minutes" },
	"wait-median": { shape: "quantile", base: "waits", better: "less", unit: "minutes" },
	/** Nine of ten waited at most so long. */
	"wait-nine-of-ten": { shape: "quantile", base: "waits", better: "less", unit: "minutes" },
	/** Waited longer than 20 minutes, of all who were called. */
	"wait-long": { shape: "share", base: "waits", better: "less", unit: "percent" },
	"service-mean": { shape: "mean", base: "waits", better: "neither", unit: "minutes" },
	/** Rated 4 or 5, of all who answered. */
	satisfied: { shape: "share", base: "answers", better: "more", unit: "percent" },
	/** Rated 1 or 2, of all who answered. */
	dissatisfied: { shape: "share", base: "answers", better: "less", unit: "percent" },
	/** Gave just that many, of all who answered. */
	"rated-1": { shape: "share", base: "answers", better: "neither", unit: "percent" },
	"rated-2": { shape: "share", base: "answers", better: "neither", unit: "percent" },
	"rated-3": { shape: "share", base: "answers", better: "neither", unit: "percent" },
	"rated-4": { shape: "share", base: "answers", better: "neither", unit: "percent" },
	"rated-5": { shape: "share", base: "answers", better: "neither", unit: "percent" },
	/** Of a histogram's bar: waited that long, of all who were called. */
	"wait-part": { shape: "share", base: "waits", better: "neither", unit: "percent" },
	/** Of a histogram's bar: were served that long, of all whose service was timed. */
	"service-part": { shape: "share", base: "waits", better: "neither", unit: "percent" },
	/** Named that as good or bad, of all who answered. */
	"chip-part": { shape: "share", base: "answers", better: "neither", unit: "percent" },
	/** Answers, of all who were asked. Stands beside each figure of satisfaction. */
	"response-rate": { shape: "share", base: "answers", better: "more", unit: "percent" },
} as const satisfies Record<string, MeasureFact>;

export type Measure = keyof typeof measures;

/*
 * Upper edges of the histograms' bins: a value falls into the first bin whose edge it does not exceed; the last bin has
 * no edge. PostgreSQL keeps a bin's count at (index + 1) of the array.
 */
export const waitEdges = [5, 10, 15, 20, 30, 45, 60, 90, 120] as const;
export const serviceEdges = [5, 10, 15, 20, 30, 45, 60, 90, 120] as const;
export const leadEdges = [0, 1, 2, 4, 7, 14, 30] as const;

/** "Long" waits are above this edge, in minutes. */
export const longWaitMinutes = 20;
