import type { Locale } from "#lib/i18n.ts";
import { expect, test } from "./steps/audit.ts";
import { openPhone, wordsOf } from "./steps/book.ts";
import { signIn } from "./steps/staff.ts";

const border = "/beats/1110-19/border";
const switchTo = (locale: Locale) => `header a[hreflang=${locale}]`;

test("the language switch keeps the page and its question", async ({ browser }) => {
	const page = await openPhone(browser);
	await page.goto("/kk/find?q=Абай");
	await page.locator(switchTo("ru")).click();
	await expect(page).toHaveURL((url) => url.pathname === "/ru/find");
	expect(new URL(page.url()).searchParams.get("q")).toBe("Абай");
	await expect(page.locator("html")).toHaveAttribute("lang", "ru");
	await page.context().close();
});

test("what was typed in a form goes along to another language, and no further", async ({
	browser,
}) => {
	const page = await openPhone(browser, { javaScript: true });
	await page.goto(`/kk${border}`);
	const field = page.locator("main form textarea");
	await field.fill("Абай 76 басқа учаскеде");
	await page.locator(switchTo("ru")).click();
	await expect(page.locator("html")).toHaveAttribute("lang", "ru");
	await expect(field).toHaveValue("Абай 76 басқа учаскеде");
	await page.goto(`/ru${border}`);
	await expect(field).toHaveValue("");
	expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("76");
	await page.context().close();
});

test("without scripts the page says beforehand that a change of language clears the form", async ({
	browser,
}) => {
	for (const locale of ["kk", "ru", "en"] as const) {
		const page = await openPhone(browser);
		await page.goto(`/${locale}${border}`);
		const warning = page.locator("main noscript p");
		await expect(warning).toBeVisible();
		expect(await warning.textContent()).toBe(wordsOf(locale)("site.language-first"));
		await page.context().close();
	}
});

test("a wrong answer is told in the language of the page", async ({ browser }) => {
	const page = await openPhone(browser);
	await page.goto(`/ru${border}`);
	await page.locator("main form button").first().click();
	await expect(page.locator("#error-summary")).toContainText(
		wordsOf("ru")("border.message-required"),
	);
	await page.context().close();
});

test("translators read every text by screen, and take a table of them away", async ({
	browser,
}) => {
	const page = await signIn(browser, "admin", "kk");
	await page.goto("/kk/staff/texts?screen=/locate&q=locate.button");
	await expect(page.locator("tbody tr")).toHaveCount(1);
	for (const locale of ["kk", "ru", "en"] as const)
		await expect(page.locator(`tbody [lang=${locale}]`)).toHaveText(
			wordsOf(locale)("locate.button"),
		);
	const answer = await page.request.get("/kk/staff/texts/csv");
	expect(answer.headers()["content-type"]).toContain("text/csv");
	expect((await answer.body()).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
	await page.context().close();
});

test("each word of the glossary has an address, and says the other languages as such", async ({
	browser,
	audit,
}) => {
	const page = await openPhone(browser);
	for (const locale of ["kk", "ru", "en"] as const) {
		await page.goto(`/${locale}/glossary#precinct-office`);
		await expect(page.locator("#precinct-office")).toBeInViewport();
		await expect(page.locator("#precinct-office dd [lang]")).toHaveCount(2);
		await audit.resident(page, locale);
	}
	await page.context().close();
});
