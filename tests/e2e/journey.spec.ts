import ical from "node-ical";
import type { Locale } from "#lib/i18n.ts";
import { expect, test } from "./steps/audit.ts";
import {
	bookVisit,
	confirmBooking,
	fillDetails,
	findBeat,
	follow,
	freshPhone,
	giveDetails,
	openPhone,
	openVisit,
	plainReference,
	press,
	readSecrets,
	startBooking,
	takeEarliestSlot,
	takeSlotAhead,
	wordsOf,
} from "./steps/book.ts";

test.describe.configure({ mode: "parallel" });

// Each language at a beat of its own: the tests run side by side and shall not take each other's times.
const journeys = [
	{ locale: "kk", address: "Абай 76, Көкшетау", name: "Айгүл Серікқызы" },
	{ locale: "ru", address: "Ауэзова 50 Кокшетау", name: "Анна-Мария О'Коннор" },
	{ locale: "en", address: "Abay 142/1 Kokshetau", name: "Jean d'Ormesson" },
] as const satisfies { locale: Locale; address: string; name: string }[];

const eventOf = (text: string) => {
	const events = Object.values(ical.sync.parseICS(text)).filter((part) => part?.type === "VEVENT");
	expect(events).toHaveLength(1);
	const [event] = events;
	if (event?.type !== "VEVENT") throw new Error("no event");
	return event;
};

