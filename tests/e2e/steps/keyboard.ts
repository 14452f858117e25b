import { expect, type Page } from "@playwright/test";
import type { Locale } from "#lib/i18n.ts";
import { type Details, wordsOf } from "./book.ts";

/** Somebody without a mouse. Letters typed are counted apart from the keys that move and choose. */
export class Keyboard {
	presses = 0;
	letters = 0;
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	async press(key: string): Promise<void> {
		this.presses += 1;
		await this.#page.keyboard.press(key);
	}

	async type(text: string): Promise<void> {
		this.letters += text.length;
		await this.#page.keyboard.type(text);
	}

	/** Into the content: over the skip link, unless the page has put the focus there itself. */
	async skip(): Promise<void> {
		await this.press("Tab");
		const isInside = await this.#page.evaluate(() => !!document.activeElement?.closest("main"));
		if (isInside) return;
		await expect(this.#page.locator("a[href='#main']")).toBeFocused();
		await this.press("Enter");
	}

	async tabTo(wanted: ReturnType<Page["locator"]>): Promise<void> {
		for (let tabs = 0; tabs < 60; tabs++) {
			if (await wanted.evaluate((element) => element === document.activeElement)) return;
			await this.press("Tab");
		}
		throw new Error(`No tab stop: ${wanted}`);
	}
}

/** From the home page to the confirmed visit, at the earliest time, with nothing but the keyboard. */
export async function bookByKeyboard(
	page: Page,
	locale: Locale,
	address: string,
	details: Details,
): Promise<Keyboard> {
	const t = wordsOf(locale);
	const main = page.locator("main");
	const keyboard = new Keyboard(page);
	await page.goto(`/${locale}`);
	await keyboard.skip();
	await keyboard.tabTo(page.locator("#q"));
	await keyboard.type(address);
	await keyboard.press("Enter");
	await page.waitForURL(/\/beats\//);
	await keyboard.skip();
	await keyboard.tabTo(main.getByRole("link", { name: t("beat.book") }).first());
	await keyboard.press("Enter");
	await page.waitForURL(/\/book\//);
	await keyboard.skip();
	await keyboard.tabTo(main.getByRole("button", { name: t("book.take") }).first());
	await keyboard.press("Enter");
	await page.waitForURL(/\/book\/details\?hold=/);
	await keyboard.skip();
	await keyboard.tabTo(page.locator("#name"));
	await keyboard.type(details.name);
	await keyboard.tabTo(page.locator("#phone"));
	await keyboard.type(details.phone);
	await keyboard.press("Enter");
	await page.waitForURL(/\/book\/check\?hold=/);
	await keyboard.skip();
	await keyboard.tabTo(main.getByRole("button", { name: t("check.confirm") }).first());
	await keyboard.press("Enter");
	await page.waitForURL(/\/visits\/[0-9A-Z]{10}/);
	return keyboard;
}
