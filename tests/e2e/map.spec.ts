import type { Browser, Page } from "@playwright/test";
import type { Locale } from "#lib/i18n.ts";
import { expect, test, violations } from "./steps/audit.ts";
import { openPhone, wordsOf } from "./steps/book.ts";

const beat = (locale: Locale) => `/${locale}/beats/1110-17`;

type Watched = { page: Page; complaints: string[]; asked: string[] };

/** A page with scripts, of which every complaint of the browser and every request is kept. */
async function openWatched(
	browser: Browser,
	options: { width?: number; dark?: boolean; place?: { latitude: number; longitude: number } } = {},
): Promise<Watched> {
	const context = await browser.newContext({
		viewport: { width: options.width ?? 360, height: 800 },
		reducedMotion: "reduce",
		colorScheme: options.dark ? "dark" : "light",
		...(options.place ? { geolocation: options.place, permissions: ["geolocation"] } : {}),
	});
	const page = await context.newPage();
	const complaints: string[] = [];
	const asked: string[] = [];
	page.on("console", (message) => {
		// The configuration of these tests keeps the worker out, and says so.
		if (message.text().startsWith("Service Worker registration blocked")) return;
		if (["error", "warning"].includes(message.type())) complaints.push(message.text());
	});
	page.on("pageerror", (error) => complaints.push(error.message));
	page.on("request", (request) => asked.push(new URL(request.url()).pathname));
	return { page, complaints, asked };
}

const map = (page: Page) => page.locator(".map-box");

async function openMap(page: Page, locale: Locale) {
	await page.getByRole("button", { name: wordsOf(locale)("map.open") }).click();
	await expect(map(page)).toBeFocused();
}

test("without scripts the drawing and the list stand there, and no button that does nothing", async ({
	browser,
}) => {
	for (const path of ["/kk/units", "/ru/units/1116", "/en/beats/1110-17", "/kk/offices/1110-4"]) {
		const page = await openPhone(browser);
		await page.goto(path);
		await expect(page.locator("[data-map] svg[role=img]")).toBeVisible();
		await expect(page.locator("[data-map-open]")).toBeHidden();
		await page.context().close();
	}
});

test("nothing of the map is loaded before the tap; then it opens, and closing leaves one where one was", async ({
	browser,
}) => {
	const { page, complaints, asked } = await openWatched(browser);
	await page.goto(beat("kk"), { waitUntil: "networkidle" });
	expect(asked.filter((path) => /leaflet|map-|landscape|geojson/.test(path))).toEqual([]);
	await openMap(page, "kk");
	await expect(page.locator("[data-map] > svg")).toBeHidden();
	expect(asked).toContain("/leaflet/leaflet.js");
	await page.keyboard.press("Escape");
	await expect(map(page)).toHaveCount(0);
	await expect(page.locator("[data-map-open]")).toBeFocused();
	await expect(page.locator("[data-map] > svg")).toBeVisible();
	await openMap(page, "kk");
	await page.getByRole("button", { name: wordsOf("kk")("map.close") }).click();
	await expect(page.locator("[data-map-open]")).toBeFocused();
	expect(complaints).toEqual([]);
	await page.context().close();
});

test("the keyboard alone reaches a neighbouring beat on the map, follows its link, and can leave the map", async ({
	browser,
}) => {
	const { page } = await openWatched(browser, { width: 1366 });
	await page.goto(beat("ru"));
	await page.locator("[data-map-open]").focus();
	await page.keyboard.press("Enter");
	await expect(map(page)).toBeFocused();
	await page.keyboard.press("Shift+Tab");
	await page.keyboard.press("Shift+Tab");
	await expect(page.getByRole("button", { name: wordsOf("ru")("map.close") })).toBeFocused();
	await page.keyboard.press("Tab");
	await page.keyboard.press("Tab");
	const name = wordsOf("ru")("beat.title", { number: 24 });
	const link = page.getByRole("link", { name, exact: true });
	for (let tabs = 0; tabs < 100; tabs++) {
		if (await link.evaluate((element) => element === document.activeElement)) break;
		await page.keyboard.press("Tab");
	}
	await expect(link).toBeFocused();
	// However crowded it is there: what has the focus is seen.
	await expect(link).toHaveCSS("opacity", "1");
	await expect(link).toBeInViewport();
	await page.keyboard.press("Enter");
	await expect(page).toHaveURL(/\/ru\/beats\/1110-24$/);
	await page.goto(beat("ru"));
	await openMap(page, "ru");
	for (let tabs = 0; tabs < 140; tabs++) {
		await page.keyboard.press("Tab");
		if (await page.evaluate(() => !document.activeElement?.closest(".map-pane"))) break;
	}
	expect(await page.evaluate(() => document.activeElement?.closest(".map-pane"))).toBe(null);
	await page.context().close();
});

