import { expect, expectAccessible, test } from "./steps/audit.ts";
import { openPhone, wordsOf } from "./steps/book.ts";
import { foreignWords } from "./steps/foreign-words.ts";
import { signIn } from "./steps/staff.ts";

test("a resident does not get to see the gallery of the design", async ({ browser, request }) => {
	const page = await openPhone(browser);
	await page.goto("/kk/design");
	await expect(page).toHaveURL(/\/kk\/staff\/sign-in$/);
	const tokens = await request.get("/kk/design/scheme/dark", { maxRedirects: 0 });
	expect(tokens.status()).toBe(307);
	await page.context().close();
});

test("the gallery can be used by everybody, in three languages, light and dark, wide and narrow", async ({
	browser,
}) => {
	test.setTimeout(180_000);
	const page = await signIn(browser, "head", "ru");
	for (const locale of ["kk", "ru", "en"] as const)
		for (const scheme of ["light", "dark"] as const) {
			await page.goto(`/${locale}/design?scheme=${scheme}`);
			if (scheme === "light") await expectAccessible(page);
			else await expectAccessible(page, "color-contrast");
			if (locale === "kk") expect.soft(await foreignWords(page)).toEqual([]);
			for (const width of [320, 1366]) {
				await page.setViewportSize({ width, height: 800 });
				const over = await page.evaluate(
					() => document.documentElement.scrollWidth - window.innerWidth,
				);
				expect.soft(over, `${locale} ${scheme} ${width}`).toBeLessThanOrEqual(0);
			}
		}
	const paper = () =>
		page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
	const dark = await paper();
	await page.goto("/kk/design?scheme=light");
	expect(await paper()).not.toBe(dark);
	await page.context().close();
});

test("a dialog takes the focus and gives it back, and a toast waits for who is reading it", async ({
	browser,
}) => {
	const t = wordsOf("ru");
	const page = await signIn(browser, "head", "ru");
	await page.goto("/ru/design");
	const opener = page.locator("[aria-haspopup=dialog]");
	await opener.focus();
	await page.keyboard.press("Enter");
	const dialog = page.getByRole("dialog", { name: t("cancel.title") });
	await expect(dialog).toBeVisible();
	await expect(dialog.locator(":focus")).toHaveCount(1);
	await page.keyboard.press("Escape");
	await expect(dialog).toBeHidden();
	await expect(opener).toBeFocused();
	await page.clock.install();
	await page.getByRole("button", { name: t("design.show") }).click();
	const undo = page.getByRole("button", { name: t("design.undo") });
	await undo.focus();
	await page.clock.runFor(30_000);
	await expect(undo).toBeVisible();
	await undo.blur();
	await page.clock.runFor(11_000);
	await expect(undo).toBeHidden();
	await page.context().close();
});

test("the help page can be left at once, and Back does not return to it", async ({ browser }) => {
	for (const way of ["click", "escape"] as const) {
		const page = await openPhone(browser, { javaScript: true });
		await page.route("https://www.kazhydromet.kz/", (route) =>
			route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }),
		);
		await page.goto("/kk");
		await page.goto("/kk/help");
		const link = page.locator("[data-quick-exit]");
		if (way === "click") await link.click();
		else for (const key of ["Escape", "Escape", "Escape"]) await page.keyboard.press(key);
		await expect(page).toHaveURL("https://www.kazhydromet.kz/");
		expect(await page.evaluate(() => document.referrer)).toBe("");
		await page.goBack();
		await expect(page).toHaveURL(/\/kk$/);
		await page.context().close();
	}
	const page = await openPhone(browser);
	await page.goto("/kk/help");
	await expect(page.locator("[data-quick-exit]")).toHaveAttribute("rel", "noreferrer");
	await page.keyboard.press("Tab");
	await expect(page.locator("[data-quick-exit]")).toBeFocused();
	await page.context().close();
});
