import { drawable, funnelCurves, monthTicks as ticksOf } from "#app/chart-words.ts";
import { type ControlChart, controlShares } from "#domain/statistics/control-chart.ts";
import type { FigureRow, FigureTable } from "#domain/statistics/figure-table.ts";
import type { Figure, Share } from "#domain/statistics/figures.ts";
import { type Funnel, fewestInFunnel, funnelOfShares } from "#domain/statistics/funnel.ts";
import { type Measure, measures } from "#domain/statistics/measures.ts";
import { formatDecimal } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import type {
	ControlPoint,
	Drawable,
	FunnelPlotProps,
	MonthTick,
	TrendChartProps,
	ValueAxis,
} from "#ui/charts/chart-props.ts";
import { figureText, measureName, periodText, rowText, unitOf, valueText } from "./figure-words.ts";

/* From tables of figures to what the charts are given. */

export const cellOf = (table: FigureTable, row: FigureRow | undefined, measure: Measure): Figure =>
	row?.cells[table.measures.indexOf(measure)] ?? { kind: "hidden", why: "none" };

export const onlyCell = (table: FigureTable, measure: Measure): Figure =>
	cellOf(table, table.rows[0], measure);

export const axisOf = (t: Translator, locale: Locale, measure: Measure): ValueAxis => {
	const unit = unitOf(measure);
	return {
		title: measureName(t, measure),
		format: (value) => valueText(t, locale, value, unit),
		...(measures[measure].shape === "share" ? { most: 1 } : {}),
	};
};

export const monthTicks = (table: FigureTable, locale: Locale): MonthTick[] =>
	ticksOf(
		table.rows.map(({ key }) => key),
		locale,
	);

export function trendOf(
	t: Translator,
	locale: Locale,
	table: FigureTable,
	measure: Measure,
): Pick<TrendChartProps, "axis" | "months" | "series"> {
	const figures = table.rows.map((row) => cellOf(table, row, measure));
	return {
		axis: axisOf(t, locale, measure),
		months: monthTicks(table, locale),
		series: [
			{
				key: measure,
				name: measureName(t, measure),
				points: figures.map(drawable),
				details: table.rows.map(
					(row, at) =>
						`${periodText(t, locale, row.key)}: ${figureText(t, locale, figures[at] ?? { kind: "hidden", why: "none" }, unitOf(measure))}`,
				),
			},
		],
	};
}

const shares = (table: FigureTable, measure: Measure): { row: FigureRow; share: Share }[] =>
	table.rows.flatMap((row) => {
		const figure = cellOf(table, row, measure);
		return figure.kind === "share" ? [{ row, share: figure }] : [];
	});

/** The p′-chart of a table of months; null where there are too few to compare with. */
export const controlOf = (table: FigureTable, measure: Measure): ControlChart | null =>
	controlShares(
		shares(table, measure).map(({ row, share }) => ({
			period: row.key,
			count: share.count,
			n: share.n,
		})),
	);

const missing = (figure: Figure): Drawable =>
	figure.kind === "hidden" && figure.why !== "none" ? "hidden" : "none";

export function controlPoints(
	t: Translator,
	locale: Locale,
	table: FigureTable,
	measure: Measure,
	chart: ControlChart,
): ControlPoint[] {
	return table.rows.map((row): ControlPoint => {
		const month = chart.months.find(({ period }) => period === row.key);
		const figure = cellOf(table, row, measure);
		const detail = `${periodText(t, locale, row.key)}: ${figureText(t, locale, figure, unitOf(measure))}`;
		if (!month) {
			const value = missing(figure) === "hidden" ? "hidden" : "none";
			return { value, lower: chart.centre, upper: chart.centre, detail };
		}
		const [rule] = month.rules;
		// One word for a stretch of months: at each they would lie over one another.
		const speaksBefore = chart.months[chart.months.indexOf(month) - 1]?.rules.length;
		return {
			value: month.value,
			lower: month.lower,
			upper: month.upper,
			detail,
			...(rule ? { signal: speaksBefore ? "\u2009" : t(`statistics.rule-short.${rule}`) } : {}),
		};
	});
}

export const funnelOf = (table: FigureTable, measure: Measure): Funnel | null =>
	funnelOfShares(
		shares(table, measure).map(({ row, share }) => ({
			key: row.key,
			count: share.count,
			n: share.n,
		})),
	);

/** Offices are told by their numbers; who is outside by a rule is said so, nobody is ranked. */
export function funnelProps(
	t: Translator,
	locale: Locale,
	table: FigureTable,
	measure: Measure,
	funnel: Funnel,
): Pick<FunnelPlotProps, "axis" | "countAxis" | "centre" | "limits" | "limitNames" | "points"> {
	const rows = new Map(table.rows.map((row) => [row.key, row]));
	return {
		axis: axisOf(t, locale, measure),
		countAxis: {
			title: t(`statistics.people.${measures[measure].base}`),
			format: (value) => formatDecimal(value, 0, locale),
		},
		centre: {
			value: funnel.centre,
			label: t("statistics.all-offices", {
				value: valueText(t, locale, funnel.centre, unitOf(measure)),
			}),
		},
		// Of fewer people the limits are too rough to say anything.
		limits: funnelCurves(funnel.limitsAt, funnel.offices).filter(({ n }) => n >= fewestInFunnel),
		limitNames: { inner: t("statistics.limit-inner"), outer: t("statistics.limit-outer") },
		points: funnel.offices.map(({ key, n, value, outside }) => {
			const row = rows.get(key);
			return {
				key,
				n,
				value,
				label: key,
				outside,
				...(row
					? {
							detail: `${rowText(t, locale, row.name)}: ${figureText(t, locale, cellOf(table, row, measure), unitOf(measure))}`,
						}
					: {}),
			};
		}),
	};
}
