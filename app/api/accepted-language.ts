import { defaultLocale, isLocale, type Locale } from "#lib/i18n.ts";

/** The language a program asks for (RFC 9110, 12.5.4). Cookies have no say: an answer of the API depends on nobody. */
export function acceptedLanguage(request: Request): Locale {
	let best = defaultLocale;
	let bestWeight = 0;
	for (const part of (request.headers.get("accept-language") ?? "").slice(0, 1000).split(",")) {
		const [range = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
		const language = range.split("-")[0] ?? "";
		const quality = parameters.find((parameter) => parameter.startsWith("q="));
		const weight = quality ? Number(quality.slice(2)) : 1;
		if (isLocale(language) && weight > bestWeight) {
			best = language;
			bestWeight = weight;
		}
	}
	return best;
}
