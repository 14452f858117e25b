import { readCookie } from "./cookies.ts";

// The same three as lib/i18n.ts, which the door does not load: it would bring every text and the formatter along.
export const locales = ["kk", "ru", "en"] as const;
export type Locale = (typeof locales)[number];
const firstLocale: Locale = "kk";

export const localeCookie = "qadam_locale";

export const isLocale = (text: string | undefined): text is Locale =>
	(locales as readonly (string | undefined)[]).includes(text);

/** The best of our languages in an Accept-Language header, or null (RFC 9110, 12.5.4). */
export function acceptedLocale(header: string | undefined): Locale | null {
	let best: Locale | null = null;
	let bestWeight = 0;
	for (const part of (header ?? "").slice(0, 1000).split(",")) {
		const [range = "", ...parameters] = part.split(";");
		const language = range.trim().toLowerCase().split("-")[0];
		const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
		const weight = quality ? Number(quality.trim().slice(2)) : 1;
		if (isLocale(language) && weight > bestWeight) {
			best = language;
			bestWeight = weight;
		}
	}
	return best;
}

/** The language of somebody whose address names none: what they chose, what their browser asks for, Kazakh. */
export function preferredLocale(cookies: string | undefined, accepted: string | undefined): Locale {
	const chosen = readCookie(cookies, localeCookie);
	return isLocale(chosen) ? chosen : (acceptedLocale(accepted) ?? firstLocale);
}

/**
 * The language to remember, if this request is a choice of one: somebody moves from a page of ours in one
 * language to a page in another. A shared link or a prefetch chooses nothing.
 */
export function chosenLocale(request: {
	origin: string;
	referer: string | undefined;
	purpose: string | undefined;
	pageLocale: Locale | null;
	cookies: string | undefined;
}): Locale | null {
	const { origin, referer, pageLocale } = request;
	if (!pageLocale || !referer?.startsWith(`${origin}/`) || request.purpose) return null;
	const from = /^\/([a-z]{2})(?:[/?#]|$)/.exec(referer.slice(origin.length))?.[1];
	if (!isLocale(from) || from === pageLocale) return null;
	return readCookie(request.cookies, localeCookie) === pageLocale ? null : pageLocale;
}
