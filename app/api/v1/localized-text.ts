import type { Localized } from "#db/schema/columns.ts";
import { type Locale, type MessageKey, translator } from "#lib/i18n.ts";

/** One text per language, as the data carries its own. */
export const inEachLanguage = (textIn: (locale: Locale) => string): Localized => ({
	kk: textIn("kk"),
	ru: textIn("ru"),
	en: textIn("en"),
});

/** An interface text in all languages at once. */
export const messageInEachLanguage = (key: MessageKey): Localized =>
	inEachLanguage((locale) => translator(locale)(key));
