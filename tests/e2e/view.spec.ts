import type { Browser, Page } from "@playwright/test";
import { formatView, parseView } from "#app/view.ts";
import type { Locale } from "#lib/i18n.ts";
import { expect, expectAccessible, test } from "./steps/audit.ts";
import { openPhone, wordsOf } from "./steps/book.ts";
import { fieldsOf, send, withField } from "./steps/forms.ts";
import { signIn } from "./steps/staff.ts";

test.describe.configure({ mode: "parallel" });

const pages = [
	"",
	`/find?q=${encodeURIComponent("Кокшетау")}`,
	"/units",
	"/units/1110",
	"/beats/1110-19",
	"/offices/1110-4",
	"/services/inspector-reception",
	"/book/inspector-reception/1110-4?beat=1110-17",
	"/visits/find",
	"/privacy",
	"/accessibility",
	"/vision",
	"/nothing-here",
];

const pathOf = (page: Page) => page.url().slice(new URL(page.url()).origin.length);
const switchOn = (page: Page, locale: Locale) =>
	page.getByRole("button", { name: wordsOf(locale)("vision.switch") }).click();
const inBar = (page: Page, locale: Locale, name: string) =>
	page
		.getByRole("region", { name: wordsOf(locale)("vision.bar") })
		.getByRole("button", { name })
		.click();
const viewOf = async (page: Page) =>
	(await page.context().cookies()).find(({ name }) => name === "qadam_view");

async function openIn(
	browser: Browser,
	view: string | null,
	options: Parameters<Browser["newContext"]>[0],
	baseURL: string | undefined,
): Promise<Page> {
	const context = await browser.newContext({ reducedMotion: "reduce", ...options });
	if (view) await context.addCookies([{ name: "qadam_view", value: view, url: baseURL ?? "" }]);
	return context.newPage();
}

const sideways = () => document.documentElement.scrollWidth - window.innerWidth;

/** Text that a box hides because it has grown: neither scrolled to nor cut on purpose for screen readers. */
const cutText = () =>
	[...document.querySelectorAll<HTMLElement>("main *, header *, footer *")]
		.filter((box) => {
			const style = getComputedStyle(box);
			if (style.overflowX !== "hidden" && style.overflowX !== "clip") return false;
			if (box.clientWidth < 2 || box.closest("svg") || !box.textContent?.trim()) return false;
			return box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
		})
		.map((box) => box.outerHTML.slice(0, 120));

test("one tap shows a page to weak sight without scripts, and one tap takes it back", async ({
	browser,
}) => {
	const page = await openPhone(browser);
	const root = page.locator("html");
	const query = `/kk/find?q=${encodeURIComponent("Кокшетау")}`;
	await page.goto(query);
	await switchOn(page, "kk");
	expect(pathOf(page)).toBe(query);
	await expect(root).toHaveAttribute("data-size", "150");
	await expect(root).toHaveAttribute("data-colours", "light");
	expect(await page.locator("#q").inputValue()).toBe("Кокшетау");
	const kept = await viewOf(page);
	expect(kept).toMatchObject({ value: "150.light", path: "/", sameSite: "Lax", httpOnly: true });
	const days = ((kept?.expires ?? 0) - Date.now() / 1000) / 86_400;
	expect(Math.round(days)).toBe(365);

	const t = wordsOf("kk");
	await inBar(page, "kk", t("vision.size-200"));
	await inBar(page, "kk", t("vision.colours-dark"));
	await inBar(page, "kk", t("vision.pictures-hide"));
	expect(pathOf(page)).toBe(query);
	expect((await viewOf(page))?.value).toBe("200.dark.noimg");

	await page.goto("/kk/beats/1110-19");
	await expect(root).toHaveAttribute("data-colours", "dark");
	await expect(page.locator("svg.picture").first()).toBeHidden();
	await expect(page.locator(".picture-words").first()).toBeVisible();
	await page.getByRole("link", { name: "Русский" }).click();
	await expect(page).toHaveURL(/\/ru\/beats\/1110-19$/);
	await expect(root).toHaveAttribute("data-size", "200");

	await inBar(page, "ru", wordsOf("ru")("vision.leave"));
	await expect(page).toHaveURL(/\/ru\/beats\/1110-19$/);
	expect(await viewOf(page)).toBeUndefined();
	for (const name of ["data-view", "data-size", "data-colours", "data-pictures"])
		expect(await root.getAttribute(name), name).toBeNull();
	await page.context().close();
});

test("the page of settings has all of them in words and leads back to where one was", async ({
	browser,
}) => {
	const page = await openPhone(browser);
	const t = wordsOf("ru");
	await page.goto("/ru/units/1110");
	await switchOn(page, "ru");
	await page.getByRole("link", { name: t("vision.all") }).click();
	await expect(page.locator("h1")).toHaveText(t("vision.title"));
	await expect(page.getByLabel(t("vision.size-150"))).toBeChecked();
	await page.getByLabel(t("vision.colours-blue"), { exact: true }).check();
	await page.getByLabel(t("vision.spacing-broad")).check();
	await page.getByRole("button", { name: t("vision.submit") }).click();
	await expect(page).toHaveURL(/\/ru\/units\/1110$/);
	expect((await viewOf(page))?.value).toBe("150.blue.wide");
	await page.context().close();
});

