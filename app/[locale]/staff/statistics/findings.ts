import type { ControlChart, ControlMonth } from "#domain/statistics/control-chart.ts";
import type { Figure } from "#domain/statistics/figures.ts";
import type { Funnel } from "#domain/statistics/funnel.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { verdictOf } from "#domain/statistics/verdict.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { figureText, figureValue, measureName, rangeText, unitOf } from "./figure-words.ts";

/*
 * Sentences made of rules. A word like "worse" comes from a verdict, a chart's rule or a funnel's limit, and from
 * nowhere else.
 */

/** "Waited longer than 20 minutes: 24 %. Worse: more than chance explains." */
export function changeFinding(
	t: Translator,
	locale: Locale,
	measure: Measure,
	now: Figure,
	before: Figure,
): string {
	return t("statistics.finding", {
		measure: measureName(t, measure),
		now: figureValue(t, locale, now, unitOf(measure)),
		verdict: t(`statistics.verdict.${verdictOf(measure, now, before)}`),
	});
}

/** "Now 24 % (22–26), n = 1 204. Before: 18 % (16–20), n = 1 190." */
export const changeSample = (
	t: Translator,
	locale: Locale,
	measure: Measure,
	now: Figure,
	before: Figure,
): string =>
	t("statistics.now-and-before", {
		now: figureText(t, locale, now, unitOf(measure)),
		before: figureText(t, locale, before, unitOf(measure)),
	});

/** What the control chart says: the newest stretch of months that a rule names, or that none does. */
export function controlFinding(
	t: Translator,
	locale: Locale,
	measure: Measure,
	chart: ControlChart | null,
): string {
	const name = measureName(t, measure);
	if (!chart) return t("statistics.control.too-few", { measure: name });
	const end = chart.months.findLastIndex(({ rules }) => rules.length > 0);
	const last = chart.months[end];
	if (!last) return t("statistics.control.none", { measure: name });
	let start = end;
	while (isSpeaking(chart, start - 1, last.side)) start--;
	return t(`statistics.control.${last.side === "below" ? "below" : "above"}`, {
		measure: name,
		months: rangeText(locale, {
			from: chart.months[start]?.period ?? last.period,
			to: last.period,
		}),
	});
}

const isSpeaking = (chart: ControlChart, at: number, side: ControlMonth["side"]): boolean => {
	const month = chart.months[at];
	return month !== undefined && month.rules.length > 0 && month.side === side;
};

/** Offices beyond the outer limits, in the table's own order: by unit and number. */
export const beyondOuter = (funnel: Funnel | null): string[] =>
	funnel?.offices.filter(({ outside }) => outside === "outer").map(({ key }) => key) ?? [];

export function funnelFinding(t: Translator, measure: Measure, funnel: Funnel | null): string {
	const name = measureName(t, measure);
	if (!funnel) return t("statistics.funnel.none-yet", { measure: name });
	const outside = beyondOuter(funnel).length;
	if (outside === 0) return t("statistics.funnel.none", { measure: name });
	return t("statistics.funnel.some", { measure: name, count: outside });
}
