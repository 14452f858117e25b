import type { ReactNode } from "react";
import type { FigureRow, FigureTable } from "#domain/statistics/figure-table.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { formatDate, formatMinute, regionZone } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ChartFrame } from "#ui/chart-frame.tsx";
import { FigureTableView } from "./figure-table-view.tsx";
import { measureFormula, measureName, rowsTitle } from "./figure-words.ts";
import { filterQuery } from "./filter-address.ts";

const formats = ["csv", "xlsx", "json"] as const;

/** "22 November 2026, 02:10", at the region's wall clock. */
function momentText(moment: Date, locale: Locale): string {
	const wall = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(
		regionZone,
	);
	return `${formatDate(wall.toPlainDate(), locale, true)}, ${formatMinute(wall.hour * 60 + wall.minute)}`;
}

const Formulas = (props: { t: Translator; measures: readonly Measure[] }) =>
	props.measures.map((measure) => (
		<span key={measure} className="block text-[0.9rem] text-ink-soft">
			<b className="font-[630]">{measureName(props.t, measure)}</b>
			{": "}
			{measureFormula(props.t, measure)}
		</span>
	));

/** Where figures come from: the formula of each, when they were published, and the same table as a file. */
export function FigureSource(props: {
	t: Translator;
	locale: Locale;
	table: FigureTable;
	/** Whose formulas stand here; the table's own where nobody says otherwise. */
	measures?: readonly Measure[];
}) {
	const { t, locale, table, measures = table.measures } = props;
	return (
		<>
			<span className="grid gap-0.5">
				<Formulas t={t} measures={measures} />
				<span>{t("statistics.as-of", { moment: momentText(table.asOf, locale) })}</span>
			</span>
			<span className="no-print flex flex-wrap gap-x-5">
				{formats.map((format) => (
					<a
						key={format}
						className="inline-flex min-h-11 items-center"
						href={`/${locale}/staff/statistics/export/${table.id}?format=${format}&${filterQuery(table.filter)}`}
						aria-label={t("statistics.export-label", {
							format: format.toUpperCase(),
							rows: rowsTitle(t, table.rowsAre),
						})}
					>
						{format.toUpperCase()}
					</a>
				))}
			</span>
		</>
	);
}

/** A chart of a table of figures, with that very table behind it. */
export function FigureChart(props: {
	t: Translator;
	locale: Locale;
	id: string;
	table: FigureTable;
	finding: ReactNode;
	sample: ReactNode;
	drawing: ReactNode;
	summary: ReactNode;
	href?: (row: FigureRow) => string;
	/** What is drawn: its formula stands below, those of the table's other columns in the table. */
	measures?: readonly Measure[];
}) {
	const { t, locale, id, table, measures = table.measures } = props;
	const others = table.measures.filter((measure) => !measures.includes(measure));
	return (
		<ChartFrame
			id={id}
			finding={props.finding}
			sample={props.sample}
			drawing={props.drawing}
			summary={props.summary}
			tableTitle={t("statistics.table")}
			table={
				<>
					<FigureTableView t={t} locale={locale} table={table} captionHidden href={props.href} />
					<Formulas t={t} measures={others} />
				</>
			}
			source={<FigureSource t={t} locale={locale} table={table} measures={measures} />}
		/>
	);
}