test("nobody is sent to another site by it, and no other site can choose for somebody", async ({
	browser,
	playwright,
	baseURL,
}) => {
	const page = await openPhone(browser);
	await page.goto("/ru/vision?back=//evil.example");
	for (const link of await page.locator("main a").all())
		expect(await link.getAttribute("href")).toMatch(/^\/ru(\/|$)/);
	const fields = await fieldsOf(page, "main form");
	for (const back of [
		"//evil.example",
		"/\\evil.example",
		"https://evil.example/",
		"/ru/vision/choice",
	]) {
		const answer = await send(page, withField(fields, "back", back), "/ru/vision/choice");
		expect(answer.status()).toBe(303);
		expect(answer.headers().location).toBe("/ru");
	}
	const elsewhere = await playwright.request.newContext({ baseURL });
	const foreign = await elsewhere.post("/ru/vision/choice", {
		headers: { origin: "https://evil.example" },
		form: { view: "200.dark" },
	});
	expect(foreign.status()).toBe(403);
	expect(foreign.headers()["set-cookie"]).toBeUndefined();
	await elsewhere.dispose();
	await page.context().close();
});

test("staff choose it above their own pages, and stay where they were", async ({ browser }) => {
	const page = await signIn(browser, "front-desk", "ru", "/staff/day?date=2026-11-23");
	await switchOn(page, "ru");
	expect(pathOf(page)).toMatch(/^\/ru\/staff\/day\?(?=.*date=2026-11-23)/);
	await expect(page.locator("html")).toHaveAttribute("data-colours", "light");
	await expectAccessible(page);
	await inBar(page, "ru", wordsOf("ru")("vision.size-200"));
	await expectAccessible(page);
	await inBar(page, "ru", wordsOf("ru")("vision.leave"));
	expect(await viewOf(page)).toBeUndefined();
	await page.context().close();
});

for (const [view, locale] of [
	["200.light.wide", "kk"],
	["200.dark", "ru"],
	["200.blue.noimg", "kk"],
	["150.light", "en"],
] as const)
	test(`every main page is accessible in ${view} in ${locale}, in two colours, without sideways scroll`, async ({
		browser,
		baseURL,
	}) => {
		test.setTimeout(180_000);
		// The choice stands above what the system prefers.
		const colorScheme = parseView(view).colours === "dark" ? "light" : "dark";
		const page = await openIn(
			browser,
			view,
			{ colorScheme, viewport: { width: 360, height: 800 } },
			baseURL,
		);
		for (const path of pages) {
			await page.goto(`/${locale}${path}`);
			// Hidden pictures are other content, too.
			if (view.endsWith("noimg")) await expectAccessible(page);
			else await expectAccessible(page, "color-contrast", "target-size");
			for (const width of [320, 768, 1366, 360]) {
				await page.setViewportSize({ width, height: 800 });
				expect.soft(await page.evaluate(sideways), `${width} px: ${path}`).toBeLessThanOrEqual(0);
			}
			const colours = await page.evaluate(coloursOfText);
			expect.soft(colours.length, `colours of letters: ${path}: ${colours}`).toBeLessThanOrEqual(2);
		}
		expect(formatView(parseView((await viewOf(page))?.value))).toBe(view);
		await page.context().close();
	});

/** What letters are painted with, the bar's own samples aside. */
const coloursOfText = () => {
	const found = new Set<string>();
	for (const one of document.querySelectorAll<HTMLElement>("body *")) {
		if (one.closest("svg, .view-bar, script") || !one.checkVisibility()) continue;
		const says = [...one.childNodes].some(
			(node) => node.nodeType === 3 && node.textContent?.trim(),
		);
		if (says) found.add(getComputedStyle(one).color);
	}
	return [...found];
};

const wishes = [
	["its own colours", { forcedColors: "active" }],
	["its own colours in the dark", { forcedColors: "active", colorScheme: "dark" }],
	["more contrast", { contrast: "more" }],
	["more contrast in the dark", { contrast: "more", colorScheme: "dark" }],
] as const;

for (const [name, wish] of wishes)
	test(`a system that asks for ${name} gets it, in a narrow window at 400 % too`, async ({
		browser,
		baseURL,
	}) => {
		test.setTimeout(120_000);
		// 1280 × 1024 pixels at 400 %.
		const page = await openIn(
			browser,
			null,
			{ ...wish, viewport: { width: 320, height: 256 } },
			baseURL,
		);
		for (const path of pages) {
			await page.goto(`/ru${path}`);
			expect.soft(await page.evaluate(sideways), path).toBeLessThanOrEqual(0);
			if ("contrast" in wish) await expectAccessible(page, "color-contrast");
		}
		await page.goto("/ru/book/inspector-reception/1110-4?beat=1110-17");
		const [first, second] = [page.locator(".slot").nth(0), page.locator(".slot").nth(1)];
		await first.click();
		const lookOf = (slot: typeof first) =>
			slot.evaluate((one) => {
				const { outlineStyle, outlineWidth } = getComputedStyle(one);
				return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
			});
		expect(await lookOf(first)).toBeGreaterThanOrEqual(3);
		expect(await lookOf(second)).toBe(0);
		await page.keyboard.press("Tab");
		const ring = await page.locator(":focus").evaluate((one) => {
			const { outlineStyle, outlineWidth } = getComputedStyle(one);
			return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
		});
		expect(ring).toBeGreaterThanOrEqual(2);
		await page.context().close();
	});

test("a reader's own spacing of lines, letters and words cuts nothing off", async ({
	browser,
	baseURL,
}) => {
	test.setTimeout(120_000);
	const page = await openIn(
		browser,
		null,
		{ bypassCSP: true, viewport: { width: 320, height: 800 } },
		baseURL,
	);
	for (const path of pages) {
		await page.goto(`/kk${path}`);
		// WCAG 2.2, 1.4.12.
		await page.addStyleTag({
			content:
				"* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
		});
		expect.soft(await page.evaluate(sideways), path).toBeLessThanOrEqual(0);
		expect.soft(await page.evaluate(cutText), path).toEqual([]);
	}
	await page.context().close();
});
