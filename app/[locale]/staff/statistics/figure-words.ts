import { officePlace } from "#app/place-words.ts";
import type { FigureTable, RowName, RowsAre } from "#domain/statistics/figure-table.ts";
import type { Figure, Hidden } from "#domain/statistics/figures.ts";
import { type Measure, type MeasureFact, measures } from "#domain/statistics/measures.ts";
import { formatDecimal, formatMonths, formatNumber } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";

/*
 * One way from a figure to words: pages, CSV, XLSX and paper say the same of it.
 */

type Unit = MeasureFact["unit"];

export const measureName = (t: Translator, measure: Measure): string =>
	t(`measure.${measure}.name`);

export const measureFormula = (t: Translator, measure: Measure): string =>
	t(`measure.${measure}.formula`);

export const unitOf = (measure: Measure): Unit => measures[measure].unit;

/** A share is told in percent. */
const scaleOf = (unit: Unit): number => (unit === "percent" ? 100 : 1);

/** No more digits than the interval allows: one after the comma where it is narrower than two. */
const digitsOf = (low: number, high: number, unit: Unit): number =>
	unit !== "people" && (high - low) * scaleOf(unit) < 2 ? 1 : 0;

/** "62 %" · "14 min" · "2,4 days" · "204". */
export const valueText = (
	t: Translator,
	locale: Locale,
	value: number,
	unit: Unit,
	digits = 0,
): string =>
	t(`statistics.unit.${unit}`, { value: formatDecimal(value * scaleOf(unit), digits, locale) });

export const hiddenText = (t: Translator, { why }: Hidden): string => t(`statistics.hidden.${why}`);

/** The figure alone: "62 %", "at most 20 min", "fewer than 5". */
export function figureValue(t: Translator, locale: Locale, figure: Figure, unit: Unit): string {
	switch (figure.kind) {
		case "hidden":
			return hiddenText(t, figure);
		case "count":
			return valueText(t, locale, figure.n, unit);
		case "quantile":
			return figure.atMost === null
				? t("statistics.unit.longest")
				: t("statistics.unit.at-most", { value: valueText(t, locale, figure.atMost, unit) });
		default:
			return valueText(t, locale, figure.value, unit, digitsOf(figure.low, figure.high, unit));
	}
}

/** "55–69", in the unit of the value; null where there is no interval. */
export function figureInterval(locale: Locale, figure: Figure, unit: Unit): string | null {
	if (!("low" in figure)) return null;
	const digits = digitsOf(figure.low, figure.high, unit);
	const [low, high] = [figure.low, figure.high].map((end) =>
		formatDecimal(Math.max(0, end) * scaleOf(unit), digits, locale),
	);
	return `${low}–${high}`;
}

/** The numbers of a figure, rounded as its text shows them; shares stay 0 … 1. Null for one that may not be shown. */
export function shownNumbers(
	figure: Figure,
	unit: Unit,
): { value: number | null; low: number | null; high: number | null } | null {
	if (figure.kind === "hidden") return null;
	if (figure.kind === "count") return { value: figure.n, low: null, high: null };
	if (figure.kind === "quantile") return { value: figure.atMost, low: null, high: null };
	const digits = digitsOf(figure.low, figure.high, unit);
	const rounded = (value: number): number =>
		Number((value * scaleOf(unit)).toFixed(digits)) / scaleOf(unit);
	return {
		value: rounded(figure.value),
		low: rounded(Math.max(0, figure.low)),
		high: rounded(figure.high),
	};
}

/** How many people stand behind a figure; null for one that may not be shown, and for a count, which is that number. */
export function peopleBehind(figure: Figure): number | null {
	if (figure.kind === "hidden" || figure.kind === "count") return null;
	return figure.kind === "rate" ? figure.count : figure.n;
}

/** "62 % (55–69), n = 204" · "not shown". */
export function figureText(t: Translator, locale: Locale, figure: Figure, unit: Unit): string {
	const value = figureValue(t, locale, figure, unit);
	const interval = figureInterval(locale, figure, unit);
	const n = peopleBehind(figure);
	const known = interval ? t("statistics.with-interval", { value, interval }) : value;
	return n === null ? known : t("statistics.with-n", { value: known, n: formatNumber(n, locale) });
}

/** "2026 ж. шілде" of "2026-07", "Third quarter of 2026" of "2026-Q3". */
export function periodText(t: Translator, locale: Locale, period: string): string {
	const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
	if (!quarter) return formatMonths(period, period, locale);
	return t("statistics.quarter", { year: quarter[1] ?? "", quarter: quarter[2] ?? "" });
}

export const rangeText = (locale: Locale, range: { from: string; to: string }): string =>
	formatMonths(range.from, range.to, locale);

function minutesText(t: Translator, locale: Locale, above: number, upTo: number | null): string {
	if (upTo === null) return t("statistics.minutes-above", { value: formatNumber(above, locale) });
	return t("statistics.minutes-between", {
		low: formatNumber(Math.max(0, above + 1), locale),
		high: formatNumber(upTo, locale),
	});
}

/** What a row is called. */
export function rowText(t: Translator, locale: Locale, name: RowName): string {
	switch (name.kind) {
		case "range":
			return rangeText(locale, name);
		case "period":
			return periodText(t, locale, name.period);
		case "named":
			return localized(name.name, locale);
		case "office":
			return officePlace(t, name, locale);
		case "desk-kind":
			return t(`statistics.desk-kind.${name.deskKind}`);
		case "minutes":
			return minutesText(t, locale, name.above, name.upTo);
		case "chip":
			return t(`feedback.chip.${name.chip}`);
	}
}

/** What the first column of a table holds. */
export const rowsTitle = (t: Translator, rowsAre: RowsAre): string =>
	t(`statistics.rows.${rowsAre}`);

/** "2026 ж. шілде – қыркүйек, Зеренді ауданы" : what a table was counted of, beside its measures. */
export const tableCaption = (t: Translator, locale: Locale, table: FigureTable): string =>
	t("statistics.caption", {
		rows: rowsTitle(t, table.rowsAre),
		range: rangeText(locale, table.filter),
	});
