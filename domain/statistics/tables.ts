import type { FigureTable } from "./figure-table.ts";
import type { Filter } from "./filter.ts";
import type { Measure } from "./measures.ts";
import { tabulate } from "./tabulate.ts";
import { tabulateBins, tabulateChips } from "./tabulate-parts.ts";
import type { Viewer } from "./viewer.ts";

const visits: Measure[] = [
	"visits",
	"load",
	"walk-in-share",
	"not-come",
	"cancelled-by-resident",
	"cancelled-by-office",
	"lead-mean",
];
const waits: Measure[] = [
	"wait-mean",
	"wait-median",
	"wait-nine-of-ten",
	"wait-long",
	"service-mean",
];
/** The response rate stands beside each figure of satisfaction. */
const answers: Measure[] = ["satisfied", "dissatisfied", "response-rate"];
const ratings: Measure[] = ["rated-1", "rated-2", "rated-3", "rated-4", "rated-5", "response-rate"];

const rows = (rowsAre: Parameters<typeof tabulate>[2], measures: Measure[]) => ({
	rowsAre,
	measures,
});

/** Tables by name: a page and the file made of it ask for the same name, so they hold the same figures. */
const named = {
	summary: rows("range", [...visits, ...waits, ...answers]),
	months: rows("month", [...visits, ...waits, ...answers]),
	quarters: rows("quarter", [...visits, ...waits, ...answers]),
	offices: rows("office", [...visits, ...waits, ...answers]),
	units: rows("unit", [...visits, ...waits, ...answers]),
	kinds: rows("kind", [...visits, ...waits, ...answers]),
	services: rows("service", [...visits, "service-mean", ...answers]),
	"waiting-months": rows("month", waits),
	"waiting-offices": rows("office", waits),
	"waiting-units": rows("unit", waits),
	"feedback-months": rows("month", answers),
	"feedback-offices": rows("office", answers),
	"feedback-units": rows("unit", answers),
	ratings: rows("range", ratings),
	"ratings-months": rows("month", ratings),
	"ratings-units": rows("unit", ratings),
	"ratings-offices": rows("office", ratings),
} as const satisfies Record<string, ReturnType<typeof rows>>;

const partsOf = {
	"wait-bins": (viewer: Viewer, filter: Filter, now: Date) =>
		tabulateBins(viewer, filter, "wait", now, "wait-bins"),
	"service-bins": (viewer: Viewer, filter: Filter, now: Date) =>
		tabulateBins(viewer, filter, "service-time", now, "service-bins"),
	chips: (viewer: Viewer, filter: Filter, now: Date) => tabulateChips(viewer, filter, now, "chips"),
};

export type TableName = keyof typeof named | keyof typeof partsOf;

export const isTableName = (text: string): text is TableName =>
	Object.hasOwn(named, text) || Object.hasOwn(partsOf, text);

export function tabulateNamed(
	viewer: Viewer,
	name: TableName,
	filter: Filter,
	now: Date,
): Promise<FigureTable> {
	if (name in partsOf) return partsOf[name as keyof typeof partsOf](viewer, filter, now);
	const { rowsAre, measures } = named[name as keyof typeof named];
	return tabulate(viewer, filter, rowsAre, measures, now, name);
}
