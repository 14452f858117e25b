import { officePlace } from "#app/place-words.ts";
import type { Figure } from "#domain/statistics/figures.ts";
import type { Watched } from "#domain/statistics/find-signals.ts";
import type { Places } from "#domain/statistics/places.ts";
import type { Signal } from "#domain/statistics/queries-signals.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { figureText, measureName, periodText, unitOf, valueText } from "../figure-words.ts";

/** "№ 1 пункт, Зеренді" of the signal's office; its id where the office is gone. */
export function signalPlace(t: Translator, locale: Locale, places: Places, signal: Signal): string {
	const office = places.offices.find(({ id }) => id === signal.officeId);
	return office ? officePlace(t, office, locale) : signal.officeId;
}

/** "Waited longer than 20 minutes: 18 % → 32 %, since June 2026" */
export const signalChange = (
	t: Translator,
	locale: Locale,
	signal: Signal & { measure: Watched },
) =>
	t("statistics.signals.change", {
		measure: measureName(t, signal.measure),
		before: valueText(t, locale, signal.before, unitOf(signal.measure)),
		after: valueText(t, locale, signal.after, unitOf(signal.measure)),
		month: periodText(t, locale, signal.since),
	});

/** "18 % (16–20), n = 1 800" of the months before or after. */
export function signalFigure(
	t: Translator,
	locale: Locale,
	signal: Signal & { measure: Watched },
	when: "before" | "after",
): string {
	const { facts } = signal;
	const figure: Figure = {
		kind: "share",
		count: facts[`${when}Count`] ?? 0,
		n: facts[`${when}N`] ?? 0,
		value: signal[when],
		low: facts[`${when}Low`] ?? signal[when],
		high: facts[`${when}High`] ?? signal[when],
	};
	return figureText(t, locale, figure, unitOf(signal.measure));
}
