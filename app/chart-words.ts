import type { Figure } from "#domain/statistics/figures.ts";
import { shortMonth } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import type { ChartWords, Drawable, FunnelLimit, MonthTick } from "#ui/charts/chart-props.ts";

export const chartWords = (t: Translator): ChartWords => ({
	noData: t("chart.no-data"),
	hidden: t("chart.hidden"),
	interval: t("chart.interval"),
	signal: t("chart.signal"),
	limits: t("chart.limits"),
	baseline: t("chart.baseline"),
});

/** What of a figure can be drawn. */
export function drawable(figure: Figure): Drawable {
	switch (figure.kind) {
		case "hidden":
			return figure.why === "none" ? "none" : "hidden";
		case "count":
			return { value: figure.n, low: figure.n, high: figure.n };
		case "quantile":
			return figure.atMost === null
				? "none"
				: { value: figure.atMost, low: figure.atMost, high: figure.atMost };
		default:
			return { value: figure.value, low: figure.low, high: figure.high };
	}
}

/** "2026-07" as the axis of a chart says it: the month, and the year once below its months. */
export const monthTicks = (months: readonly string[], locale: Locale): MonthTick[] =>
	months.map((month) => ({
		key: month,
		label: shortMonth(month, locale),
		group: month.slice(0, 4),
	}));

const curvePoints = 48;

/** The limits of a funnel as curves up to the largest office; closer together where they bend. */
export function funnelCurves(
	limitsAt: (n: number) => Omit<FunnelLimit, "n">,
	offices: readonly { n: number }[],
): FunnelLimit[] {
	// The axis ends at a round number above the largest office.
	const most = Math.max(1, ...offices.map((office) => office.n)) * 1.6;
	return Array.from({ length: curvePoints }, (_, index) => {
		const n = Math.max(1, most * ((index + 1) / curvePoints) ** 2);
		return { n, ...limitsAt(n) };
	});
}
