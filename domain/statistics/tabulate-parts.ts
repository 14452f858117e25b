import { chipsOf } from "#domain/feedback/chips.ts";
import { readChips, readSums } from "./cells.ts";
import type { FigureRow, FigureTable, RowName } from "./figure-table.ts";
import type { Filter } from "./filter.ts";
import { answersOf, shareOf, sumsFor } from "./measure-figures.ts";
import { type Measure, serviceEdges, waitEdges } from "./measures.ts";
import { componentsOf } from "./periods.ts";
import { type Cells, placeOf, subjectOf, whereOf } from "./plan-rows.ts";
import { concealer, neededBy } from "./tabulate.ts";
import { type Viewer, worldOf } from "./viewer.ts";

const wholeOf = (viewer: Viewer, filter: Filter): Cells => ({
	periods: componentsOf(filter.from, filter.to),
	place: placeOf(filter),
	subject: subjectOf(worldOf(viewer), filter),
});

const histograms = {
	wait: { measure: "wait-part", column: "wait_bins", edges: waitEdges },
	"service-time": { measure: "service-part", column: "service_bins", edges: serviceEdges },
} as const;

/** The bars of a histogram: which part waited, or was served, how long. */
export async function tabulateBins(
	viewer: Viewer,
	filter: Filter,
	rowsAre: keyof typeof histograms,
	now: Date,
	id: string = rowsAre,
): Promise<FigureTable> {
	const { measure, column, edges } = histograms[rowsAre];
	const whole = wholeOf(viewer, filter);
	const read = await readSums(
		whereOf(worldOf(viewer), filter),
		"range",
		neededBy([whole]),
		sumsFor([measure]),
	);
	const conceal = concealer(read.hidden);
	const bins = read.rows[0]?.[column] ?? [];
	const n = bins.reduce((sum, count) => sum + count, 0);
	const rows = [...edges, null].map((upTo, at): FigureRow => {
		const name: RowName = { kind: "minutes", above: edges[at - 1] ?? -1, upTo };
		const figure = shareOf(bins[at] ?? 0, n);
		return {
			key: upTo === null ? "more" : `${upTo}`,
			name,
			cells: [conceal(measure, whole, figure)],
		};
	});
	return { id, rowsAre, measures: [measure], rows, filter, asOf: read.asOf ?? now };
}

/** What was named as good or bad, of all who answered. Every chip has a row: which are named would tell as well. */
export async function tabulateChips(
	viewer: Viewer,
	filter: Filter,
	now: Date,
	id = "chip",
): Promise<FigureTable> {
	const measure: Measure = "chip-part";
	const whole = wholeOf(viewer, filter);
	const where = whereOf(worldOf(viewer), filter);
	const [named, sums] = await Promise.all([
		readChips(where, neededBy([whole])),
		readSums(where, "range", neededBy([whole]), sumsFor([measure])),
	]);
	const conceal = concealer(sums.hidden);
	const times = new Map(named.rows.map((row) => [row.row, row.times]));
	const answers = sums.rows[0] ? answersOf(sums.rows[0]) : 0;
	const rows = [...new Set(where.kinds.flatMap((kind) => chipsOf(kind)))].map((chip): FigureRow => {
		const figure = shareOf(times.get(chip) ?? 0, answers);
		return { key: chip, name: { kind: "chip", chip }, cells: [conceal(measure, whole, figure)] };
	});
	return { id, rowsAre: "chip", measures: [measure], rows, filter, asOf: sums.asOf ?? now };
}
