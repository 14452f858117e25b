import type { GroupedBy } from "./cells.ts";
import type { FigureTable } from "./figure-table.ts";
import type { Filter } from "./filter.ts";
import type { Measure } from "./measures.ts";
import { tabulate } from "./tabulate.ts";
import { tabulateBins, tabulateChips } from "./tabulate-parts.ts";
import type { Viewer } from "./viewer.ts";

/** Measures that are read together. Satisfaction never stands without the response rate. */
export const measureSets = {
	visits: [
		"visits",
		"load",
		"walk-in-share",
		"not-come",
		"cancelled-by-resident",
		"cancelled-by-office",
	],
	waiting: [
		"wait-mean",
		"wait-median",
		"wait-nine-of-ten",
		"wait-long",
		"lead-mean",
		"service-mean",
	],
	feedback: [
		"response-rate",
		"satisfied",
		"dissatisfied",
		"rated-1",
		"rated-2",
		"rated-3",
		"rated-4",
		"rated-5",
	],
} as const satisfies Record<string, readonly Measure[]>;

type MeasureSet = keyof typeof measureSets;

const breakdowns = [
	"range",
	"month",
	"quarter",
	"unit",
	"office",
	"kind",
	"service",
] as const satisfies readonly GroupedBy[];
type Breakdown = (typeof breakdowns)[number];

const parts = ["wait", "service-time", "chip"] as const;

/** The name of a table in addresses: "waiting-by-office", or of the parts of one whole: "wait". */
export type TableName = `${MeasureSet}-by-${Breakdown}` | (typeof parts)[number];

const isSet = (text: string): text is MeasureSet => Object.hasOwn(measureSets, text);
const isBreakdown = (text: string): text is Breakdown =>
	(breakdowns as readonly string[]).includes(text);
const isPart = (text: string): text is (typeof parts)[number] =>
	(parts as readonly string[]).includes(text);

export const tableNames: readonly TableName[] = [
	...Object.keys(measureSets)
		.filter(isSet)
		.flatMap((set) => breakdowns.map((by) => `${set}-by-${by}` as const)),
	...parts,
];

/** A table by its name, as every page, file and print asks for it; null: there is none of that name. */
export function tabulateNamed(
	viewer: Viewer,
	name: string,
	filter: Filter,
	now: Date,
): Promise<FigureTable> | null {
	if (isPart(name))
		return name === "chip"
			? tabulateChips(viewer, filter, now)
			: tabulateBins(viewer, filter, name, now);
	const [set = "", by = ""] = name.split("-by-");
	if (!isSet(set) || !isBreakdown(by) || name !== `${set}-by-${by}`) return null;
	return tabulate(viewer, filter, by, measureSets[set], now, name);
}
