import { valueText } from "#app/[locale]/staff/statistics/figure-words.ts";
import { chartWords, funnelCurves, monthTicks } from "#app/chart-words.ts";
import { formatNumber } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { ControlChart } from "#ui/charts/control-chart.tsx";
import { FunnelPlot } from "#ui/charts/funnel-plot.tsx";
import { Histogram } from "#ui/charts/histogram.tsx";
import { TrendChart } from "#ui/charts/trend-chart.tsx";
import {
	limitsAt,
	months,
	monthsOfShares,
	offices,
	waitShares,
	waits,
	waitsBefore,
	waitsHidden,
} from "./chart-examples.ts";
import { Specimen, State } from "./specimen.tsx";

export type ChartContext = { locale: Locale; t: Translator };

export const percentText = ({ locale, t }: ChartContext, share: number) =>
	valueText(t, locale, share, "percent");
export const minutesAxis = ({ locale, t }: ChartContext) => ({
	title: t("design.chart-wait"),
	format: (value: number) => formatNumber(value, locale),
});
export const shareAxis = ({ locale, t }: ChartContext) => ({
	title: t("design.chart-share"),
	format: (value: number) => percentText({ locale, t }, value),
	most: 1,
});

function Trends(props: ChartContext) {
	const { locale, t } = props;
	const shared = {
		words: chartWords(t),
		axis: minutesAxis(props),
		months: monthTicks(months, locale),
	};
	return (
		<Specimen name="charts/trend-chart" t={t}>
			<State title={t("design.states.ordinary")}>
				<TrendChart
					{...shared}
					id="trend"
					series={[{ key: "now", name: "2026", points: waits }]}
					comparison={{ key: "before", name: "2025", points: waitsBefore }}
					target={{ value: 20, label: t("design.chart-target") }}
				/>
			</State>
			<State title={t("design.states.hidden")}>
				<TrendChart
					{...shared}
					id="trend-hidden"
					series={[{ key: "now", name: "2026", points: waitsHidden }]}
				/>
			</State>
			<div className="grid gap-4 sm:grid-cols-2">
				<State title={t("design.states.single")}>
					<TrendChart
						{...shared}
						id="trend-single"
						months={shared.months.slice(0, 1)}
						series={[{ key: "now", name: "2026", points: waits.slice(0, 1) }]}
					/>
				</State>
				<State title={t("design.states.none")}>
					<TrendChart {...shared} id="trend-none" series={[]} />
				</State>
			</div>
		</Specimen>
	);
}

function Chance(props: ChartContext) {
	const { locale, t } = props;
	const words = chartWords(t);
	const phases = [
		{ from: 0, to: 11, centre: 0.21, label: words.baseline, isBaseline: true },
		{ from: 12, to: 17, centre: 0.21, label: "" },
	];
	const officeName = (number: number) => t("design.chart-office", { number: String(number) });
	return (
		<>
			<Specimen name="charts/control-chart" t={t}>
				<ControlChart
					id="control"
					words={words}
					axis={shareAxis(props)}
					months={monthTicks(months, locale)}
					points={monthsOfShares.map((point, index) => ({
						...point,
						value: index === 4 ? "hidden" : point.value,
						signal: index === 14 ? t("design.chart-beyond") : undefined,
					}))}
					phases={phases}
				/>
				<State title={t("design.states.none")}>
					<ControlChart
						id="control-none"
						words={words}
						axis={shareAxis(props)}
						months={monthTicks(months, locale)}
						points={[]}
						phases={[]}
					/>
				</State>
			</Specimen>
			<Specimen name="charts/funnel-plot" t={t}>
				<FunnelPlot
					id="funnel"
					words={words}
					axis={shareAxis(props)}
					countAxis={{
						title: t("design.chart-count"),
						format: (value) => formatNumber(value, locale),
					}}
					centre={{ value: 0.21, label: t("design.chart-region") }}
					limits={funnelCurves(limitsAt, offices)}
					limitNames={{ inner: t("design.chart-inner"), outer: t("design.chart-outer") }}
					points={offices.map((office) => ({
						...office,
						label: officeName(office.number),
						detail: `${officeName(office.number)}: ${percentText(props, office.value)}`,
					}))}
				/>
			</Specimen>
		</>
	);
}

const edges = ["5", "10", "15", "20", "30", "45", "60", "90", "120"];

function Waits(props: ChartContext) {
	const { locale, t } = props;
	const shared = {
		words: chartWords(t),
		axis: { ...shareAxis(props), title: t("design.chart-count") },
		title: t("design.chart-wait"),
		edges,
	};
	return (
		<Specimen name="charts/histogram" t={t}>
			<Histogram
				{...shared}
				id="histogram"
				bars={waitShares.map((value, index) => ({
					key: String(index),
					value,
					text: percentText({ locale, t }, value),
				}))}
				apart={{ from: 4, label: t("design.chart-long") }}
			/>
			<State title={t("design.states.none")}>
				<Histogram {...shared} id="histogram-none" bars="hidden" />
			</State>
		</Specimen>
	);
}

/** Over time, against chance. */
export function DrawnCharts(props: ChartContext) {
	return (
		<>
			<Trends {...props} />
			<Chance {...props} />
			<Waits {...props} />
		</>
	);
}
