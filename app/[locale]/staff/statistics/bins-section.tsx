import { chartWords, drawable } from "#app/chart-words.ts";
import type { FigureRow, FigureTable } from "#domain/statistics/figure-table.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { Histogram } from "#ui/charts/histogram.tsx";
import { axisOf, cellOf } from "./chart-parts.ts";
import { FigureChart } from "./figure-chart.tsx";
import { rowText, valueText } from "./figure-words.ts";

type Common = { t: Translator; locale: Locale; id: string; table: FigureTable };

/** How long people waited, or were served: a bar for each stretch of minutes. */
export function BinsSection(
	props: Common & {
		title: string;
		finding: string;
		sample: string;
		apart?: { from: number; label: string };
	},
) {
	const { t, locale, id, table } = props;
	const measure = table.measures[0] ?? "wait-part";
	const figures = table.rows.map((row) => cellOf(table, row, measure));
	const isKnown = figures.every((figure) => figure.kind === "share");
	const first = figures[0];
	return (
		<FigureChart
			t={t}
			locale={locale}
			id={id}
			table={table}
			finding={props.finding}
			sample={props.sample}
			drawing={
				<Histogram
					id={`${id}-drawing`}
					words={chartWords(t)}
					axis={axisOf(t, locale, measure)}
					title={props.title}
					edges={table.rows.slice(0, -1).map(({ key }) => key)}
					{...(props.apart ? { apart: props.apart } : {})}
					bars={
						isKnown
							? table.rows.map((row, at) => {
									const figure = figures[at];
									return {
										key: row.key,
										value: figure?.kind === "share" ? figure.value : 0,
										text:
											figure?.kind === "share" ? valueText(t, locale, figure.value, "percent") : "",
										detail: rowText(t, locale, row.name),
									};
								})
							: first?.kind === "hidden" && first.why !== "none"
								? "hidden"
								: "none"
					}
				/>
			}
			summary={
				isKnown
					? t("statistics.bins-summary", { most: mostCommon(t, locale, table) })
					: chartWords(t).noData
			}
		/>
	);
}

function mostCommon(t: Translator, locale: Locale, table: FigureTable): string {
	const [top] = table.rows.toSorted((one, other) => weight(other) - weight(one));
	return top ? rowText(t, locale, top.name) : "";
}

const weight = (row: FigureRow): number => {
	const [figure] = row.cells;
	const drawn = figure ? drawable(figure) : "none";
	return typeof drawn === "string" ? 0 : drawn.value;
};
