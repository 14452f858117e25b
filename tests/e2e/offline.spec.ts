import { type Browser, expect, type Page, test } from "@playwright/test";
import {
	bookVisit,
	freshPhone,
	plainReference,
	press,
	takeEarliestSlot,
	wordsOf,
} from "./steps/book.ts";

const t = wordsOf("kk");
const place = { service: "temporary-residence", office: "1110-4" };
const beat = "/kk/beats/1110-1";

/** A phone whose browser runs scripts and keeps the worker. */
async function openKeepingPhone(browser: Browser): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 360, height: 800 },
		reducedMotion: "reduce",
		serviceWorkers: "allow",
	});
	const page = await context.newPage();
	await page.goto("/kk");
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller)
			await new Promise((resolve) => {
				navigator.serviceWorker.oncontrollerchange = resolve;
			});
	});
	return page;
}

/** Everything that this browser has saved, as paths and as one text. */
const saved = (page: Page) =>
	page.evaluate(async () => {
		const paths: string[] = [];
		let text = "";
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				paths.push(`${name.replace(/-\w+$/, "")} ${new URL(request.url).pathname}`);
				text += await (await cache.match(request))?.text();
			}
		}
		return { paths, text };
	});

const savedPaths = async (page: Page) => (await saved(page)).paths;

test("without a network: the inspector's card with its age, the numbers to call, what is saved, and one tap that deletes it", async ({
	browser,
}) => {
	const page = await openKeepingPhone(browser);
	await page.goto(`${beat}?address=1`);
	await press(page, t("mine.keep"));
	await expect(page).toHaveURL("/kk/my-inspector");
	const name = (await page.locator("main h2").first().textContent()) ?? "?";
	await expect.poll(() => savedPaths(page)).toContain("qadam /kk/my-inspector");
	await expect(page.locator("[data-saved-copy]")).toBeHidden();
	await page.context().setOffline(true);

	await page.goto("/kk/my-inspector");
	await expect(page.locator("main h2").first()).toHaveText(name);
	await expect(page.locator("[data-saved-copy]")).toBeVisible();
	await expect(page.locator("[data-saved-copy]")).toHaveText(/\d{1,2} \S+, \d\d:\d\d/);
	await expect(page.locator("main a[href^='tel:']").first()).toBeVisible();
	// With its style sheet: the strip at the top is dark.
	const strip = page.locator("header div").first();
	expect(await strip.evaluate((one) => getComputedStyle(one).backgroundColor)).not.toBe(
		"rgba(0, 0, 0, 0)",
	);

	await page.goto("/kk/find?q=Абай");
	await expect(page.locator("h1")).toHaveText(t("offline.title"));
	await expect(page.locator("main a[href='tel:102']")).toBeVisible();
	await expect(page.locator("main a[href='/kk/my-inspector']")).toBeVisible();
	await press(page, t("offline.wipe"));
	await expect(page.locator("main [role=status]")).toHaveText(t("offline.wiped"));
	await page.goto("/kk/my-inspector");
	await expect(page.locator("h1")).toHaveText(t("offline.title"));
	expect((await saved(page)).text).not.toContain(name);
	await page.context().close();
});

test("my visits can be read offline without their codes, and nothing of them is left once they are hidden", async ({
	browser,
}) => {
	const page = await openKeepingPhone(browser);
	const phone = freshPhone();
	const booked = await bookVisit(page, "kk", place, { name: "Сәуле Офлайнқызы", phone });
	const reference = plainReference(booked.reference);
	await page.goto("/kk/visits");
	await expect
		.poll(() => savedPaths(page))
		.toEqual(expect.arrayContaining([`qadam /kk/visits/${reference}`, "qadam /kk/visits"]));
	expect((await saved(page)).text).not.toContain(booked.pin);
	expect((await saved(page)).text).not.toContain("/book/");
	await page.context().setOffline(true);
	await page.goto("/kk/visits");
	await expect(page.locator("[data-saved-copy]")).toBeVisible();
	await page.locator(`main a[href='/kk/visits/${reference}']`).click();
	await expect(page.locator("main")).toContainText(booked.reference);
	await expect(page.locator("main")).toContainText(t("visit.where"));
	expect(await page.content()).not.toContain(booked.pin);
	await page.context().setOffline(false);

	await page.goto("/kk/visits");
	await press(page, t("visit.forget"));
	await expect(page.locator("main")).toContainText(t("visits.none"));
	await expect
		.poll(async () => (await savedPaths(page)).filter((path) => path.includes("/visits")))
		.toEqual([]);
	const left = (await saved(page)).text;
	for (const trace of [reference, booked.reference, "Офлайнқызы"])
		expect(left).not.toContain(trace);
	await page.context().setOffline(true);
	await page.goto(`/kk/visits/${reference}`);
	await expect(page.locator("h1")).toHaveText(t("offline.title"));
	await page.context().close();
});

