import type { ReactNode } from "react";
import { chartWords } from "#app/chart-words.ts";
import type { FigureRow, FigureTable } from "#domain/statistics/figure-table.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ControlChart } from "#ui/charts/control-chart.tsx";
import { FunnelPlot } from "#ui/charts/funnel-plot.tsx";
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
			measures={[measure]}
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
				`${periodText(t, locale, row.key)}: ${figureText(t, locale, cellOf(table, row, measure), unitOf(measure))}`,
		)
		.join("; ");
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
			measures={[measure]}
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
