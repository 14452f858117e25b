import type { ReactNode } from "react";
import { chartWords, drawable } from "#app/chart-words.ts";
import type { FigureRow, FigureTable } from "#domain/statistics/figure-table.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ControlChart } from "#ui/charts/control-chart.tsx";
import { FunnelPlot } from "#ui/charts/funnel-plot.tsx";
import { Histogram } from "#ui/charts/histogram.tsx";
import { TrendChart } from "#ui/charts/trend-chart.tsx";
import {
	axisOf,
	cellOf,
	controlOf,
	controlPoints,
	funnelOf,
	funnelProps,
	monthTicks,
	trendOf,
} from "./chart-parts.ts";
import { FigureChart } from "./figure-chart.tsx";
import { figureText, periodText, rangeText, rowText, unitOf, valueText } from "./figure-words.ts";
import { beyondOuter, controlFinding, funnelFinding } from "./findings.ts";

type Common = { t: Translator; locale: Locale; id: string; table: FigureTable };

/** Months of a share between the limits of chance; the title says what the rules say. */
export function ControlSection(props: Common & { measure: Measure }) {
	const { t, locale, id, table, measure } = props;
	const chart = controlOf(table, measure);
	const finding = controlFinding(t, locale, measure, chart);
	const ticks = monthTicks(table, locale);
	const at = (period: string) =>
		Math.max(
			0,
			ticks.findIndex(({ key }) => key === period),
		);
	const sample = chart
		? t("statistics.control.sample", {
				centre: valueText(t, locale, chart.centre, unitOf(measure), 1),
				range: rangeText(locale, chart.baseline),
			})
		: rangeText(locale, table.filter);
	return (
		<FigureChart
			t={t}
			locale={locale}
			id={id}
			table={table}
			finding={finding}
			sample={sample}
			drawing={
				chart ? (
					<ControlChart
						id={`${id}-drawing`}
						words={chartWords(t)}
						axis={axisOf(t, locale, measure)}
						months={ticks}
						points={controlPoints(t, locale, table, measure, chart)}
						phases={[
							{
								from: at(chart.baseline.from),
								to: at(chart.baseline.to),
								centre: chart.centre,
								label: valueText(t, locale, chart.centre, unitOf(measure)),
								isBaseline: true,
							},
							...(at(chart.baseline.to) + 1 < ticks.length
								? [
										{
											from: at(chart.baseline.to) + 1,
											to: ticks.length - 1,
											centre: chart.centre,
											label: "",
										},
									]
								: []),
						]}
					/>
				) : (
					<TrendChart
						id={`${id}-drawing`}
						words={chartWords(t)}
						{...trendOf(t, locale, table, measure)}
					/>
				)
			}
			summary={<LastMonths t={t} locale={locale} table={table} measure={measure} />}
		/>
	);
}

/** The newest months in words, for who does not see the drawing. */
function LastMonths(props: {
	t: Translator;
	locale: Locale;
	table: FigureTable;
	measure: Measure;
}) {
	const { t, locale, table, measure } = props;
	return table.rows
		.slice(-3)
		.map(
			(row) =>
				`${periodText(t, locale, row.key)}: ${figureText(t, locale, cellOf(table, row, measure), unitOf(measure))}.`,
		)
		.join(" ");
}

export function TrendSection(
	props: Common & { measure: Measure; finding: string; sample: string },
) {
	const { t, locale, id, table, measure } = props;
	return (
		<FigureChart
			{...props}
			drawing={
				<TrendChart
					id={`${id}-drawing`}
					words={chartWords(t)}
					{...trendOf(t, locale, table, measure)}
				/>
			}
			summary={<LastMonths t={t} locale={locale} table={table} measure={measure} />}
		/>
	);
}

/** Offices beside each other, with the limits between which chance moves them. */
export function FunnelSection(
	props: Common & { measure: Measure; href: (row: FigureRow) => string },
) {
	const { t, locale, id, table, measure, href } = props;
	const funnel = funnelOf(table, measure);
	const outside = beyondOuter(funnel);
	const rows = table.rows.filter((row) => outside.includes(row.key));
	return (
		<FigureChart
			t={t}
			locale={locale}
			id={id}
			table={table}
			href={href}
			finding={funnelFinding(t, measure, funnel)}
			sample={t("statistics.funnel.sample", { range: rangeText(locale, table.filter) })}
			drawing={
				funnel ? (
					<FunnelPlot
						id={`${id}-drawing`}
						words={chartWords(t)}
						{...funnelProps(t, locale, table, measure, funnel)}
					/>
				) : (
					<p>{chartWords(t).noData}</p>
				)
			}
			summary={
				rows.length === 0
					? funnel
						? t("statistics.funnel.summary")
						: ""
					: rows.map(
							(row, at): ReactNode => (
								<span key={row.key} className="block">
									<a href={href(row)}>{rowText(t, locale, row.name)}</a>
									{`: ${figureText(t, locale, cellOf(table, row, measure), unitOf(measure))}${at === rows.length - 1 ? "." : ";"}`}
								</span>
							),
						)
			}
		/>
	);
}

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
