import { expect, test } from "./steps/audit.ts";
import { openPhone, press, wordsOf } from "./steps/book.ts";
import { pointOnBorder } from "./steps/portal.ts";

const toABeat = [
	["Kazakh", "kk", "Абай 76, Көкшетау", "1110-19"],
	["Kazakh without its letters, in small letters", "kk", "абай 76 кокшетау", "1110-19"],
	["Russian with an abbreviation", "ru", "ул. Абая, 76, Кокшетау", "1110-19"],
	["Latin letters", "en", "abay 76 kokshetau", "1110-19"],
	["a typing error", "ru", "Ауезовв 50 Кокшетау", "1110-31"],
	["a former street name", "ru", "Чкалова 5", "1110-34"],
	["a house with a fraction", "ru", "Абая 142/1", "1110-38"],
] as const;

for (const [what, locale, query, beat] of toABeat)
	test(`a resident finds the beat by ${what}: ${query}`, async ({ browser }) => {
		const page = await openPhone(browser);
		await page.goto(`/${locale}`);
		await page.locator("#q").fill(query);
		await press(page, wordsOf(locale)("search.submit"));
		if (page.url().includes("/find")) await page.locator("main a.cover").first().click();
		await expect(page).toHaveURL(new RegExp(`/${locale}/beats/${beat}(\\?|$)`));
		await page.context().close();
	});

test("a divided town asks for the street and lists its beats, a village leads to its beat", async ({
	browser,
	audit,
}) => {
	const t = wordsOf("kk");
	const page = await openPhone(browser);
	await page.goto(`/kk/find?q=${encodeURIComponent("Көкшетау")}`);
	await expect(page.locator("h1")).toHaveText(t("find.ask-street", { place: "Көкшетау" }));
	await expect(page.locator("main details summary")).toContainText(t("find.beats-there"));
	await audit.resident(page, "kk");
	await page.goto(`/kk/find?q=${encodeURIComponent("Зеренді")}`);
	await expect(page.locator("main a[href*='/beats/1156-']")).not.toHaveCount(0);
	await page.context().close();
});

test("what is not found is answered with what was understood and the duty office's phone", async ({
	browser,
	audit,
}) => {
	for (const locale of ["kk", "ru", "en"] as const) {
		const page = await openPhone(browser);
		await page.goto(`/${locale}/find?q=${encodeURIComponent("ыыыщщщщъъ 999")}`);
		await expect(page.locator("h1")).toHaveText(wordsOf(locale)("find.nothing"));
		await expect(page.locator("main a[href^='tel:']")).not.toHaveCount(0);
		if (locale === "kk") await audit.resident(page, locale);
		await page.goto(`/${locale}/find?q=`);
		expect(await page.title()).toMatch(new RegExp(`^${wordsOf(locale)("site.error-prefix")}`));
		await expect(page.locator("#q")).toHaveAttribute("aria-invalid", "true");
		if (locale === "ru") await audit.resident(page, locale);
		await page.context().close();
	}
});

test("near a border both beats are offered, outside the region the page says so", async ({
	browser,
	audit,
	request,
}) => {
	const { lat, lng } = await pointOnBorder(request, "1110-19");
	const page = await openPhone(browser);
	await page.goto(`/ru/find?lat=${lat}&lng=${lng}`);
	await expect(page.locator("h1")).toHaveText(wordsOf("ru")("find.two-beats"));
	expect(await page.locator("main a.cover").count()).toBeGreaterThanOrEqual(2);
	await audit.resident(page, "ru");
	for (const place of ["lat=43.2&lng=76.9", "lat=abc&lng=1e9", "lat=&lng=", "lat=91&lng=181"]) {
		const answer = await page.goto(`/ru/find?${place}`);
		expect(answer?.status(), place).toBeLessThan(500);
		await expect(page.locator("h1")).toHaveText(wordsOf("ru")("find.outside"));
	}
	await page.context().close();
});

test("switching the language keeps the page and the query", async ({ browser }) => {
	const page = await openPhone(browser);
	await page.goto(`/kk/find?q=${encodeURIComponent("Косшы & Абай")}`);
	for (const language of ["ru", "en", "kk"]) {
		await page.locator(`header nav a[hreflang=${language}]`).click();
		await expect(page).toHaveURL(new RegExp(`/${language}/find\\?`));
		await expect(page.locator("#q")).toHaveValue("Косшы & Абай");
	}
	await page.context().close();
});

test("with scripts the field is a combobox that the keyboard works", async ({ browser }) => {
	const page = await openPhone(browser, { javaScript: true });
	await page.goto("/ru");
	const field = page.getByRole("combobox");
	await expect(field).toHaveAttribute("aria-expanded", "false");
	await field.pressSequentially("Абая 14", { delay: 20 });
	await expect(field).toHaveAttribute("aria-expanded", "true");
	const list = page.getByRole("listbox");
	await expect(list).toBeVisible();
	await expect(field).toHaveAttribute("aria-controls", (await list.getAttribute("id")) ?? "");
	await field.press("ArrowDown");
	const active = await field.getAttribute("aria-activedescendant");
	expect(active).toBeTruthy();
	await expect(page.locator(`#${active}`)).toHaveAttribute("aria-selected", "true");
	await field.press("Escape");
	await expect(field).toHaveAttribute("aria-expanded", "false");
	await expect(field).toHaveValue("Абая 14");
	await field.press("ArrowDown");
	await field.press("Enter");
	await expect(page).toHaveURL(/\/(beats|find)/);
	await page.context().close();
});

test("the location is asked for on tap and leads to the beat; refused, the field remains", async ({
	browser,
}) => {
	for (const granted of [true, false]) {
		const context = await browser.newContext({
			viewport: { width: 360, height: 800 },
			permissions: granted ? ["geolocation"] : [],
			geolocation: { latitude: 52.907_032, longitude: 69.150_291 },
		});
		const page = await context.newPage();
		await page.goto("/kk/locate");
		await page.getByRole("button", { name: wordsOf("kk")("locate.button") }).click();
		if (granted) await expect(page).toHaveURL(/\/kk\/(beats\/1156-|find\?lat=52\.90703&lng=69)/);
		else
			await expect(page.locator("main").getByRole("status")).toHaveText(
				wordsOf("kk")("locate.failed"),
			);
		await context.close();
	}
});
