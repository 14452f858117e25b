import { type GroupedBy, type HiddenCell, readSums } from "./cells.ts";
import type { FigureRow, FigureTable } from "./figure-table.ts";
import type { Figure } from "./figures.ts";
import type { Filter } from "./filter.ts";
import { figureOf, sumsFor } from "./measure-figures.ts";
import { measures as facts, type Measure } from "./measures.ts";
import { listPlaces } from "./places.ts";
import { type Cells, planRows, whereOf } from "./plan-rows.ts";
import { type Viewer, worldOf } from "./viewer.ts";

/** A service of one office is published by the quarter alone: by the month it would be about few. */
const isPublished = (period: string, { place, subject }: Cells): boolean =>
	period.includes("Q") || !(place.startsWith("office:") && subject.startsWith("service:"));

const keyOf = (base: string, period: string, place: string, subject: string): string =>
	`${base} ${period} ${place} ${subject}`;

/**
 * Whether a figure may stand: only where each cell that it is made of may. A range that was shown beside its hidden month
 * would give that month away. Which of the two reasons holds is not said: of two hidden offices with six visits between
 * them, the one that is "few" would have one and the other five.
 */
export function concealer(hidden: readonly HiddenCell[]) {
	const keys = new Set(
		hidden.map((cell) => keyOf(cell.base, cell.period, cell.place, cell.subject)),
	);
	return (measure: Measure, cells: Cells, figure: Figure): Figure => {
		const { base } = facts[measure];
		const isConcealed = cells.periods.some(
			(period) =>
				!isPublished(period, cells) || keys.has(keyOf(base, period, cells.place, cells.subject)),
		);
		return isConcealed ? { kind: "hidden", why: "difference" } : figure;
	};
}

export const neededBy = (rows: Cells[]) => ({
	periods: [...new Set(rows.flatMap(({ periods }) => periods))],
	places: [...new Set(rows.map(({ place }) => place))],
	subjects: [...new Set(rows.map(({ subject }) => subject))],
});

/**
 * The one way from the published months to a figure: pages, files and paper all show what this answers. `filter` is
 * parseFilter's. Throws when the officer may see no figures.
 */
export async function tabulate(
	viewer: Viewer,
	filter: Filter,
	rowsAre: GroupedBy,
	measures: readonly Measure[],
	now: Date,
	id: string = rowsAre,
): Promise<FigureTable> {
	const universe = worldOf(viewer);
	const places = await listPlaces(universe);
	const planned = planRows(universe, filter, rowsAre, places);
	const read = await readSums(
		whereOf(universe, filter),
		rowsAre,
		neededBy(planned),
		sumsFor(measures),
	);
	const found = new Map(read.rows.map((row) => [row.row, row]));
	const conceal = concealer(read.hidden);
	const rows = planned.map((row): FigureRow => {
		const sums = found.get(row.key);
		return {
			key: row.key,
			name: row.name,
			cells: measures.map((measure) =>
				sums
					? conceal(measure, row, figureOf(measure, sums, row.exposure))
					: { kind: "hidden", why: "none" },
			),
		};
	});
	return { id, rowsAre, measures: [...measures], rows, filter, asOf: read.asOf ?? now };
}
