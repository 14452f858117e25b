import { type Translator, translator } from "#lib/i18n.ts";

/** Why an office closes, in words that stand ready in three languages. */
export const reasonIds = ["repairs", "outage", "meeting", "public-event", "staff-short"] as const;
export type ReasonId = (typeof reasonIds)[number];

const textIn = (t: Translator, id: ReasonId): string => t(`staff.schedules.reason-${id}`);

export const reasonTexts = (id: ReasonId) => ({
	kk: textIn(translator("kk"), id),
	ru: textIn(translator("ru"), id),
	en: textIn(translator("en"), id),
});
