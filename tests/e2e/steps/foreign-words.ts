import type { Page } from "@playwright/test";
import { properNames } from "#tools/text-rules.ts";

/** Latin words in the text of a page that are none of these. Text marked with another language is left out. */
export async function foreignWords(page: Page): Promise<string[]> {
	const text = await page.evaluate(() => {
		const own = document.documentElement.lang;
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		let words = "";
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const holder = node.parentElement;
			if (!holder || holder.closest("script, style, noscript, code, pre, kbd, svg, [translate=no]"))
				continue;
			if (holder.closest("[lang]")?.getAttribute("lang") !== own) continue;
			words += ` ${node.textContent}`;
		}
		// What is heard or hovered is read too.
		const spoken = ["aria-label", "title", "alt", "placeholder"];
		for (const holder of document.body.querySelectorAll(spoken.map((name) => `[${name}]`).join()))
			if (holder.closest("[lang]")?.getAttribute("lang") === own)
				for (const name of spoken) words += ` ${holder.getAttribute(name) ?? ""}`;
		// The site's own address is no word.
		const address = `${location.hostname.replaceAll(".", "\\.")}(?::\\d+)?(?:/[\\w./-]*)?`;
		return words.replace(new RegExp(address, "g"), " ");
	});
	// Neither a visit's reference nor the number of a request is a word.
	const plain = text
		.replace(/\b[0-9A-HJKMNP-TV-Z]{5}[ -]?[0-9A-HJKMNP-TV-Z]{5}\b/g, " ")
		.replace(/\b[0-9a-z]{14}\b/g, " ");
	// "JavaScript-" with a Kazakh ending is the same word.
	const latin = plain.match(/[A-Za-z](?:[A-Za-z-]*[A-Za-z])/g) ?? [];
	return [...new Set(latin)].filter((word) => !properNames.has(word) && !/^[IVX]+$/.test(word));
}
