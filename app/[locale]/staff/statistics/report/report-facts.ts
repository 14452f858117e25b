import { officePlace } from "#app/place-words.ts";
import type { Filter } from "#domain/statistics/filter.ts";
import type { Places } from "#domain/statistics/places.ts";
import { formatDate, today } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { rangeText } from "../figure-words.ts";

/** Of when, of where, of what, and counted when: what stands below the title. */
export function reportFacts(
	t: Translator,
	locale: Locale,
	filter: Filter,
	places: Places,
	asOf: Date,
): string[] {
	const unit = places.units.find(({ id }) => id === filter.unitId);
	const office = places.offices.find(({ id }) => id === filter.officeId);
	const place = [
		unit ? localized(unit.name, locale) : t("report.region"),
		...(office ? [officePlace(t, office, locale)] : []),
	].join(", ");
	const service = places.services.find(({ id }) => id === filter.serviceId);
	const subject = service
		? localized(service.name, locale)
		: filter.kind
			? t(`statistics.desk-kind.${filter.kind}`)
			: null;
	return [
		[rangeText(locale, filter), place, ...(subject ? [subject] : [])].join(" · "),
		t("report.counted", { day: formatDate(today(asOf), locale, true) }),
	];
}
