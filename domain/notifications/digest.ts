import { z } from "zod";

/** Not shown, as on the pages: too few people, what would give them away, or no data. */
const hidden = z.object({
	kind: z.literal("hidden"),
	why: z.enum(["few", "difference", "none"]),
});

const share = z.object({
	kind: z.literal("share"),
	n: z.number(),
	value: z.number(),
	low: z.number(),
	high: z.number(),
});

/** Rounded, as it is told. */
const about = z.object({ kind: z.literal("about"), n: z.number() });
/** None: longer than the longest that is told apart. */
const quantile = z.object({ kind: z.literal("quantile"), atMost: z.number().nullable() });

/** What a signal may be about; domain/statistics/find-signals.ts watches these. */
export const signalMeasures = [
	"wait-long",
	"not-come",
	"cancelled-by-office",
	"dissatisfied",
] as const;

const localized = z.object({ kk: z.string(), ru: z.string(), en: z.string() });

/** The week for those who lead: sums of the region and signals of offices, so that no template can tell of a person. */
export const digestSchema = z.object({
	/** Monday and Sunday of the week. */
	from: z.string(),
	to: z.string(),
	visits: z.union([about, hidden]),
	visitsBefore: z.union([about, hidden]),
	/** The last finished month, "2026-10". */
	month: z.string(),
	satisfied: z.union([share, hidden]),
	responseRate: z.union([share, hidden]),
	wait: z.union([quantile, hidden]),
	signals: z.array(
		z.object({
			officeNumber: z.number(),
			settlement: localized,
			measure: z.enum(signalMeasures),
			direction: z.enum(["worse", "better"]),
			since: z.string(),
		}),
	),
});

export type DigestFacts = z.infer<typeof digestSchema>;
