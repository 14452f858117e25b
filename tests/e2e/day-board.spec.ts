import { expect, expectAccessible, test } from "./steps/audit.ts";
import { freshPhone, wordsOf } from "./steps/book.ts";
import { bringToToday } from "./steps/portal.ts";
import { rowOf, signIn } from "./steps/staff.ts";

const letters = "абвгдежзиклмнопрстуфхцчшэюя";
const freshName = (given: string) =>
	`${given} ${[...String(Date.now() % 1e9)].map((digit) => letters[Number(digit) * 2]).join("")}`;

test("a clerk works a short day with the keyboard alone: book, find, came, undo, served, cancel", async ({
	browser,
}) => {
	test.setTimeout(180_000);
	const t = wordsOf("ru");
	const page = await signIn(browser, "front-desk", "ru");
	const press = (key: string) => page.keyboard.press(key);
	const name = freshName("Мадина");
	const phone = freshPhone();

	// Four actions from the day to a booked visit: n, the name, the phone, Enter.
	let actions = 0;
	const act = async (work: () => Promise<void>) => {
		await work();
		actions += 1;
	};
	await page.goto("/ru/staff/day");
	await expect(page.locator("#keys")).toBeVisible();
	await act(() => press("n"));
	await expect(page.locator("#name")).toBeFocused();
	await act(() => page.keyboard.type(name));
	await act(async () => {
		await press("Tab");
		await page.keyboard.type(phone);
	});
	await act(() => press("Enter"));
	await expect(page).toHaveURL(/\/staff\/book\/done\?visit=/);
	expect(actions).toBeLessThanOrEqual(4);
	const reference = (
		(await page.locator("dd.font-mono, dl dd").first().textContent()) ?? ""
	).trim();
	expect(reference).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
	expect(page.url()).not.toContain(phone.slice(-7));
	await expectAccessible(page);
	await bringToToday(reference.replace(/\W/g, ""));

	// Found by the phone's last digits, which stand in no address.
	await page.goto("/ru/staff/day");
	await expect(page.locator("#keys")).toBeVisible();
	await press("/");
	await expect(page.locator("#find")).toBeFocused();
	await page.keyboard.type(phone.replace(/\D/g, "").slice(-4));
	await press("Enter");
	const found = page.getByRole("status").getByRole("link", { name: new RegExp(name) });
	await expect(found).toBeVisible();
	expect(page.url()).not.toMatch(/find=/);

	// To the row, to its first button, and back for ten seconds.
	await page.goto("/ru/staff/day");
	await expect(page.locator("#keys")).toBeVisible();
	const row = rowOf(page, name);
	const button = (mark: "arrived" | "served") =>
		row.getByRole("button", { name: new RegExp(`^${t(`staff.day.mark-${mark}`)}`) });
	const walkTo = async () => {
		for (let steps = 0; steps < 120; steps++) {
			if (await row.evaluate((one) => one.contains(document.activeElement))) return;
			await press("ArrowDown");
		}
	};
	const goRightTo = async (target: ReturnType<typeof button>) => {
		for (let steps = 0; steps < 8; steps++) {
			if (await target.evaluate((one) => one === document.activeElement)) return;
			await press("ArrowRight");
		}
	};
	await walkTo();
	await goRightTo(button("arrived"));
	await press("Enter");
	await expect(row).toContainText(t("staff.day.state-arrived"));
	await expect(page.locator("[data-undo] button").first()).toBeVisible();
	await press("z");
	await expect(row).toContainText(t("staff.day.state-booked"));

	// Cancelled: first the very message is shown, then a reason is asked for, and it can be taken back.
	await row.locator("summary").focus();
	await press("Enter");
	await expect(row.locator("blockquote[lang=ru]")).toContainText(/отмен/);
	await row.locator("input[name=reason]").focus();
	await page.keyboard.type("Нет света");
	await press("Enter");
	await expect(row).toContainText(t("staff.day.state-cancelled-by-office"));
	await expect(page.locator("[data-undo] button").first()).toBeVisible();
	await press("z");
	await expect(row).toContainText(t("staff.day.state-booked"));
	await goRightTo(button("served"));
	await button("served").focus();
	await press("Enter");
	await expect(row).toContainText(t("staff.day.state-served"));
	await press("?");
	await expect(page.locator("#keys")).toHaveAttribute("open", "");
	await page.context().close();
});

