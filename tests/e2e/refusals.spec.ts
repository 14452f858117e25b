import type { Page } from "@playwright/test";
import { expect, test } from "./steps/audit.ts";
import {
	bookVisit,
	confirmBooking,
	freshPhone,
	giveDetails,
	openDayAhead,
	openPhone,
	openVisit,
	plainReference,
	press,
	takeEarliestSlot,
	takeSlotAhead,
	wordsOf,
} from "./steps/book.ts";
import { fieldsOf, send, withField } from "./steps/forms.ts";
import { countVisits } from "./steps/portal.ts";

const t = wordsOf("ru");
const detailsForm = "main form:has(#name)";
const confirmForm = "main form:not(:has(input[name=from]))";
const slotsOf = (beat: string) => `/ru/book/inspector-reception/1110-4?beat=${beat}`;
const person = () => ({ name: "Ерлан Тест", phone: freshPhone() });
const holdOf = (page: Page) => new URL(page.url()).searchParams.get("hold") ?? "";

test("nobody opens another person's visit by its address, nor its calendar", async ({
	browser,
}) => {
	const owner = await openPhone(browser);
	const place = { service: "temporary-residence", office: "1110-4" };
	const booked = await bookVisit(owner, "ru", place, person());
	const address = owner.url();
	const stranger = await openPhone(browser);
	// With a cookie of their own, and without one.
	for (const path of ["", "/move", "/cancel"]) {
		await stranger.goto(`${address}${path}`);
		await expect(stranger.locator("h1")).toHaveText(t("visit.other-device"));
		expect(await stranger.content()).not.toContain(booked.pin);
		expect(await stranger.content()).not.toContain("Ерлан Тест");
	}
	expect((await stranger.request.get(`${address}/calendar`)).status()).toBe(404);
	await stranger.goto("/ru/book/residence-permit-fingerprints/1110-4");
	await takeEarliestSlot(stranger, "ru");
	await stranger.goto(address);
	await expect(stranger.locator("h1")).toHaveText(t("visit.other-device"));
	// One that does not exist is answered alike.
	await stranger.goto("/ru/visits/AAAAAAAAAA");
	await expect(stranger.locator("h1")).toHaveText(t("visit.other-device"));
	await owner.context().close();
	await stranger.context().close();
});

