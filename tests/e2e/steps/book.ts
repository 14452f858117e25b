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

export async function takeEarliestSlot(page: Page, locale: Locale): Promise<void> {
	await press(page, wordsOf(locale)("book.take"));
	// Another test may be quicker: then one of the three nearest will do, as for anybody.
	if (!/\/book\/(details|check)/.test(page.url()))
		await press(page, wordsOf(locale)("book.continue"));
	await expect(page).toHaveURL(/\/book\/(details|check)\?hold=/);
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

/** From a service and an office to a confirmed visit: for tests that begin after it. */
export async function bookVisit(
	page: Page,
	locale: Locale,
	place: { service: string; office: string; beat?: string; day?: string },
	details: Details,
): Promise<Booked> {
	const query = new URLSearchParams(place.beat ? { beat: place.beat } : {});
	await page.goto(`/${locale}/book/${place.service}/${place.office}?${query}`);
	await takeEarliestSlot(page, locale);
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
