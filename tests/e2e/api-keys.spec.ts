import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { expect, expectAccessible, test } from "./steps/audit.ts";
import { wordsOf } from "./steps/book.ts";
import { signIn } from "./steps/staff.ts";

/** Asks with a key for something that does not exist: 404 tells that the key works. */
const statusWith = async (request: APIRequestContext, key: string): Promise<number> => {
	const answer = await request.get("/api/v1/appointments/0000000000", {
		headers: { authorization: `Bearer ${key}` },
	});
	return answer.status();
};

for (const locale of ["kk", "ru", "en"] as const)
	test(`an administrator makes a key, sees it once and revokes it in ${locale}`, async ({
		browser,
		playwright,
		baseURL,
	}) => {
		test.setTimeout(120_000);
		const t = wordsOf(locale);
		const name = `Kiosk ${randomUUID().slice(0, 8)}`;
		const page = await signIn(browser, "admin", locale);
		await page.goto(`/${locale}/staff/api-keys`);
		await expect(page.locator("html")).toHaveAttribute("lang", locale);
		const make = page.getByRole("button", { name: t("staff.api-keys.make") });
		await make.click();
		await expect(page.locator("#error-summary")).toBeFocused();
		expect(await page.title()).toContain(t("site.error-prefix"));
		await page.locator("#name").fill(name);
		await page.locator("#offices").fill("1110-4, nowhere");
		for (const box of await page.locator("input[name=scopes]").all()) await box.check();
		await make.click();
		await expect(page.locator("#offices-error")).toContainText(t("staff.api-keys.offices-unknown"));
		await expect(page.locator("#name")).toHaveValue(name);
		await page.locator("#offices").fill("1110-4");
		for (const box of await page.locator("input[name=scopes]").all()) await box.check();
		await make.click();
		const shown = page.locator("[data-key]");
		await expect(shown).toBeFocused();
		const key = (await shown.textContent()) ?? "";
		expect(key).toMatch(/^qadam_\w{8}_[\w-]{43}$/);
		await expectAccessible(page);
		await page.emulateMedia({ colorScheme: "dark" });
		await expectAccessible(page, "color-contrast");

		// A program has neither the page's cookies nor its origin.
		const program = await playwright.request.newContext({ baseURL });
		expect(await statusWith(program, key)).toBe(404);
		await page.reload();
		expect(await page.content()).not.toContain(key);
		const excess = await page.evaluate(
			() => document.documentElement.scrollWidth - window.innerWidth,
		);
		expect(excess).toBeLessThanOrEqual(0);
		const revoke = page.getByRole("button", { name: t("staff.api-keys.revoke-now", { name }) });
		await expect(revoke).toBeHidden();
		await page
			.locator("details", { has: page.locator("form", { hasText: name }) })
			.locator("summary")
			.click();
		await revoke.click();
		await expect(page.getByRole("status")).toContainText(name);
		expect(await statusWith(program, key)).toBe(401);
		await program.dispose();
		await page.context().close();
	});

test("nobody but an administrator comes near the keys", async ({ browser }) => {
	const page = await signIn(browser, "head", "ru");
	expect((await page.goto("/ru/staff/api-keys"))?.status()).toBe(403);
	await page.context().close();
});
