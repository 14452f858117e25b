import { createTranslator } from "use-intl/core";
import type { Localized } from "#db/schema/columns.ts";
import en from "#messages/en.json" with { type: "json" };
import kk from "#messages/kk.json" with { type: "json" };
import ru from "#messages/ru.json" with { type: "json" };

export const locales = ["kk", "ru", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "kk";

export type Messages = typeof ru;
const messages: Record<Locale, Messages> = { kk: kk as Messages, ru, en: en as Messages };

export const isLocale = (text: string): text is Locale =>
	(locales as readonly string[]).includes(text);

function makeTranslator(locale: Locale) {
	return createTranslator<Messages>({
		locale,
		messages: messages[locale],
		// A missing or broken text is a bug that the parity test and this throw both catch.
		onError: (error) => {
			throw error;
		},
	});
}

const translators = new Map<Locale, ReturnType<typeof makeTranslator>>();

/** The texts of one language: `t("home.title")`. Keys and placeholders are typed by messages/ru.json. */
export function translator(locale: Locale) {
	let t = translators.get(locale);
	if (!t) {
		t = makeTranslator(locale);
		translators.set(locale, t);
	}
	return t;
}

export type Translator = ReturnType<typeof translator>;
/** A key of messages/*.json, e.g. "home.title". */
export type MessageKey = Parameters<Translator>[0];

/** The text of a row in the page's language. */
export const localized = (text: Localized, locale: Locale): string => text[locale];

/** Sorts as a Kazakh reader expects (ә after а, і before ы), on the server only. */
export const collator = new Intl.Collator("kk");
