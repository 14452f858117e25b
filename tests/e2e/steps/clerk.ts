import { type Browser, expect, type Page } from "@playwright/test";
import type { Locale, Translator } from "#lib/i18n.ts";
import { wordsOf } from "./book.ts";
import { Keyboard } from "./keyboard.ts";
import { signIn } from "./staff.ts";

/** A clerk at their window with nothing but the keyboard: the class has no way to click. */
export class Clerk {
	readonly page: Page;
	readonly keyboard: Keyboard;
	readonly #t: Translator;

	private constructor(page: Page, t: Translator) {
		this.page = page;
		this.keyboard = new Keyboard(page);
		this.#t = t;
	}

	static async open(browser: Browser, login: string, desk: string, locale: Locale): Promise<Clerk> {
		const page = await signIn(browser, login, locale, `/staff/queue?desk=${desk}`);
		const clerk = new Clerk(page, wordsOf(locale));
		// The list of keys opens by a key: from then on the page listens.
		const list = page.locator("details[data-key='?']");
		await expect(async () => {
			await clerk.key("?");
			await expect(list).toHaveAttribute("open", "", { timeout: 500 });
		}).toPass();
		return clerk;
	}

	key = (name: string): Promise<void> => this.keyboard.press(name);

	get #window() {
		return this.page.locator("section[aria-labelledby=now]");
	}

	/** What is said after a key. */
	async says(key: Parameters<Translator>[0], ticket: string): Promise<void> {
		const said = this.page.getByRole("status").filter({ hasText: this.#t(key, { ticket }).trim() });
		await expect(said.first()).toBeVisible();
	}

	/** One key, and what is said of it. */
	async does(key: string, said: Parameters<Translator>[0], ticket: string): Promise<void> {
		await this.key(key);
		await this.says(said, ticket);
	}

	/** The ticket of whoever is at the window. */
	async current(): Promise<string> {
		const ticket = this.#window.locator("p").first();
		await expect(ticket).toHaveText(/^[A-Z]\d{3}$/);
		return (await ticket.textContent()) ?? "";
	}

	async isFree(): Promise<void> {
		await expect(this.#window).toContainText(this.#t("staff.queue.nobody"));
	}

	rowOf = (ticket: string) => this.page.locator(`tr[data-ticket="${ticket}"]`);

	/** The list stands still until it is asked for what has changed. */
	async seesWaiting(ticket: string): Promise<void> {
		await expect(async () => {
			if ((await this.rowOf(ticket).count()) === 0) await this.key("v");
			await expect(this.rowOf(ticket)).toBeVisible({ timeout: 1000 });
		}).toPass();
	}

	/** A ticket for whoever stands at the counter without a booking, or with its number. Answers the ticket. */
	async givesTicket(key: "w" | "i", reference = ""): Promise<string> {
		const said = this.page.getByRole("status").filter({ has: this.page.locator("a") });
		const before = (await said.allTextContents()).join();
		await this.key(key);
		if (key === "i") {
			await expect(this.page.locator("#reference")).toBeFocused();
			await this.keyboard.type(reference);
			await this.key("Enter");
		} else {
			await expect(this.page.locator("#kind")).toBeFocused();
			await this.key("Tab");
			await this.key("Tab");
			await this.key("Enter");
		}
		await expect.poll(async () => (await said.allTextContents()).join()).not.toBe(before);
		const ticket = (await said.textContent())?.match(/[A-Z]\d{3}/)?.[0];
		expect(ticket).toBeDefined();
		// Out of the field: in it, letters are letters.
		await this.key("Escape");
		return ticket ?? "";
	}
}
