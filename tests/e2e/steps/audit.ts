import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, test as base, expect, type Page } from "@playwright/test";
import type axe from "axe-core";
import { type Locale, type MessageKey, type Translator, translator } from "#lib/i18n.ts";
import { foreignWords } from "./foreign-words.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [320, 768, 1366, 360];
const axeSource = readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
	"utf8",
);

export type Audit = {
	/** Looks at the page as it stands: axe, language, one heading, no sideways scroll, no script of a framework. */
	resident(page: Page, locale: Locale): Promise<void>;
	/** The same for HTML that was fetched without a browser. */
	html(html: string, url: string, locale: Locale): Promise<void>;
};

/** Code stands as it is, and a script is none of the words: translators are shown the keys of texts, data users the addresses of the interface. */
const bodyText = () => {
	const body = document.body.cloneNode(true) as HTMLElement;
	for (const code of body.querySelectorAll("code, script")) code.remove();
	return body.textContent ?? "";
};
/** Words of the heading that do not fit their line and are broken in the middle. */
const brokenWords = () => {
	const broken: string[] = [];
	const walker = document.createTreeWalker(
		document.querySelector("h1") ?? document.body,
		NodeFilter.SHOW_TEXT,
	);
	for (let node = walker.nextNode(); node; node = walker.nextNode())
		for (const word of (node.textContent ?? "").matchAll(/[^\s-]+/g)) {
			const range = document.createRange();
			range.setStart(node, word.index);
			range.setEnd(node, word.index + word[0].length);
			if (range.getClientRects().length > 1) broken.push(word[0]);
		}
	return broken;
};
/** Keys of messages/ that stand where their text should. */
const rawKeys = (text: string, t: Translator) =>
	(text.match(/\b[a-z][\w-]*(?:\.[\w-]+)+/g) ?? []).filter((word) => t.has(word as MessageKey));

/** By how much the page is wider than the window, and whether it is in its ordinary size of letters. */
const measure = () => ({
	excess: document.documentElement.scrollWidth - window.innerWidth,
	isOrdinary: !document.documentElement.hasAttribute("data-size"),
});

/** The rules that depend on the look of a page: the others have been asked where it stands in its ordinary one. */
type Rule = "color-contrast" | "target-size";

/** What axe finds wrong in the page as it stands; it is put there once and asked for nothing but what is wrong. */
export async function violations(page: Page, ...only: Rule[]): Promise<string[]> {
	if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
	const runOnly: axe.RunOnly =
		only.length > 0 ? { type: "rule", values: only } : { type: "tag", values: rules };
	return page.evaluate(async (runOnly) => {
		const { run } = (window as unknown as { axe: typeof axe }).axe;
		const found = await run(document, { runOnly, resultTypes: ["violations"] });
		return found.violations.map(
			(one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
		);
	}, runOnly);
}

/** For pages that run their own scripts: axe on the page itself. */
export async function expectAccessible(page: Page, ...only: Rule[]): Promise<void> {
	expect.soft(await violations(page, ...only), page.url()).toEqual([]);
	await expect.soft(page.locator("h1")).toHaveCount(1);
}

/**
 * A page with scripts switched off cannot be asked by axe. So what stands in it is shown in a second browser window,
 * under the same address and with the same styles, and asked there.
 */
async function openGlass(browser: Browser) {
	const context = await browser.newContext({
		reducedMotion: "reduce",
		viewport: { width: 360, height: 800 },
	});
	const glass = await context.newPage();
	let shown = "";
	await glass.route("**/*", (route) => {
		const request = route.request();
		if (request.isNavigationRequest())
			return route.fulfill({ contentType: "text/html; charset=utf-8", body: shown });
		return request.resourceType() === "script" ? route.abort() : route.continue();
	});
	return {
		page: glass,
		async show(html: string, url: string) {
			shown = html;
			await glass.goto(url, { waitUntil: "load" });
		},
		close: () => context.close(),
	};
}

export function expectPlain(html: string, url: string): void {
	const scripts = html.match(/<script\b[^>]*>/g) ?? [];
	expect
		.soft(
			scripts.filter((script) => !script.includes("data-enhance")),
			url,
		)
		.toEqual([]);
}

export async function expectWords(page: Page, locale: Locale) {
	const where = page.url();
	expect.soft(await page.locator("html").getAttribute("lang"), where).toBe(locale);
	expect.soft(await page.locator("h1").count(), `headings of ${where}`).toBe(1);
	expect.soft(await page.title(), where).toMatch(/^\S.* – Qadam$/);
	const text = await page.evaluate(bodyText);
	expect.soft(text.match(/\bM\d{2}\b/g), `months of ${where}`).toBeNull();
	expect.soft(text, where).not.toMatch(/undefined|\[object|NaN\b/);
	expect.soft(rawKeys(text, translator(locale)), `raw keys of ${where}`).toEqual([]);
	if (locale !== "en") expect.soft(await foreignWords(page), `English on ${where}`).toEqual([]);
}

/** `shots`: a picture of what a narrow and a wide screen shows is put there. */
export async function expectNoSidewaysScroll(page: Page, shots?: string): Promise<void> {
	for (const width of widths) {
		await page.setViewportSize({ width, height: 800 });
		const { excess, isOrdinary } = await page.evaluate(measure);
		expect.soft(excess, `${width} px: ${page.url()}`).toBeLessThanOrEqual(0);
		if (width <= 360 && isOrdinary)
			expect.soft(await page.evaluate(brokenWords), `${width} px: ${page.url()}`).toEqual([]);
		if (shots && (width === 360 || width === 1366))
			await page.screenshot({ path: `${shots}-${width}.png`, fullPage: true });
	}
}

export const test = base.extend<{ audit: Audit }>({
	audit: async ({ browser }, use) => {
		const glass = await openGlass(browser);
		const look: Audit["html"] = async (html, url, locale) => {
			expectPlain(html, url);
			await glass.show(html, url);
			await expectWords(glass.page, locale);
			expect.soft(await violations(glass.page), url).toEqual([]);
			await expectNoSidewaysScroll(glass.page);
		};
		await use({
			html: look,
			resident: async (page, locale) => look(await page.content(), page.url(), locale),
		});
		await glass.close();
	},
});

export { expect };
