import { type Browser, expect, type Page } from "@playwright/test";
import { demoAccounts } from "#db/seed/accounts.ts";
import type { Locale } from "#lib/i18n.ts";
import { wordsOf } from "./book.ts";

export const logins = demoAccounts.map(({ login }) => login);

export async function typeSignIn(page: Page, locale: Locale, login: string, password: string) {
	await page.locator("#login").fill(login);
	await page.locator("#password").fill(password);
	await page.getByRole("button", { name: wordsOf(locale)("staff.sign-in.submit") }).click();
}

/** A desk computer at which one of the invented people has signed in. */
export async function signIn(browser: Browser, login: string, locale: Locale): Promise<Page> {
	const account = demoAccounts.find((one) => one.login === login);
	if (!account) throw new Error(`no demo account ${login}`);
	const context = await browser.newContext({
		viewport: { width: 1366, height: 768 },
		reducedMotion: "reduce",
	});
	const page = await context.newPage();
	await page.goto(`/${locale}/staff/sign-in`);
	await typeSignIn(page, locale, login, account.password);
	await expect(page).not.toHaveURL(/sign-in/);
	await expect(page.locator("h1")).toBeVisible();
	return page;
}

/** The row of a visit in the day's table, by the visitor's name. */
export const rowOf = (page: Page, name: string) => page.locator("[data-visit]", { hasText: name });

export async function markVisit(page: Page, name: string, words: string): Promise<void> {
	await rowOf(page, name)
		.getByRole("button", { name: new RegExp(`^${words}`) })
		.click();
}
