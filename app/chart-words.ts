import type { Figure } from "#domain/statistics/figures.ts";
import type { Translator } from "#lib/i18n.ts";
import type { ChartWords, Drawable } from "#ui/charts/chart-props.ts";

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
