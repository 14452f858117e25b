import type { FigureRow, FigureTable } from "#domain/statistics/figure-table.ts";
import type { Figure } from "#domain/statistics/figures.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { formatNumber } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { DataTable } from "#ui/data-table.tsx";
import {
	figureInterval,
	figureValue,
	measureName,
	peopleBehind,
	rowsTitle,
	rowText,
	tableCaption,
	unitOf,
} from "./figure-words.ts";

/** A figure in a cell: the value, and small below it the interval and how many it was counted from. */
export function FigureCell(props: {
	t: Translator;
	locale: Locale;
	figure: Figure;
	measure: Measure;
}) {
	const { t, locale, figure, measure } = props;
	const unit = unitOf(measure);
	const value = figureValue(t, locale, figure, unit);
	if (figure.kind === "hidden") return <span className="text-ink-soft">{value}</span>;
	const n = peopleBehind(figure);
	const small = [
		figureInterval(locale, figure, unit),
		n === null ? null : t("statistics.n", { n: formatNumber(n, locale) }),
	].filter((text) => text !== null);
	return (
		<>
			<span className="whitespace-nowrap">{value}</span>
			{small.length > 0 ? (
				<span className="block text-[0.88rem] whitespace-nowrap text-ink-soft">
					{small.join(" · ")}
				</span>
			) : null}
		</>
	);
}

/** The table behind a chart, or a page's own; `href` leads from a row to more of it. */
export function FigureTableView(props: {
	t: Translator;
	locale: Locale;
	table: FigureTable;
	captionHidden?: boolean;
	href?: (row: FigureRow) => string;
}) {
	const { t, locale, table, href } = props;
	return (
		<DataTable
			id={`table-${table.id}`}
			caption={tableCaption(t, locale, table)}
			captionHidden={props.captionHidden}
			rowId={(row) => row.key}
			columns={[
				{
					id: "row",
					title: rowsTitle(t, table.rowsAre),
					names: true,
					className: "min-w-36",
					cell: (row: FigureRow) =>
						href ? (
							<a href={href(row)}>{rowText(t, locale, row.name)}</a>
						) : (
							rowText(t, locale, row.name)
						),
				},
				...table.measures.map((measure, at) => ({
					id: measure,
					title: measureName(t, measure),
					align: "number" as const,
					cell: (row: FigureRow) => {
						const figure = row.cells[at];
						return figure ? (
							<FigureCell t={t} locale={locale} figure={figure} measure={measure} />
						) : null;
					},
				})),
			]}
			groups={[{ id: "all", rows: table.rows }]}
		/>
	);
}
