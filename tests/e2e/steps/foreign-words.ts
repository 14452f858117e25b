import type { Page } from "@playwright/test";

/** Names and terms that are written in Latin letters in every language. */
const known = new Set(
	`Qadam English Eng OpenStreetMap contributors ODbL MIT API JSON GeoJSON OpenAPI CSV UTC
	JavaScript e-Otinish eGov Mobile GitHub QR SMS PIN Cookie CORS ETag HTTP URL HTML GET ISO RFC CC BY SA WGS
	Akmola Natural Earth geoBoundaries adilet zan kz gov www https http org com iCalendar ics`.split(
		/\s+/,
	),
);

/** Latin words in the text of a page that are none of these. Text marked with another language is left out. */
export async function foreignWords(page: Page): Promise<string[]> {
	const text = await page.evaluate(() => {
		const own = document.documentElement.lang;
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		let words = "";
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const holder = node.parentElement;
			if (!holder || holder.closest("script, style, noscript, code, pre, kbd, svg")) continue;
			if (holder.closest("[lang]")?.getAttribute("lang") !== own) continue;
			words += ` ${node.textContent}`;
		}
		return words;
	});
	// Neither a visit's reference nor the number of a request is a word.
	const plain = text
		.replace(/\b[0-9A-HJKMNP-TV-Z]{5}[ -]?[0-9A-HJKMNP-TV-Z]{5}\b/g, " ")
		.replace(/\b[0-9a-z]{14}\b/g, " ");
	const latin = plain.match(/[A-Za-z][A-Za-z-]+/g) ?? [];
	return [...new Set(latin)].filter((word) => !known.has(word));
}