test("a form is not sent without a network: it says so, keeps what was typed, and nothing goes out later", async ({
	browser,
}) => {
	const page = await openKeepingPhone(browser);
	await page.goto(`/kk/book/${place.service}/${place.office}`);
	await takeEarliestSlot(page, "kk");
	await page.locator("#name").fill("Марат Жіберілмеген");
	await page.locator("#phone").fill("8 701 555 11 22");
	const posts: string[] = [];
	page.context().on("request", (request) => {
		if (request.method() === "POST") posts.push(request.url());
	});
	await page.context().setOffline(true);
	await press(page, t("details.check"));
	await expect(page.locator("[data-said]:not(:empty)")).toHaveText(t("offline.not-sent"));
	await expect(page.locator("#name")).toHaveValue("Марат Жіберілмеген");
	await expect(page.locator("#phone")).toHaveValue("8 701 555 11 22");
	const address = page.url();
	await page.context().setOffline(false);
	await page.evaluate(() => navigator.serviceWorker.ready.then((one) => one.update()));
	expect(posts).toEqual([]);
	await expect(page).toHaveURL(address);
	expect((await saved(page)).text).not.toContain("Жіберілмеген");

	await press(page, t("details.check"));
	await expect(page).toHaveURL(/\/book\/check\?hold=/);
	await page.context().close();
});

test("two taps on a slow network make one visit, and the page says that it is sending", async ({
	browser,
}) => {
	const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
	const page = await context.newPage();
	await page.goto(`/kk/book/${place.service}/${place.office}`);
	await takeEarliestSlot(page, "kk");
	await page.locator("#name").fill("Дана Екіқызы");
	await page.locator("#phone").fill(freshPhone());
	await press(page, t("details.check"));
	await expect(page).toHaveURL(/\/book\/check\?hold=/);
	let posts = 0;
	await page.route("**/book/check?*", async (route) => {
		if (route.request().method() === "POST") {
			posts += 1;
			await new Promise((resolve) => setTimeout(resolve, 1500));
		}
		await route.continue();
	});
	// The second tap comes as soon as the page says that it is sending, and from within: while a page is on its way
	// to the next one, Playwright waits.
	await page.evaluate(() => {
		const watch = new MutationObserver(() => {
			const place = document.querySelector("[data-said]:not(:empty)");
			const button = place?.previousElementSibling;
			if (!place || !(button instanceof HTMLButtonElement)) return;
			watch.disconnect();
			sessionStorage.said = `${place.textContent} ${button.disabled}`;
			button.click();
		});
		watch.observe(document.body, { subtree: true, childList: true });
	});
	await press(page, t("check.confirm"));
	await expect(page).toHaveURL(/\/visits\/[0-9A-Z]{10}/);
	expect(posts).toBe(1);
	expect(await page.evaluate(() => sessionStorage.said)).toBe(`${t("site.sending")} false`);
	await page.goto("/kk/visits");
	await expect(page.locator("main a[href^='/kk/visits/']:not([href$=find])")).toHaveCount(1);
	await context.close();
});

test("the number of a visit and the link of a beat are copied on a tap, and that is said; a held time counts down in words", async ({
	browser,
}) => {
	const context = await browser.newContext({
		permissions: ["clipboard-read", "clipboard-write"],
	});
	const page = await context.newPage();
	const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
	await page.goto(`${beat}?address=1`);
	await press(page, t("site.share"));
	await expect(page.locator("[data-share] + [role=status]")).toHaveText(t("site.copied"));
	expect(new URL(await clipboard()).pathname + new URL(await clipboard()).search).toBe(beat);

	await page.clock.install();
	await page.goto(`/kk/book/${place.service}/${place.office}`);
	await takeEarliestSlot(page, "kk");
	const left = page.locator("[data-hold] span").first();
	const aloud = page.locator("[data-hold] [role=status]");
	await expect(left).toHaveText(t("book.minutes-left", { minutes: 9 }));
	await page.locator("#name").fill("Әлі");
	await page.clock.runFor(60_000);
	await expect(left).toHaveText(t("book.minutes-left", { minutes: 8 }));
	await expect(aloud).toHaveText("");
	await page.clock.runFor(7.5 * 60_000);
	await expect(aloud).toHaveText(t("book.minutes-left", { minutes: 2 }));
	await expect(left).toHaveText(t("book.minutes-left", { minutes: 1 }));
	await page.clock.runFor(3 * 60_000);
	await expect(aloud).toHaveText(t("book.hold-ended"));
	await expect(page.locator("#name")).toBeFocused();
	await context.close();

	const other = await (
		await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] })
	).newPage();
	const booked = await bookVisit(other, "kk", place, { name: "Асқар", phone: freshPhone() });
	await press(other, t("site.copy-number"));
	await expect(other.locator("[data-copy] + [role=status]")).toHaveText(t("site.number-copied"));
	expect(await other.evaluate(() => navigator.clipboard.readText())).toBe(
		plainReference(booked.reference),
	);
	await other.context().close();
});

test("my inspector is chosen and removed without scripts, and no other browser sees it", async ({
	browser,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto("/kk/my-inspector");
	await expect(page.locator("main")).toContainText(t("mine.none-lead"));
	await page.goto(beat);
	await press(page, t("mine.keep"));
	await expect(page).toHaveURL("/kk/my-inspector");
	await expect(page.locator(`main a[href='${beat}']`)).toBeVisible();
	const [cookie] = (await context.cookies()).filter((one) => one.name.endsWith("qadam_beat"));
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
	const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await stranger.goto("/kk/my-inspector");
	await expect(stranger.locator("main")).toContainText(t("mine.none-lead"));
	await stranger.context().close();
	await press(page, t("mine.forget"));
	await expect(page.locator("main")).toContainText(t("mine.none-lead"));
	expect((await context.cookies()).filter((one) => one.name.endsWith("qadam_beat"))).toEqual([]);
	await context.close();
});
