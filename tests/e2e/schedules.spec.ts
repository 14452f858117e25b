import type { Page } from "@playwright/test";
import { demoAccounts } from "#db/seed/accounts.ts";
import { type Locale, locales } from "#lib/i18n.ts";
import { expect, expectAccessible, test } from "./steps/audit.ts";
import { wordsOf } from "./steps/book.ts";
import { signIn, typeSignIn } from "./steps/staff.ts";

const office = "1110-4";

/** A working day some weeks ahead, another in each language, so that the tests do not meet. */
function farDay(at: number): string {
	let day = Temporal.Now.plainDateISO("Asia/Almaty").add({ days: 40 + at });
	while (day.dayOfWeek > 5) day = day.add({ days: 1 });
	return day.toString();
}

async function closeWindow(page: Page, locale: Locale, day: string): Promise<void> {
	const t = wordsOf(locale);
	await page.goto(`/${locale}/staff/schedules/closure?office=${office}&for=desk:${office}-d5`);
	await page.locator("#from").fill(day);
	await page.locator("#to").fill(day);
	await page.locator("#opens").fill("10");
	await page.locator("#closes").fill("11:30");
	await page.getByRole("button", { name: t("staff.schedules.preview") }).click();
	await expect(page.locator("#preview")).toBeVisible();
	await expect(page.locator("main")).toContainText("10:00–11:30");
	await expect(page.locator("main")).toContainText(t("staff.schedules.reason-repairs"));
	await expect(page.locator("main")).toContainText(t("staff.schedules.told-none"));
}

async function takeBack(page: Page, locale: Locale): Promise<void> {
	const t = wordsOf(locale);
	const first = page.locator("main li", { hasText: "10:00–11:30" }).first();
	await first.getByRole("link", { name: t("staff.schedules.take-back") }).click();
	await expect(page.locator("h1")).toHaveText(t("staff.schedules.back-title"));
	await page.getByRole("button", { name: t("staff.schedules.take-back") }).click();
	await expect(page.getByRole("status")).toHaveText(t("staff.schedules.taken-back"));
	await expect(first).toContainText(t("staff.schedules.state-back"));
}

for (const [at, locale] of locales.entries())
	test(`a head closes a window for some hours, and takes it back, in ${locale}`, async ({
		browser,
	}) => {
		const t = wordsOf(locale);
		const page = await signIn(browser, "head", locale);
		await page.goto(`/${locale}/staff/schedules`);
		await expectAccessible(page);
		await page.goto(`/${locale}/staff/schedules/hours?office=${office}&for=desk:${office}-d1`);
		await expectAccessible(page);
		await page.goto(`/${locale}/staff/schedules/closure?office=${office}&for=desk:${office}-d5`);
		await page.locator("#from").fill("");
		await page.getByRole("button", { name: t("staff.schedules.preview") }).click();
		await expect(page.locator("#from-error")).toContainText(t("staff.schedules.day-needed"));
		await expectAccessible(page);
		await closeWindow(page, locale, farDay(at));
		await expectAccessible(page);
		await page.getByRole("button", { name: t("staff.schedules.save") }).click();
		await expect(page.getByRole("status")).toHaveText(t("staff.schedules.saved"));
		await expectAccessible(page);
		await takeBack(page, locale);
		await page.context().close();
	});

test("all of it goes without scripts, and going back to the fields loses nothing", async ({
	browser,
}) => {
	const t = wordsOf("ru");
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto("/ru/staff/sign-in");
	const password = demoAccounts.find(({ login }) => login === "front-desk")?.password ?? "";
	await typeSignIn(page, "ru", "front-desk", password);
	await closeWindow(page, "ru", farDay(10));
	await page.getByRole("button", { name: t("staff.schedules.edit") }).click();
	await expect(page.locator("#closes")).toHaveValue("11:30");
	await page.getByRole("button", { name: t("staff.schedules.preview") }).click();
	await page.getByRole("button", { name: t("staff.schedules.save") }).click();
	await expect(page.getByRole("status")).toHaveText(t("staff.schedules.saved"));
	await takeBack(page, "ru");
	await context.close();
});

test("who keeps no hours finds no page of them, and the probation service its own windows alone", async ({
	browser,
}) => {
	for (const login of ["inspector", "migration", "leadership"]) {
		const page = await signIn(browser, login, "ru");
		const answer = await page.goto("/ru/staff/schedules");
		expect(answer?.status(), login).toBe(403);
		await page.context().close();
	}
	const t = wordsOf("ru");
	const probation = await signIn(browser, "probation", "ru");
	await probation.goto("/ru/staff/schedules");
	await expect(probation.locator("tbody th")).toHaveCount(2);
	await expect(probation.locator("tbody")).toContainText(t("staff.schedules.desk-probation"));
	await probation.context().close();
	const head = await signIn(browser, "head", "ru");
	await head.goto("/ru/staff/schedules");
	await expect(head.locator("main")).not.toContainText(t("staff.schedules.desk-probation"));
	await head.context().close();
});
