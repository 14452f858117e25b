import { locales, translator } from "#lib/i18n.ts";

/** Why an office closes, in words that stand ready in three languages. */
export const reasonIds = ["repairs", "outage", "meeting", "public-event", "staff-short"] as const;
export type ReasonId = (typeof reasonIds)[number];

export const reasonTexts = (id: ReasonId) =>
	Object.fromEntries(
		locales.map((locale) => [locale, translator(locale)(`staff.schedules.reason-${id}`)]),
	) as Record<(typeof locales)[number], string>;