test("a change made at another window waits to be shown", async ({ browser }) => {
	const t = wordsOf("ru");
	const [one, other] = [
		await signIn(browser, "front-desk", "ru"),
		await signIn(browser, "head", "ru"),
	];
	const name = freshName("Арман");
	await one.goto("/ru/staff/book");
	await one.locator("#name").fill(name);
	await one.keyboard.press("Enter");
	await expect(one).toHaveURL(/done/);
	const reference = ((await one.locator("dl dd").first().textContent()) ?? "").trim();
	await bringToToday(reference.replace(/\W/g, ""));
	await one.goto("/ru/staff/day");
	await other.goto("/ru/staff/day");
	await rowOf(other, name)
		.getByRole("button", { name: new RegExp(`^${t("staff.day.mark-arrived")}`) })
		.click();
	await expect(rowOf(other, name)).toContainText(t("staff.day.state-arrived"));
	await one.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
	await expect(one.locator("[data-show-changes]")).toBeVisible();
	await expect(rowOf(one, name)).toContainText(t("staff.day.state-booked"));
	await one.keyboard.press("r");
	await expect(rowOf(one, name)).toContainText(t("staff.day.state-arrived"));
	await expect(one.locator("[data-show-changes]")).toHaveCount(0);
	for (const page of [one, other]) await page.context().close();
});

test("a series of visits is ordered by probation, and nobody else is let in or learns of it", async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const t = wordsOf("ru");
	const name = freshName("Павел");
	const page = await signIn(browser, "probation", "ru");
	await page.goto("/ru/staff/book/series");
	await page.getByRole("button", { name: t("staff.series.look") }).click();
	await expect(page.locator("#visits select").first()).toBeVisible();
	await expectAccessible(page);
	await page.locator("#name").fill(name);
	await page.getByRole("button", { name: t("staff.series.submit") }).click();
	await expect(page).toHaveURL(/\/series\/[0-9a-f-]{36}/);
	const series = new URL(page.url()).pathname;
	await expect(page.locator("main")).toContainText(name);
	await page.locator("#reason").fill("Срок окончен");
	await page.getByRole("button", { name: t("staff.series.cancel") }).click();
	await expect(page).toHaveURL(/cancelled=\d+/);
	await page.context().close();
	for (const login of ["front-desk", "head"]) {
		const stranger = await signIn(browser, login, "ru");
		expect((await stranger.goto(series))?.status(), login).toBe(404);
		expect((await stranger.goto("/ru/staff/book/series"))?.status(), login).toBe(403);
		await stranger.goto("/ru/staff/book");
		expect(await stranger.locator("#service").textContent()).not.toMatch(/проб/i);
		await stranger.context().close();
	}
});

test("a calendar address works without signing in, holds no names, and ends when it is revoked", async ({
	browser,
	request,
}) => {
	const t = wordsOf("ru");
	const page = await signIn(browser, "front-desk", "ru");
	await page.goto("/ru/staff/calendar-feed");
	await page.getByRole("button", { name: /адрес/ }).first().click();
	const address = await page.locator("#address").inputValue();
	const path = new URL(address).pathname + new URL(address).search;
	const answer = await request.get(path);
	expect(answer.headers()["content-type"]).toContain("text/calendar");
	const text = await answer.text();
	expect(text).toContain("BEGIN:VCALENDAR");
	expect(text).not.toMatch(/Демо|\+7000/);
	await page.getByRole("button", { name: t("staff.feed.revoke") }).click();
	await expect(page.getByRole("status")).toContainText(t("staff.feed.revoked"));
	expect((await request.get(path)).status()).toBe(404);
	await page.context().close();
});

test("a day of the week's table is reached with the arrows and opened with Enter", async ({
	browser,
}) => {
	const page = await signIn(browser, "front-desk", "kk", "/staff/week");
	await expect(async () => {
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("ArrowRight");
		await page.keyboard.press("Enter");
		await expect(page).toHaveURL(/\/staff\/day\?date=/, { timeout: 3000 });
	}).toPass();
	await page.context().close();
});

test("leadership and administrators book nobody and have no calendar of visits", async ({
	browser,
}) => {
	for (const login of ["leadership", "admin"]) {
		const page = await signIn(browser, login, "ru");
		for (const path of ["book", "week", "calendar-feed", "book/series"])
			expect((await page.goto(`/ru/staff/${path}`))?.status(), `${login} ${path}`).toBe(403);
		expect((await page.request.get("/ru/staff/day/changes?date=2026-11-24")).status()).toBe(404);
		await page.context().close();
	}
});
