import { type Browser, type BrowserContext, chromium, type Page } from "@playwright/test";
import { pool } from "#db/client.ts";
import { translator } from "#lib/i18n.ts";
import { bookByKeyboard } from "#tests/e2e/steps/keyboard.ts";
import { findChromium } from "#tools/chromium.mjs";
import { startPortal } from "../portal.ts";
import { quick, tell } from "../report.ts";

// An old phone on a poor network: how long each step of a booking takes until its form can be used. And how many
// keys it takes those who use nothing else.

const roundTripMs = 400;
const bytesPerSecond = 400_000 / 8;
const slowdown = 4;
const conditions = `slow 3G: ${roundTripMs} ms a request, 400 kbit/s, processor ${slowdown}× slower, nothing in the browser's cache before the first page`;
const runs = quick ? 1 : 3;

const t = translator("kk");
const address = "Абай 76, Көкшетау";

type Steps = [name: string, act: (page: Page) => Promise<unknown>, usable: string][];

const steps: Steps = [
	["home", (page) => page.goto("/kk", { waitUntil: "commit" }), "#q"],
	[
		"find-to-beat",
		async (page) => {
			await page.locator("#q").fill(address);
			await page.locator("main form button[type=submit]").first().click({ noWaitAfter: true });
		},
		`main a:has-text("${t("beat.book")}")`,
	],
	[
		"times",
		(page) =>
			page
				.locator(`main a:has-text("${t("beat.book")}")`)
				.first()
				.click({ noWaitAfter: true }),
		`main button:has-text("${t("book.take")}")`,
	],
	[
		"details",
		(page) =>
			page
				.locator(`main button:has-text("${t("book.take")}")`)
				.first()
				.click({ noWaitAfter: true }),
		"#phone",
	],
];

async function slowPage(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	const session = await context.newCDPSession(page);
	await session.send("Network.enable");
	await session.send("Network.emulateNetworkConditions", {
		offline: false,
		latency: roundTripMs,
		downloadThroughput: bytesPerSecond,
		uploadThroughput: bytesPerSecond,
	});
	await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
	return page;
}

/** First and largest contentful paint, from the beginning of the navigation. */
const paints = () => {
	const observer = new PerformanceObserver(() => {});
	observer.observe({ type: "largest-contentful-paint", buffered: true });
	const [first] = performance.getEntriesByName("first-contentful-paint");
	return { first: first?.startTime ?? 0, largest: observer.takeRecords().at(-1)?.startTime ?? 0 };
};

const median = (values: number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const options = (baseURL: string, javaScriptEnabled: boolean) => ({
	baseURL,
	javaScriptEnabled,
	viewport: { width: 360, height: 740 },
	serviceWorkers: "block" as const,
});

async function measureSteps(browser: Browser, origin: string, scripts: boolean): Promise<void> {
	const times = new Map<string, number[]>();
	const note = (name: string, value: number) =>
		times.set(name, [...(times.get(name) ?? []), value]);
	for (let run = 0; run < runs; run++) {
		const context = await browser.newContext(options(origin, scripts));
		const page = await slowPage(context);
		for (const [name, act, usable] of steps) {
			const begun = performance.now();
			await act(page);
			await page.locator(usable).first().waitFor();
			note(`${name}.usable`, performance.now() - begun);
			await page.waitForLoadState();
			// The largest paint is told a frame later.
			await page.waitForTimeout(300);
			const { first, largest } = await page.evaluate(paints);
			note(`${name}.first-paint`, first);
			note(`${name}.largest-paint`, largest);
		}
		await context.close();
	}
	const way = scripts ? "scripts" : "no-scripts";
	for (const [name, values] of times)
		if (median(values) > 0)
			tell(`phone.${way}.${name}`, median(values), "ms", `median of ${runs}; ${conditions}`);
	const whole = steps.reduce((sum, [name]) => sum + median(times.get(`${name}.usable`) ?? []), 0);
	tell(`phone.${way}.all-steps`, whole, "ms", `the sum of the four waits; ${conditions}`);
}

async function countKeys(browser: Browser, origin: string, scripts: boolean): Promise<void> {
	const context = await browser.newContext(options(origin, scripts));
	const details = { name: "Айгүл Серікқызы", phone: `8 702 555 10 ${scripts ? 10 : 20}` };
	const { presses, letters } = await bookByKeyboard(
		await context.newPage(),
		"kk",
		address,
		details,
	);
	await context.close();
	const against = `home to confirmed visit by keyboard alone, besides ${letters} letters typed`;
	tell(`keys.${scripts ? "scripts" : "no-scripts"}`, presses, "presses", against);
}

await pool.end();
const portal = await startPortal();
const browser = await chromium.launch({
	executablePath: findChromium() ?? undefined,
	args: ["--no-sandbox"],
});
for (const scripts of [true, false]) {
	await measureSteps(browser, portal.origin, scripts);
	await countKeys(browser, portal.origin, scripts);
}
await browser.close();
await portal.stop();
