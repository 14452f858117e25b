import { officePlace } from "#app/place-words.ts";
import type { Officer } from "#domain/identity/actors.ts";
import type { Filter } from "#domain/statistics/filter.ts";
import { listOpenSignals } from "#domain/statistics/list-open-signals.ts";
import { type Measure, measures } from "#domain/statistics/measures.ts";
import type { Places } from "#domain/statistics/places.ts";
import type { Locale, Translator } from "#lib/i18n.ts";
import { measureName, periodText, unitOf, valueText } from "../figure-words.ts";

const isMeasure = (text: string): text is Measure => Object.hasOwn(measures, text);

/** Each open signal of the places asked for in a sentence: where, what, since when, from what to what. */
export async function signalSentences(
	officer: Officer,
	t: Translator,
	locale: Locale,
	filter: Filter,
	places: Places,
): Promise<string[]> {
	const signals = await listOpenSignals(officer, filter);
	return signals.flatMap(({ measure, officeId, direction, since, before, after }) => {
		const office = places.offices.find(({ id }) => id === officeId);
		if (!isMeasure(measure) || !office) return [];
		const value = (figure: number) => valueText(t, locale, figure, unitOf(measure));
		const change = t("statistics.signals.change", {
			measure: measureName(t, measure),
			before: value(before),
			after: value(after),
			month: periodText(t, locale, since),
		});
		return [
			`${officePlace(t, office, locale)}. ${t(`statistics.verdict-short.${direction}`)}. ${change}`,
		];
	});
}
