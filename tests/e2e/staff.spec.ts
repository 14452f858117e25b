import { expect, test } from "./steps/audit.ts";
import { bookVisit, freshPhone, openPhone, wordsOf } from "./steps/book.ts";
import { beatsOfInspector, bringToToday } from "./steps/portal.ts";
import { markVisit, rowOf, signIn, signInAnew, typeSignIn } from "./steps/staff.ts";

const office = "1110-4";
const letters = "абвгдежзиклмнопрстуфхцчшэюя";
/** A name that nobody else has, in letters only. */
const freshName = (given: string) =>
	`${given} ${[...String(Date.now() % 1e9)].map((digit) => letters[Number(digit) * 2]).join("")}`;

async function bookForToday(
	browser: Parameters<typeof signIn>[0],
	place: { service: string; beat?: string },
	name: string,
) {
	const page = await openPhone(browser);
	const booked = await bookVisit(page, "ru", { office, ...place }, { name, phone: freshPhone() });
	await page.context().close();
	await bringToToday(booked.reference.replace(/\W/g, ""));
	return booked;
}

test("the front desk sees who comes today at which desk, and marks that they came and were served", async ({
	browser,
}) => {
	const t = wordsOf("ru");
	const name = freshName("Дина");
	const { own } = await beatsOfInspector("inspector");
	const booked = await bookForToday(browser, { service: "inspector-reception", beat: own }, name);
	const page = await signIn(browser, "front-desk", "ru");
	await expect(page).toHaveURL(/\/ru\/staff\/day/);
	const row = rowOf(page, name);
	await expect(row).toContainText(booked.reference);
	await expect(row).toContainText(t("staff.day.state-booked"));
	await markVisit(page, name, t("staff.day.mark-arrived"));
	await expect(row).toContainText(t("staff.day.done-arrived"));
	await expect(row).toContainText(t("staff.day.state-arrived"));
	await markVisit(page, name, t("staff.day.mark-served"));
	await expect(row).toContainText(t("staff.day.done-served"));
	await page.reload();
	await expect(row).toContainText(t("staff.day.state-served"));
	await page.locator("#find").fill(booked.reference);
	await page.keyboard.press("Enter");
	await expect(page.locator("search [role=status]")).toContainText(name);
	await page.context().close();
});

test("who is invited to the window is seen at that window and by nobody else", async ({
	browser,
}) => {
	const name = freshName("Сергей");
	await bookForToday(browser, { service: "window-visit" }, name);
	for (const login of ["front-desk", "inspector", "migration", "head"]) {
		const page = await signIn(browser, login, "ru");
		await expect(page).toHaveURL(/\/staff\/day/);
		expect(await page.content(), login).not.toContain(name);
		await page.context().close();
	}
	const page = await signIn(browser, "probation", "kk");
	await expect(rowOf(page, name)).toHaveCount(1);
	await page.context().close();
});

test("an inspector sees the visits of the own beat only", async ({ browser }) => {
	const { own, other } = await beatsOfInspector("inspector");
	const names = [freshName("Алма"), freshName("Борис")] as const;
	await bookForToday(browser, { service: "inspector-reception", beat: own }, names[0]);
	await bookForToday(browser, { service: "inspector-reception", beat: other }, names[1]);
	const page = await signIn(browser, "inspector", "kk");
	await expect(rowOf(page, names[0])).toHaveCount(1);
	expect(await page.content()).not.toContain(names[1]);
	await page.context().close();
});

test("leadership sees counts and never a name", async ({ browser }) => {
	const name = freshName("Галина");
	await bookForToday(browser, { service: "residence-permit-fingerprints" }, name);
	const page = await signIn(browser, "leadership", "ru");
	await expect(page).toHaveURL(/\/staff\/offices/);
	expect(await page.content()).not.toContain(name);
	expect(await page.content()).not.toContain("Демо");
	const day = await page.goto("/ru/staff/day");
	expect(day?.status()).toBe(403);
	await expect(page.locator("h1")).toHaveText(wordsOf("ru")("error-page.403.title"));
	await page.context().close();
});

test("a wrong password is answered like a login that nobody has", async ({ page }) => {
	const said: string[] = [];
	for (const login of ["migration", `nobody-${Date.now()}`]) {
		await page.goto("/en/staff/sign-in");
		await typeSignIn(page, "en", login, "certainly wrong");
		const summary = page.locator("#error-summary");
		await expect(summary).toBeVisible();
		await expect(page.locator("#login")).toHaveValue(login);
		await expect(page.locator("#password")).toHaveValue("");
		said.push((await summary.textContent()) ?? "");
		expect(await page.title()).toMatch(/^Error:/);
	}
	expect(said[0]).toBe(said[1]);
});

test("signing out ends the session itself, not only its cookie", async ({ browser }) => {
	const page = await signInAnew(browser, "head", "ru");
	const cookies = await page.context().cookies();
	await page.getByRole("button", { name: wordsOf("ru")("staff.sign-out") }).click();
	await expect(page).toHaveURL(/sign-in/);
	await page.context().addCookies(cookies);
	await page.goto("/ru/staff/day");
	await expect(page).toHaveURL(/\/ru\/staff\/sign-in\?next=/);
	await page.context().close();
});

test("a signed-out officer is led to the sign-in and back to the page asked for", async ({
	page,
}) => {
	await page.goto("/ru/staff/borders");
	await expect(page).toHaveURL(/\/ru\/staff\/sign-in\?next=/);
	await typeSignIn(page, "ru", "head", "steppe-wind-demo");
	await expect(page).toHaveURL(/\/ru\/staff\/borders$/);
});

test("the day is worked with the keyboard: arrows, t, /", async ({ browser }) => {
	const page = await signIn(browser, "front-desk", "kk");
	// A day that surely has visits: the seed fills the working days before and after today.
	for (let tries = 0; (await page.locator("[data-visit]").count()) < 2 && tries < 10; tries++)
		await page.goto((await page.locator("a[rel=next]").getAttribute("href")) ?? "");
	await expect(page.locator("#keys")).toBeVisible();
	const visits = page.locator("[data-visit]");
	await page.keyboard.press("ArrowDown");
	await expect(visits.nth(0).locator("th")).toBeFocused();
	await page.keyboard.press("ArrowDown");
	await expect(visits.nth(1).locator("th")).toBeFocused();
	await page.keyboard.press("ArrowUp");
	await expect(visits.nth(0).locator("th")).toBeFocused();
	await page.keyboard.press("/");
	await expect(page.locator("#find")).toBeFocused();
	await page.keyboard.type("t/t");
	await expect(page.locator("#find")).toHaveValue("t/t");
	await page.locator("h1").click();
	await page.locator("#find").blur();
	const later = Temporal.Now.plainDateISO("Asia/Almaty").add({ days: 30 }).toString();
	await page.goto(`/kk/staff/day?date=${later}`);
	await expect(page.locator("#keys")).toBeVisible();
	await page.keyboard.press("t");
	await expect(page).not.toHaveURL(new RegExp(later));
	await expect(page.locator("a[aria-current=date]")).toBeVisible();
	await page.context().close();
});