for (const { locale, address, name } of journeys) {
	test(`a resident books, moves, cancels and finds a visit again, without scripts, in ${locale}`, async ({
		browser,
		audit,
	}) => {
		test.setTimeout(180_000);
		const t = wordsOf(locale);
		const page = await openPhone(browser);
		const phone = freshPhone();
		await page.goto(`/${locale}`);
		await audit.resident(page, locale);
		await findBeat(page, locale, address);
		await audit.resident(page, locale);
		await startBooking(page, locale);
		await audit.resident(page, locale);
		await takeSlotAhead(page, locale);
		await audit.resident(page, locale);

		await test.step("wrong details come back with what was typed", async () => {
			await fillDetails(page, { name, phone: "12" });
			await page.locator("#adjustments").check();
			await press(page, t("details.check"));
			expect(await page.title()).toMatch(new RegExp(`^${t("site.error-prefix")}`));
			const summary = page.locator("main #error-summary");
			await expect(summary).toBeVisible();
			// First in main: before the heading, before every field.
			await expect(page.locator("main")).toHaveText(new RegExp(`^${t("errors.summary")}`));
			const link = summary.getByRole("link");
			await expect(link).toHaveAttribute("href", "#phone");
			await expect(page.locator("#phone")).toHaveAttribute("aria-invalid", "true");
			const described = await page.locator("#phone").getAttribute("aria-describedby");
			expect(described).toContain("phone-error");
			await expect(page.locator("#phone-error")).toContainText((await link.textContent()) ?? "?");
			await expect(page.locator("#phone")).toHaveValue("12");
			await expect(page.locator("#name")).toHaveValue(name);
			await expect(page.locator("#adjustments")).toBeChecked();
			await audit.resident(page, locale);
		});
		await giveDetails(page, locale, { name, phone });
		await expect(page.locator("main")).toContainText(name);
		await audit.resident(page, locale);

		await test.step("Change goes back to the answer and returns", async () => {
			await page
				.getByRole("link", { name: t("check.change-what", { what: t("details.name") }) })
				.click();
			await expect(page.locator("#name")).toHaveValue(name);
			await expect(page.locator("#adjustments")).toBeChecked();
			await giveDetails(page, locale, { name: `${name} Б`, phone });
			await expect(page.locator("main")).toContainText(`${name} Б`);
		});
		const booked = await confirmBooking(page, locale);
		await expect(page.locator("h1")).toHaveText(t("visit.booked"));
		await audit.resident(page, locale);

		await test.step("reload and bookmark show it again", async () => {
			const address = page.url();
			await page.reload();
			expect(await readSecrets(page)).toEqual(booked);
			const tab = await page.context().newPage();
			await tab.goto(address);
			expect(await readSecrets(tab)).toEqual(booked);
			await tab.close();
		});
		const calendar = async () => {
			const answer = await page.request.get(`${page.url().replace(/#.*/, "")}/calendar`);
			expect(answer.headers()["content-type"]).toContain("text/calendar");
			return eventOf(await answer.text());
		};
		const first = await calendar();
		expect(first.uid).toBeTruthy();
		expect(Number(first.end)).toBeGreaterThan(Number(first.start));

		await test.step("the visit is moved to another time", async () => {
			await follow(page, t("visit.move"));
			await audit.resident(page, locale);
			await takeSlotAhead(page, locale, 8);
			await expect(page).toHaveURL(/\/book\/check/);
			await audit.resident(page, locale);
			await press(page, t("check.move-confirm"));
			await expect(page).toHaveURL(/\/visits\//);
			expect(await readSecrets(page)).toEqual(booked);
			const moved = await calendar();
			expect(moved.uid).toBe(first.uid);
			expect(Number(moved.sequence)).toBeGreaterThan(Number(first.sequence));
			expect(moved.start.getTime()).not.toBe(first.start.getTime());
		});
		await test.step("and cancelled", async () => {
			await follow(page, t("visit.cancel"));
			await audit.resident(page, locale);
			await press(page, t("cancel.yes"));
			await expect(page.locator("h1")).toHaveText(t("cancel.done"));
			await audit.resident(page, locale);
			expect((await calendar()).status).toBe("CANCELLED");
		});
		await test.step("My visits lists it until it is hidden on this device", async () => {
			const reference = booked.reference.replace(/\s/g, " ");
			await page.goto(`/${locale}/visits`);
			await expect(page.locator("main")).toContainText(reference);
			await audit.resident(page, locale);
			await press(page, t("visit.forget"));
			await expect(page.locator("main")).not.toContainText(reference);
			await expect(page.locator("main")).toContainText(t("visits.none"));
			await page.goto(`/${locale}/visits/${plainReference(booked.reference)}`);
			await expect(page.locator("h1")).toHaveText(t("visit.other-device"));
			await audit.resident(page, locale);
		});
		for (const secret of [booked.pin, phone.replace(/\D/g, "").slice(-4)]) {
			const other = await openPhone(browser);
			await openVisit(other, locale, { reference: booked.reference.toLowerCase(), secret });
			await expect(other.locator("h1")).toHaveText(t("cancel.done"));
			await other.context().close();
		}
		await page.context().close();
	});
}

test("a visit at a window says nowhere what it is for but at that window", async ({
	browser,
	audit,
}) => {
	const page = await openPhone(browser);
	const place = { service: "window-visit", office: "1110-4" };
	await bookVisit(page, "ru", place, { name: "Ерлан", phone: freshPhone() });
	await audit.resident(page, "ru");
	const purpose = /пробац|probation|судим|осужд|учёт/i;
	expect(await page.content()).not.toMatch(purpose);
	expect(page.url()).not.toMatch(purpose);
	const text = await (await page.request.get(`${page.url().replace(/#.*/, "")}/calendar`)).text();
	const event = eventOf(text);
	expect(text).not.toMatch(purpose);
	expect(text).not.toContain("приглашени");
	expect(event.summary).toContain("Qadam");
	await page.context().close();
});

test("the hold says until when by the clock, and is extended once", async ({ browser }) => {
	const t = wordsOf("en");
	const page = await openPhone(browser);
	await page.goto("/en/book/temporary-residence/1110-4");
	await takeEarliestSlot(page, "en");
	const words = t("book.held-until", { time: "TIME" }).split("TIME")[0] ?? "";
	await expect(page.locator("main")).toHaveText(new RegExp(`${words}\\d\\d:\\d\\d`));
	await press(page, t("book.extend"));
	await expect(page).toHaveURL(/\/book\/details\?hold=/);
	await expect(page.getByRole("button", { name: t("book.extend") })).toHaveCount(0);
	await page.context().close();
});
