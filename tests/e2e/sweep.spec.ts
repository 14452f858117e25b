import type { Browser, Page } from "@playwright/test";
import { type Locale, locales } from "#lib/i18n.ts";
import {
	expect,
	expectNoSidewaysScroll,
	expectPlain,
	expectWords,
	test,
	violations,
} from "./steps/audit.ts";
import {
	bookVisit,
	freshPhone,
	openPhone,
	plainReference,
	takeEarliestSlot,
	wordsOf,
} from "./steps/book.ts";
import { listPlaces, type Place } from "./steps/routes.ts";
import { signIn } from "./steps/staff.ts";

/*
 * Every page × three languages × light, dark, low-vision × four widths. `npm run sweep` looks at all of it and takes
 * pictures; the daily tests look at each page in each language in light, and at the two other looks in one language
 * each, another one from page to page.
 */
test.describe.configure({ mode: "parallel" });

const isFull = process.env.QADAM_SWEEP === "full";
const shots = "test-results/screens";

const looks = ["light", "dark", "low-vision"] as const;
type Look = (typeof looks)[number];

const places = listPlaces(!isFull);
const isOfBooking = (place: Place) => place.path.includes("{");
/** So many places are one test: small enough for both workers to be busy until the end. */
const together = 7;

const chunksOf = (some: Place[]): Place[][] =>
	Array.from({ length: Math.ceil(some.length / together) }, (_, at) =>
		some.slice(at * together, (at + 1) * together),
	);

function isLookedAt(place: Place, locale: Locale, look: Look): boolean {
	if (isFull || look === "light") return true;
	const turn = places.indexOf(place) + locales.indexOf(locale);
	return turn % locales.length === looks.indexOf(look);
}

type Held = { visit: string; hold: string };

/** A visit booked and another time held, by a browser whose cookies the looking one is given. */
async function bookAndHold(browser: Browser, locale: Locale) {
	const page = await openPhone(browser);
	const details = { name: "Айгүл Серікқызы", phone: freshPhone() };
	const place = { service: "temporary-residence", office: "1110-4" };
	const { reference } = await bookVisit(page, locale, place, details);
	await page.goto(`/${locale}/book/residence-permit-fingerprints/1110-4`);
	await takeEarliestSlot(page, locale);
	const hold = new URL(page.url()).searchParams.get("hold") ?? "";
	await page.locator("#name").fill(details.name);
	await page.locator("#phone").fill(details.phone);
	await page.locator("main button[type=submit]").last().click();
	const state = await page.context().storageState();
	await page.context().close();
	return { state, held: { visit: plainReference(reference), hold } };
}

async function open(page: Page, place: Place, path: string, locale: Locale): Promise<string> {
	const answer = await page.goto(`/${locale}${path}`);
	expect.soft(answer?.status(), page.url()).toBe(200);
	const html = (await answer?.text()) ?? "";
	if (place.isApplication) return html;
	expectPlain(html, page.url());
	expect.soft(Buffer.byteLength(html), `weight of ${path}`).toBeLessThan(300_000);
	return html;
}

/** One address in one language. It is opened twice at most: the dark look is the same page in other colours. */
async function lookAt(page: Page, place: Place, path: string, locale: Locale) {
	const shotsOf = (look: Look) => (isFull ? `${shots}/${locale}-${look}/${place.name}` : undefined);
	const html = await open(page, place, path, locale);
	expectLinks(html, page.url(), locale, place);
	await expectWords(page, locale);
	expect.soft(await violations(page), page.url()).toEqual([]);
	await expectNoSidewaysScroll(page, shotsOf("light"));
	if (isLookedAt(place, locale, "dark")) {
		await page.emulateMedia({ colorScheme: "dark" });
		expect.soft(await violations(page, "color-contrast"), `dark: ${page.url()}`).toEqual([]);
		if (isFull) await expectNoSidewaysScroll(page, shotsOf("dark"));
		await page.emulateMedia({ colorScheme: "light" });
	}
	// This one changes sizes and what is where, too.
	if (isLookedAt(place, locale, "low-vision")) {
		const { origin } = new URL(page.url());
		await page.context().addCookies([{ name: "qadam_view", value: "200.light", url: origin }]);
		await open(page, place, path, locale);
		await expect.soft(page.locator("html")).toHaveAttribute("data-size", "200");
		expect.soft(await violations(page), `low-vision: ${page.url()}`).toEqual([]);
		await expectNoSidewaysScroll(page, shotsOf("low-vision"));
		await page.context().clearCookies({ name: "qadam_view" });
	}
}

