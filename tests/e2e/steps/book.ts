import { type Browser, expect, type Page } from "@playwright/test";
import { type Locale, type Translator, translator } from "#lib/i18n.ts";

/** A resident with a phone of 360 px, without scripts, whom moving things make ill. */
export async function openPhone(
	browser: Browser,
	options: { javaScript?: boolean; width?: number } = {},
): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: options.width ?? 360, height: 800 },
		javaScriptEnabled: options.javaScript ?? false,
		reducedMotion: "reduce",
	});
	return context.newPage();
}

let people = 0;

/** A phone number nobody else in this run has, as people type it. */
export function freshPhone(): string {
	people += 1;
	const digits = String((Date.now() * 7 + people * 104_729 + process.pid * 31) % 10_000_000);
	const number = digits.padStart(7, "0");
	return `8 701 ${number.slice(0, 3)} ${number.slice(3, 5)} ${number.slice(5)}`;
}

export const wordsOf = (locale: Locale): Translator => translator(locale);

export const press = (page: Page, name: string | RegExp) =>
	page.locator("main").getByRole("button", { name }).first().click();

export const follow = (page: Page, name: string | RegExp) =>
	page.locator("main").getByRole("link", { name }).first().click();

/** From the home page to the page of the beat that an address lies in. */
export async function findBeat(page: Page, locale: Locale, address: string): Promise<void> {
	await page.goto(`/${locale}`);
	await page.locator("#q").fill(address);
	await press(page, wordsOf(locale)("search.submit"));
	await expect(page).toHaveURL(/\/beats\//);
}

export async function startBooking(page: Page, locale: Locale): Promise<void> {
	await follow(page, wordsOf(locale)("beat.book"));
	await expect(page).toHaveURL(/\/book\//);
}

/** Another test may be quicker: then one of the three nearest will do, as for anybody. */
async function expectHeld(page: Page, locale: Locale): Promise<void> {
	const t = wordsOf(locale);
	const isTaken = page.locator("main", { hasText: t("book.taken-title") });
	await expect(async () => {
		if (await isTaken.count()) await press(page, t("book.continue"));
		await expect(page).toHaveURL(/\/book\/(details|check)\?hold=/, { timeout: 3000 });
	}).toPass();
}

/** It may be too near to be moved or cancelled: that depends on the hour. Who wants to do so takes a time ahead. */
export async function takeEarliestSlot(page: Page, locale: Locale): Promise<void> {
	await press(page, wordsOf(locale)("book.take"));
	await expectHeld(page, locale);
}

/**
 * From the free times of one day to those of the first day that is at least so many days away: near enough to be
 * shown, and so far that no hour of the day, no weekend and no other test decides whether a visit can be changed.
 */
export async function openDayAhead(page: Page, days = 2): Promise<void> {
	const from = Temporal.Now.plainDateISO("Asia/Almaty").add({ days }).toString();
	const links = page.locator("main section li a[href*='day=']");
	await expect(links.first()).toBeVisible();
	const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
	const dayOf = (href: string | null) => href?.match(/day=([\d-]{10})/)?.[1] ?? "";
	const href = hrefs.find((one) => dayOf(one) >= from);
	expect(href, `a day with free times from ${from} on`).toBeTruthy();
	await page.goto(href ?? "");
}

export async function takeSlotAhead(page: Page, locale: Locale, days?: number): Promise<void> {
	await openDayAhead(page, days);
	await page.locator("main input[name=slot][type=radio]").first().check();
	await press(page, wordsOf(locale)("book.continue"));
	await expectHeld(page, locale);
}

export type Details = { name: string; phone: string };

export async function fillDetails(page: Page, details: Partial<Details>): Promise<void> {
	if (details.name !== undefined) await page.locator("#name").fill(details.name);
	if (details.phone !== undefined) await page.locator("#phone").fill(details.phone);
}

export async function giveDetails(page: Page, locale: Locale, details: Details): Promise<void> {
	await fillDetails(page, details);
	await press(page, wordsOf(locale)("details.check"));
	await expect(page).toHaveURL(/\/book\/check\?hold=/);
}

export type Booked = { reference: string; pin: string };

export async function confirmBooking(page: Page, locale: Locale): Promise<Booked> {
	await press(page, wordsOf(locale)("check.confirm"));
	await expect(page).toHaveURL(/\/visits\/[0-9A-Z]{10}(#\w+)?$/);
	return readSecrets(page);
}

/** The reference and the PIN as the confirmation shows them. */
export async function readSecrets(page: Page): Promise<Booked> {
	const [reference = "", pin = ""] = await page.locator("dl dd.font-mono").allTextContents();
	expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}.[0-9A-HJKMNP-TV-Z]{5}$/);
	expect(pin).toMatch(/^\d{6}$/);
	return { reference, pin };
}

/** From a service and an office to a confirmed visit that can still be changed: for tests that begin after it. */
export async function bookVisit(
	page: Page,
	locale: Locale,
	place: { service: string; office: string; beat?: string },
	details: Details,
	take = takeSlotAhead,
): Promise<Booked> {
	const query = new URLSearchParams(place.beat ? { beat: place.beat } : {});
	await page.goto(`/${locale}/book/${place.service}/${place.office}?${query}`);
	await take(page, locale);
	await giveDetails(page, locale, details);
	return confirmBooking(page, locale);
}

export async function openVisit(
	page: Page,
	locale: Locale,
	typed: { reference: string; secret: string },
): Promise<void> {
	await page.goto(`/${locale}/visits/find`);
	await page.locator("#reference").fill(typed.reference);
	await page.locator("#secret").fill(typed.secret);
	await press(page, wordsOf(locale)("visits.find-submit"));
}

export const plainReference = (reference: string): string => reference.replace(/[^0-9A-Z]/g, "");
