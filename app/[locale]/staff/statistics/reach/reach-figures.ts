import type { Figure } from "#domain/statistics/figures.ts";
import type { Reach } from "#domain/statistics/measure-reach.ts";
import { formatDecimal } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { figureInterval, figureValue, valueText } from "../figure-words.ts";

/* What the map of walking distances can show, and how it is said. */

export const shownMeasures = ["near", "far", "beat", "load"] as const;
export type ShownMeasure = (typeof shownMeasures)[number];
type ReachMeasure = Exclude<ShownMeasure, "load">;

type Counted = [count: number, n: number];

const counts: Record<ReachMeasure, (reach: Reach) => Counted> = {
	near: ({ residentsWithin15, residents }) => [residentsWithin15, residents],
	far: ({ residentsWithin30, residents }) => [residentsWithin30, residents],
	beat: ({ addressesWithBeat, addresses }) => [addressesWithBeat, addresses],
};

/** A share of all of them, not of a sample; null where there is nobody to count. */
export function shareOf(reach: Reach, measure: ReachMeasure): number | null {
	const [count, n] = counts[measure](reach);
	return n > 0 ? count / n : null;
}

/** All units as one. */
export function sumOf(units: readonly Reach[]): Reach | null {
	const [first] = units;
	if (!first) return null;
	const sum = (countOf: (unit: Reach) => number): number =>
		units.reduce((total, unit) => total + countOf(unit), 0);
	return {
		...first,
		addresses: sum((unit) => unit.addresses),
		addressesWithBeat: sum((unit) => unit.addressesWithBeat),
		addressesWithin15: sum((unit) => unit.addressesWithin15),
		addressesWithin30: sum((unit) => unit.addressesWithin30),
		residents: sum((unit) => unit.residents),
		residentsWithin15: sum((unit) => unit.residentsWithin15),
		residentsWithin30: sum((unit) => unit.residentsWithin30),
	};
}

/** Never 100 % where somebody is left out, nor 0 % where somebody is not. */
export function shareText(t: Translator, locale: Locale, share: number | null): string {
	if (share === null) return t("chart.no-data");
	const isRoundedAway = (share < 1 && share >= 0.995) || (share > 0 && share < 0.005);
	const digits = isRoundedAway ? 1 : 0;
	const rounded = Math.min(0.999, Math.max(0.001, share));
	return valueText(t, locale, isRoundedAway ? rounded : share, "percent", digits);
}

/** "412 (390–434)" */
export function loadText(t: Translator, locale: Locale, figure: Figure): string {
	const value = figureValue(t, locale, figure, "per-thousand");
	const interval = figureInterval(locale, figure, "per-thousand");
	return interval === null ? value : t("statistics.with-interval", { value, interval });
}

const shareEdges = [0.2, 0.4, 0.6, 0.8];
const classes = shareEdges.length + 1;

/** Round edges (1, 2, 5 × 10ⁿ) of five classes that the highest value fits into. */
function roundEdges(values: readonly number[]): number[] {
	const step = Math.max(0, ...values) / classes;
	if (!(step > 0)) return shareEdges;
	const power = 10 ** Math.floor(Math.log10(step));
	const round = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= step) ?? step;
	return shareEdges.map((_, index) => round * (index + 1));
}

export const edgesOf = (measure: ShownMeasure, values: readonly number[]): number[] =>
	measure === "load" ? roundEdges(values) : shareEdges;

export function classNames(
	t: Translator,
	locale: Locale,
	measure: ShownMeasure,
	edges: readonly number[],
): string[] {
	const text = (edge: number) =>
		measure === "load"
			? formatDecimal(edge, edge < 1 ? 1 : 0, locale)
			: valueText(t, locale, edge, "percent");
	return [
		...edges.map((edge) => t("reach.up-to", { value: text(edge) })),
		t("reach.above", { value: text(edges.at(-1) ?? 0) }),
	];
}
