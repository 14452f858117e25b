import {
	figureInterval,
	figureValue,
	unitOf,
} from "#app/[locale]/staff/statistics/figure-words.ts";
import type { FigureTable } from "#domain/statistics/figure-table.ts";
import type { Figure, Share } from "#domain/statistics/figures.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { differenceOfShares } from "#domain/statistics/wilson.ts";
import { formatNumber } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";

/** The figure of the table's first row; "none" where there is no such measure. */
export function figureIn(table: FigureTable, measure: Measure): Figure {
	const at = table.measures.indexOf(measure);
	return table.rows[0]?.cells[at] ?? { kind: "hidden", why: "none" };
}

const isShare = (figure: Figure): figure is Share => figure.kind === "share";

/** "more", "less", or that chance alone may do as much: a word of change only where the interval leaves no nought. */
export function changeOf(now: Figure, before: Figure): "more" | "less" | "chance" | "unknown" {
	if (!isShare(now) || !isShare(before)) return "unknown";
	const difference = differenceOfShares(now, before);
	if (!difference.distinct) return "chance";
	return difference.value > 0 ? "more" : "less";
}

/** What the quarter says, a sentence each; what nobody knows is said as well. */
export function findings(
	t: Translator,
	locale: Locale,
	now: { answers: FigureTable; waits: FigureTable },
	before: { answers: FigureTable; waits: FigureTable },
): string[] {
	const response = figureIn(now.answers, "response-rate");
	const satisfied = figureIn(now.answers, "satisfied");
	const wait = figureIn(now.waits, "wait-nine-of-ten");
	const long = figureIn(now.waits, "wait-long");
	const words = (figure: Figure, measure: Measure) => {
		const unit = unitOf(measure);
		return {
			value: figureValue(t, locale, figure, unit),
			interval: figureInterval(locale, figure, unit) ?? "",
		};
	};
	const sentences: string[] = [];
	if (!isShare(response) || !isShare(satisfied)) return [t("heard.too-few")];
	sentences.push(
		t("heard.answered", {
			asked: formatNumber(response.n, locale),
			answers: formatNumber(response.count, locale),
			value: words(response, "response-rate").value,
		}),
		t("heard.satisfied", words(satisfied, "satisfied")),
		t(`heard.change.satisfied.${changeOf(satisfied, figureIn(before.answers, "satisfied"))}`),
	);
	if (wait.kind === "quantile" && wait.atMost !== null)
		sentences.push(t("heard.waited", { minutes: formatNumber(wait.atMost, locale) }));
	if (isShare(long))
		sentences.push(t(`heard.change.long.${changeOf(long, figureIn(before.waits, "wait-long"))}`));
	return sentences;
}