test("nobody cancels, fills in or confirms what another person holds", async ({ browser }) => {
	const owner = await openPhone(browser);
	await owner.goto(slotsOf("1110-20"));
	await takeEarliestSlot(owner, "ru");
	const hold = holdOf(owner);
	const stranger = await openPhone(browser);
	await stranger.goto("/ru/book/temporary-residence/1110-4");
	await takeEarliestSlot(stranger, "ru");
	await stranger.locator("#name").fill("Чужой");
	await stranger.locator("#phone").fill(freshPhone());
	const details = await fieldsOf(stranger, detailsForm);
	expect((await send(stranger, withField(details, "hold", hold))).status()).toBe(303);
	await giveDetails(stranger, "ru", person());
	const confirm = await fieldsOf(stranger, confirmForm);
	const answer = await send(stranger, withField(confirm, "hold", hold));
	expect(answer.status()).toBeLessThan(500);
	expect(answer.headers().location ?? "").not.toContain("/visits/");
	await stranger.goto(`/ru/book/check?hold=${hold}`);
	await expect(stranger.locator("h1")).toHaveText(t("book.no-hold-title"));
	// The owner's is untouched.
	await owner.reload();
	await expect(owner.locator("#name")).toHaveValue("");
	await giveDetails(owner, "ru", person());
	await confirmBooking(owner, "ru");
	const theirs = owner.url().replace(/#.*/, "");
	// Cancelling needs the visit to be one's own, too.
	const mine = await openPhone(browser);
	await bookVisit(mine, "ru", { service: "temporary-residence", office: "1110-4" }, person());
	await mine.goto(`${mine.url().replace(/#.*/, "")}/cancel`);
	const cancel = await fieldsOf(mine, "main form");
	await send(mine, withField(cancel, "reference", theirs.split("/").at(-1) ?? ""));
	await owner.goto(theirs);
	await expect(owner.locator("h1")).toHaveText(t("visit.booked"));
	for (const page of [owner, stranger, mine]) await page.context().close();
});

test("of two who take the same time one gets it, and the other the three nearest with all answers kept", async ({
	browser,
	audit,
}) => {
	const [first, second] = [await openPhone(browser), await openPhone(browser)];
	const details = person();
	await second.goto(slotsOf("1110-21"));
	await takeSlotAhead(second, "ru");
	await giveDetails(second, "ru", details);
	// Back from "check" to another time; meanwhile the neighbour is quicker.
	await second
		.getByRole("link", { name: t("check.change-what", { what: t("check.time") }) })
		.click();
	await openDayAhead(second);
	await first.goto(slotsOf("1110-21"));
	await openDayAhead(first);
	const wanted = await first.locator("main input[type=radio][name=slot]").last().inputValue();
	for (const page of [first, second]) {
		await page.locator(`input[type=radio][value="${wanted}"]`).check();
		await page.locator("main form").last().getByRole("button").click();
	}
	await expect(first).toHaveURL(/\/book\/details/);
	await expect(second.locator("main")).toContainText(t("book.taken-title"));
	await expect(second.locator("main form").first().locator("input[type=radio]")).toHaveCount(3);
	expect(await second.title()).toMatch(/^Ошибка/);
	await audit.resident(second, "ru");
	await press(second, t("book.continue"));
	if (second.url().includes("/book/details")) {
		await expect(second.locator("#name")).toHaveValue(details.name);
		await press(second, t("details.check"));
	}
	await expect(second.locator("main")).toContainText(details.name);
	await confirmBooking(second, "ru");
	await first.context().close();
	await second.context().close();
});

test("sent twice or ten times at once, a booking is one, and each time the same is shown", async ({
	browser,
}) => {
	const page = await openPhone(browser);
	await page.goto(slotsOf("1110-22"));
	await takeEarliestSlot(page, "ru");
	await giveDetails(page, "ru", person());
	const fields = await fieldsOf(page, confirmForm);
	const answers = await Promise.all(Array.from({ length: 10 }, () => send(page, fields)));
	const places = new Set(answers.map((answer) => answer.headers().location));
	expect(answers.map((answer) => answer.status())).toEqual(Array(10).fill(303));
	expect(places.size).toBe(1);
	const [place = ""] = places;
	const reference = place.split("/").at(-1) ?? "";
	expect(await countVisits([reference])).toBe(1);
	await page.goto("/ru/visits");
	await expect(page.locator(`main a[href*="/visits/${reference}"]`)).toHaveCount(1);
	await expect(page.locator("main li a.cover")).toHaveCount(1);
	await page.context().close();
});

test("the back button loses nothing and books nothing twice", async ({ browser }) => {
	const page = await openPhone(browser);
	await page.goto(slotsOf("1110-23"));
	await takeEarliestSlot(page, "ru");
	await giveDetails(page, "ru", person());
	await page.goBack();
	await expect(page.locator("#name")).toHaveValue("Ерлан Тест");
	await press(page, t("details.check"));
	const booked = await confirmBooking(page, "ru");
	await page.goBack();
	const again = page.getByRole("button", { name: t("check.confirm") });
	if (await again.count()) await again.click();
	await expect(page).toHaveURL(new RegExp(`/visits/${plainReference(booked.reference)}`));
	await page.goto("/ru/visits");
	await expect(page.locator("main li a.cover")).toHaveCount(1);
	await page.context().close();
});

test("guessing a PIN is slowed after ten times, in the same words whether the visit exists or not", async ({
	browser,
}) => {
	const owner = await openPhone(browser);
	const place = { service: "labour-permit-fingerprints", office: "1110-4" };
	const booked = await bookVisit(owner, "ru", place, person());
	const nobodys = Array.from({ length: 10 }, () => Math.floor(Math.random() * 10)).join("");
	const wrong = booked.pin === "000000" ? "000001" : "000000";
	for (const reference of [booked.reference, nobodys]) {
		const page = await openPhone(browser);
		await page.goto("/ru/visits/find");
		const empty = await fieldsOf(page, "main form");
		const attempt = async (secret: string) =>
			(
				await send(page, withField(withField(empty, "reference", reference), "secret", secret))
			).text();
		for (let count = 0; count < 10; count++)
			expect(await attempt(wrong)).toContain(t("visits.find-wrong"));
		const slowed = await attempt(booked.pin);
		expect(slowed).toContain(t("visits.find-slow"));
		expect(slowed).not.toContain("Ерлан");
		await page.context().close();
	}
	// Another browser is no way around: the code itself is counted.
	const other = await openPhone(browser);
	await openVisit(other, "ru", { reference: booked.reference, secret: booked.pin });
	await expect(other.getByRole("alert")).toHaveText(t("visits.find-slow"));
	await other.context().close();
	await owner.context().close();
});

test("a time in the past, of another desk or none at all is refused in words", async ({
	browser,
}) => {
	const page = await openPhone(browser);
	await page.goto(slotsOf("1110-18"));
	const fields = await fieldsOf(page, "main form");
	for (const slot of [
		"1110-4 - 2020-01-06 540",
		"1110-4 - 2031-01-06 540",
		"1110-4 nobodys-desk 2026-12-01 1020",
		"1110-4 - 2026-02-30 540",
		"1110-4 - 2026-12-01 1441",
		"9999-1 - 2026-12-01 540",
		"1110-4 - 2026-12-01 541",
		"' OR 1=1 --",
		"",
	]) {
		const answer = await send(page, withField(fields, "slot", slot));
		expect(answer.status(), slot).toBe(200);
		expect(await answer.text(), slot).toContain('role="alert"');
	}
	await page.context().close();
});

const evil = ["\0", `a\0b`, "ә".repeat(10_000), "%00", "\ud800", "<script>alert(1)</script>"];

test("no field of any form, however filled, brings forth an error of the server", async ({
	browser,
}) => {
	test.setTimeout(180_000);
	const page = await openPhone(browser);
	await page.goto("/ru/book/temporary-residence/1110-4");
	await takeEarliestSlot(page, "ru");
	const details = page.url();
	const forms = [
		[details, detailsForm],
		["/ru/book/temporary-residence/1110-4", "main form"],
		["/ru/visits/find", "main form"],
		["/ru/visits/AAAAAAAAAA", "main form"],
		["/ru/beats/1110-19/border", "main form"],
		["/ru/staff/sign-in", "main form"],
	] as const;
	for (const [path, selector] of forms) {
		await page.goto(path);
		const fields = await fieldsOf(page, selector);
		const names = fields.map(([name]) => name).filter((name) => !name.startsWith("$"));
		for (const name of names)
			for (const value of evil) {
				const answer = await send(page, withField(fields, name, value));
				expect.soft(answer.status(), `${path} ${name} ${value.slice(0, 9)}`).toBeLessThan(500);
				expect.soft(await answer.text()).not.toContain("<script>alert(1)");
			}
	}
	await page.context().close();
});
