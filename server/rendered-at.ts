import type { Locale } from "./locale.ts";

const tags: Record<Locale, string> = { kk: "kk-KZ", ru: "ru-KZ", en: "en-GB" };
/** The region's zone, as in lib/dates.ts. */
const timeZone = "Asia/Almaty";

const formats = new Map<Locale, Intl.DateTimeFormat>();
const known = new Map<string, string>();

/**
 * When a page was rendered, in the words of its language and percent-encoded, as a header must be: a saved copy says
 * how old it is with them, and scripts may not format dates. In a header and not in the page, whose ETag would change
 * each minute.
 */
export function renderedAt(instant: number, locale: Locale): string {
	const key = `${locale} ${Math.floor(instant / 60_000)}`;
	let words = known.get(key);
	if (words === undefined) {
		const format =
			formats.get(locale) ??
			new Intl.DateTimeFormat(tags[locale], {
				day: "numeric",
				month: "long",
				hour: "2-digit",
				minute: "2-digit",
				timeZone,
			});
		formats.set(locale, format);
		words = encodeURIComponent(format.format(instant));
		if (known.size > 200) known.clear();
		known.set(key, words);
	}
	return words;
}