test("a tap on the map, or Enter for its middle, says whose beat is there", async ({ browser }) => {
	const { page, complaints } = await openWatched(browser);
	await page.goto(beat("ru"));
	await openMap(page, "ru");
	await page.keyboard.press("Enter");
	const answer = page.locator(".map-answer");
	const own = wordsOf("ru")("beat.title", { number: 17 });
	await expect(answer.getByRole("link", { name: own })).toHaveAttribute(
		"href",
		/\/ru\/beats\/1110-17$/,
	);
	await map(page).click({ position: { x: 200, y: 60 } });
	await expect(answer.getByRole("link", { name: own })).toHaveCount(0);
	await expect(answer.getByRole("link").first()).toHaveAttribute("href", /\/ru\/beats\/1110-\d+$/);
	expect(complaints).toEqual([]);
	await page.context().close();
});

test("where one stands is asked for by its button only, drawn, and sent nowhere", async ({
	browser,
}) => {
	const place = { latitude: 53.28461, longitude: 69.37832 };
	const { page, asked, complaints } = await openWatched(browser, { place });
	await page.goto(beat("en"));
	await openMap(page, "en");
	await expect(page.locator(".map-me")).toHaveCount(0);
	const before = asked.length;
	await page.getByRole("button", { name: wordsOf("en")("map.locate") }).click();
	await expect(page.locator(".map-me")).toHaveCount(1);
	expect(asked.slice(before)).toEqual([]);
	expect(complaints).toEqual([]);
	await page.context().close();
});

test("a bare wheel moves the page, a wheel with Ctrl the map", async ({ browser }) => {
	const { page } = await openWatched(browser, { width: 1366 });
	await page.goto("/en/units/1116");
	await openMap(page, "en");
	const scale = page.locator(".leaflet-control-scale-line");
	const before = await scale.textContent();
	await map(page).hover();
	await page.mouse.wheel(0, 240);
	await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
	expect(await scale.textContent()).toBe(before);
	await expect(page.locator(".map-hint")).toHaveText(wordsOf("en")("map.wheel"));
	await map(page).hover();
	await page.keyboard.down("Control");
	await page.mouse.wheel(0, -400);
	await page.keyboard.up("Control");
	await expect(scale).not.toHaveText(before ?? "");
	await page.context().close();
});

for (const dark of [false, true])
	test(`the open map keeps every rule of accessibility in three languages, ${dark ? "dark" : "light"}`, async ({
		browser,
	}) => {
		for (const locale of ["kk", "ru", "en"] as const) {
			const { page, complaints } = await openWatched(browser, { dark });
			await page.goto(beat(locale));
			await openMap(page, locale);
			// How near to each other beats lie is the land's doing (WCAG 2.5.8, essential); sizes are measured below.
			const found = (await violations(page)).filter((one) => !one.startsWith("target-size:"));
			expect.soft(found, locale).toEqual([]);
			const small = await page
				.locator(".map-pane :is(button, a.map-beat-label, .leaflet-bar a)")
				.evaluateAll(
					(all) =>
						all
							.map((one) => one.getBoundingClientRect())
							.filter((box) => box.width < 44 || box.height < 44).length,
				);
			expect.soft(small, "targets below 44 px").toBe(0);
			const scrolls = await page.evaluate(
				() => document.documentElement.scrollWidth - window.innerWidth,
			);
			expect.soft(scrolls).toBeLessThanOrEqual(0);
			expect.soft(complaints).toEqual([]);
			await page.context().close();
		}
	});

for (const [what, broken] of [
	["the library", "**/leaflet/leaflet.js*"],
	["the data", "**/api/v1/map.geojson*"],
	["our own part", "**/enhance/map-view.js*"],
] as const)
	test(`when ${what} does not load, words say so, the drawing stays, and the next tap tries again`, async ({
		browser,
	}) => {
		const { page } = await openWatched(browser);
		await page.goto(beat("kk"));
		await page.route(broken, (route) => route.abort());
		const open = page.getByRole("button", { name: wordsOf("kk")("map.open") });
		await open.click();
		await expect(page.getByText(wordsOf("kk")("map.failed"))).toBeVisible();
		await expect(page.locator("[data-map] svg[role=img]")).toBeVisible();
		await expect(open).toBeFocused();
		await page.unroute(broken);
		await openMap(page, "kk");
		await page.context().close();
	});

test("without a network the tap says so, and lakes alone are not worth a failure", async ({
	browser,
}) => {
	const { page } = await openWatched(browser);
	await page.goto(beat("ru"));
	await page.context().setOffline(true);
	await page.locator("[data-map-open]").click();
	await expect(page.getByText(wordsOf("ru")("map.failed"))).toBeVisible();
	await page.context().setOffline(false);
	await page.route("**/map/landscape.geojson", (route) => route.abort());
	await openMap(page, "ru");
	await page.context().close();
});
