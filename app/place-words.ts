import type { Locale, Translator } from "#lib/i18n.ts";

/** A settlement in the page's language; where OpenStreetMap has no such name, the one there is. */
export function settlementName(
	place: { nameKk: string | null; nameRu: string | null; nameEn?: string | null },
	locale: Locale,
): string {
	const names = {
		kk: [place.nameKk, place.nameRu],
		ru: [place.nameRu, place.nameKk],
		en: [place.nameEn ?? null, place.nameKk, place.nameRu],
	}[locale];
	return names.find((name) => name) ?? "";
}

export const officeTitle = (t: Translator, office: { number: number }): string =>
	t("office.title", { number: office.number });

export const beatTitle = (t: Translator, beat: { number: number }): string =>
	t("beat.title", { number: beat.number });

/** "+70000000017" → "+7 (000) 000-00-17". Other countries' numbers stay as they are. */
export function phoneText(phone: string): string {
	const match = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone.replace(/[\s()-]/g, ""));
	return match ? `+7 (${match[1]}) ${match[2]}-${match[3]}-${match[4]}` : phone;
}

export const phoneHref = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, "")}`;
