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

/** A key pressed before React has taken the page over is lost; on a busy machine that takes a while. */
async function untilItListens(page: Page): Promise<void> {
	await expect(page.locator("h1")).toBeVisible();
	// A page that only refuses has no scripts.
	if ((await page.locator("script[src*=_next]").count()) === 0) return;
	await page.waitForFunction(() =>
		Object.keys(document.querySelector("main") ?? {}).some((key) => key.startsWith("__react")),
	);
}

type Viewport = { width: number; height: number };
const desk = { width: 1366, height: 768 };

const openDesk = (browser: Browser, viewport: Viewport, storageState?: Session) =>
	browser.newContext({ viewport, reducedMotion: "reduce", storageState });

/** A computer, a kiosk or a wall at which somebody has just typed their password: a session nobody else uses. */
export async function signInAnew(
	browser: Browser,
	login: string,
	locale: Locale,
	viewport: Viewport = desk,
): Promise<Page> {
	const page = await (await openDesk(browser, viewport)).newPage();
	await page.goto(`/${locale}/staff/sign-in`);
	await typeSignIn(page, locale, login, demoAccounts[0]?.password ?? "");
	await expect(page).not.toHaveURL(/sign-in/, { timeout: 20_000 });
	await untilItListens(page);
	return page;
}

type Session = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>;
const sessions = new Map<string, { state: Session; usedAt: number }>();
/** A session that nobody uses for a quarter of an hour is over. */
const freshMs = 10 * 60_000;

/**
 * The same, at the page `path` or the first one of their work. Who has signed in once in this worker is not asked for
 * the password again: hashing it is slow on purpose. Nobody may sign out of such a session.
 */
export async function signIn(
	browser: Browser,
	login: string,
	locale: Locale,
	path = "/staff",
	viewport: Viewport = desk,
): Promise<Page> {
	const known = sessions.get(login);
	const usedAt = Date.now();
	if (!known || usedAt - known.usedAt > freshMs) {
		const page = await signInAnew(browser, login, locale, viewport);
		sessions.set(login, { state: await page.context().storageState(), usedAt });
		if (path === "/staff") return page;
		await page.goto(`/${locale}${path}`);
		await untilItListens(page);
		return page;
	}
	known.usedAt = usedAt;
	const page = await (await openDesk(browser, viewport, known.state)).newPage();
	await page.goto(`/${locale}${path}`);
	await untilItListens(page);
	return page;
}

/** The row of a visit in the day's table, by the visitor's name. */
export const rowOf = (page: Page, name: string) => page.locator("[data-visit]", { hasText: name });

export async function markVisit(page: Page, name: string, words: string): Promise<void> {
	await rowOf(page, name)
		.getByRole("button", { name: new RegExp(`^${words}`) })
		.click();
}
