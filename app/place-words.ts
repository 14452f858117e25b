import { type PlaceNames, settlementLabel } from "#domain/territory/address-labels.ts";
import { walkingMinutes } from "#domain/territory/geometry.ts";
import { formatNumber } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";

/** A settlement in the page's language; where the source has no such name, the one there is. */
export const settlementName = (place: PlaceNames, locale: Locale): string =>
	settlementLabel(place)[locale];

export const officeTitle = (t: Translator, office: { number: number }): string =>
	t("office.title", { number: office.number });

/** "№ 1 пункт, Зеренді": how one office is told from another in a list. */
export const officePlace = (
	t: Translator,
	office: { number: number; settlement: PlaceNames },
	locale: Locale,
): string =>
	`${t("office.short", { number: office.number })}, ${settlementName(office.settlement, locale)}`;

export const beatTitle = (t: Translator, beat: { number: number }): string =>
	t("beat.title", { number: beat.number });

/** "+70000000017" → "+7 (000) 000-00-17". Other countries' numbers stay as they are. */
export function phoneText(phone: string): string {
	const match = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone.replace(/[\s()-]/g, ""));
	return match ? `+7 (${match[1]}) ${match[2]}-${match[3]}-${match[4]}` : phone;
}

export const phoneHref = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, "")}`;

/** Longer walks are told in kilometres: nobody walks two hours to an office. */
const longWalkMinutes = 60;

/** "about 9 minutes on foot" or "14 km", for a distance as the crow flies. */
export function distanceText(metres: number, locale: Locale, t: Translator): string {
	const minutes = walkingMinutes(metres);
	if (minutes <= longWalkMinutes) return t("beat.walk", { minutes });
	return t("beat.distance", { km: formatNumber(Math.max(1, Math.round(metres / 1000)), locale) });
}