function expectLinks(html: string, where: string, locale: Locale, { path, isListed }: Place) {
	// The demonstration asks not to be shown at all; tests/site tries a portal that may be.
	expect.soft(html, path).toMatch(/<meta name="robots" content="noindex/);
	expect.soft(html.includes('rel="canonical"'), path).toBe(isListed === true);
	if (!isListed) return;
	const { origin } = new URL(where);
	expect.soft(html).toContain(`<link rel="canonical" href="${origin}/${locale}${path}"/>`);
	const head = html.toLowerCase();
	for (const other of locales)
		expect
			.soft(head)
			.toContain(`<link rel="alternate" hreflang="${other}" href="${origin}/${other}${path}"/>`);
	expect
		.soft(head)
		.toContain(`<link rel="alternate" hreflang="x-default" href="${origin}/kk${path}"/>`);
}

async function lookAtAll(page: Page, some: readonly Place[], locale: Locale, held?: Held) {
	await page.setViewportSize({ width: 360, height: 800 });
	for (const place of some) {
		const path = place.path
			.replace("{visit}", held?.visit ?? "")
			.replace("{hold}", held?.hold ?? "");
		await lookAt(page, place, path, locale);
	}
	await page.context().close();
}

const patience = isFull ? 900_000 : 240_000;
const first = (some: readonly Place[]): string => some[0]?.path || "/";
const open360 = (browser: Browser) => openPhone(browser, { javaScript: true });

for (const locale of locales) {
	const ofResidents = places.filter((place) => !place.isApplication && !isOfBooking(place));
	for (const some of chunksOf(ofResidents))
		test(`the public pages from ${first(some)} on can be used by everybody, in every look and width, in ${locale}`, async ({
			browser,
		}) => {
			test.setTimeout(patience);
			await lookAtAll(await open360(browser), some, locale);
		});

	test(`the pages of a booking can be used by everybody, in every look and width, in ${locale}`, async ({
		browser,
	}) => {
		test.setTimeout(patience);
		const { state, held } = await bookAndHold(browser, locale);
		const context = await browser.newContext({ storageState: state, reducedMotion: "reduce" });
		await lookAtAll(await context.newPage(), places.filter(isOfBooking), locale, held);
	});

	const ofStaff = places.filter((place) => place.isApplication);
	for (const [login, some] of Map.groupBy(ofStaff, (place) => place.login))
		test(`the pages of ${login ?? "the way in"} can be used by everybody, in every look and width, in ${locale}`, async ({
			browser,
		}) => {
			test.setTimeout(patience);
			const page = login ? await signIn(browser, login, locale) : await open360(browser);
			await lookAtAll(page, some, locale);
		});

	test(`each listed page is told apart by its title alone in ${locale}`, async ({ request }) => {
		const titles: string[] = [];
		for (const { path, isListed } of places) {
			if (!isListed) continue;
			const html = await (await request.get(`/${locale}${path}`)).text();
			titles.push(/<title[^>]*>([^<]+)<\/title>/.exec(html)?.[1] ?? "");
		}
		expect(titles.length).toBeGreaterThan(10);
		expect(titles).not.toContain("");
		expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
	});
}

test("the first tab stop skips to the content, and every field and button has a visible focus", async ({
	browser,
}) => {
	for (const locale of ["kk", "ru", "en"] as const) {
		const page = await openPhone(browser);
		await page.goto(`/${locale}`);
		await page.keyboard.press("Tab");
		const skip = page.getByRole("link", { name: wordsOf(locale)("site.skip") });
		await expect(skip).toBeFocused();
		await expect(skip).toBeInViewport();
		await page.keyboard.press("Enter");
		await expect(page).toHaveURL(/#main$/);
		await page.keyboard.press("Tab");
		await expect(page.locator("main :focus")).toHaveCount(1);
		const outline = await page.locator("main :focus").evaluate((focused) => {
			const { outlineStyle, outlineWidth } = getComputedStyle(focused);
			return outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth);
		});
		expect(outline).toBeGreaterThanOrEqual(2);
		await page.context().close();
	}
});

test("a whole page of a resident asks for no more than six files and 60 kilobytes", async ({
	browser,
}) => {
	for (const path of ["/kk", "/kk/beats/1110-19", "/kk/book/temporary-residence/1110-4"]) {
		const page = await openPhone(browser, { javaScript: true });
		const session = await page.context().newCDPSession(page);
		await session.send("Network.enable");
		let [files, bytes] = [0, 0];
		session.on("Network.loadingFinished", ({ encodedDataLength }) => {
			// A picture that is written in the style sheet is "loaded" too, of no bytes.
			if (encodedDataLength > 0) files += 1;
			bytes += encodedDataLength;
		});
		await page.goto(path, { waitUntil: "networkidle" });
		expect.soft(files, path).toBeLessThanOrEqual(6);
		expect.soft(bytes, path).toBeLessThanOrEqual(60_000);
		await page.context().close();
	}
});
