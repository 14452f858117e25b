import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { demoAccounts } from "#db/seed/accounts.ts";
import { worseOffice } from "#db/seed/history/effects.ts";
import { expect, expectAccessible, test } from "./steps/audit.ts";
import { wordsOf } from "./steps/book.ts";
import { Keyboard } from "./steps/keyboard.ts";
import { signIn } from "./steps/staff.ts";

const address = "/staff/statistics";
const main = (page: Page) => page.locator("main");

const ofWorseOffice = `main li a[href*="/statistics/offices/${worseOffice.officeId}?"]`;

test.beforeAll(
	"the demo’s two years are there, which are made beside the running portal",
	async ({ browser }) => {
		test.setTimeout(400_000);
		const page = await signIn(browser, "leadership", "ru", address);
		await expect(async () => {
			await page.reload();
			await expect(page.locator(ofWorseOffice).first()).toBeVisible({ timeout: 1000 });
		}).toPass({ timeout: 360_000, intervals: [5000] });
		await page.context().close();
	},
);

test("leadership answers by keyboard where waiting got worse and whether it is real, and prints it", async ({
	browser,
}) => {
	test.setTimeout(120_000);
	const t = wordsOf("ru");
	const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
	const page = await context.newPage();
	const keyboard = new Keyboard(page);

	// From the sign-in page into statistics.
	await page.goto("/ru/staff/sign-in");
	await keyboard.skip();
	await keyboard.tabTo(page.locator("#login"));
	await keyboard.type("leadership");
	await keyboard.tabTo(page.locator("#password"));
	await keyboard.type(demoAccounts[0]?.password ?? "");
	await keyboard.press("Enter");
	await expect(page).not.toHaveURL(/sign-in/);
	await keyboard.tabTo(
		page.locator("header").getByRole("link", { name: t("staff.nav.statistics") }),
	);
	await keyboard.press("Enter");
	await expect(page.locator("h1")).toHaveText(t("statistics.overview.title"));

	// Where: the office is named by a signal, and what changed, and since when.
	const signal = main(page)
		.locator("li")
		.filter({ has: page.locator(`a[href*="/statistics/offices/${worseOffice.officeId}?"]`) })
		.filter({ hasText: t("measure.wait-long.name") })
		.first();
	await expect(signal).toContainText(t("statistics.verdict-short.worse"));
	await keyboard.tabTo(signal.locator(`a[href*="/statistics/offices/"]`).first());
	await keyboard.press("Enter");
	await page.waitForURL(new RegExp(`/offices/${worseOffice.officeId}`));

	// Is it real: a stated rule says so on the chart of the office's months.
	const chart = page
		.locator("figure")
		.filter({ hasText: t("measure.wait-long.name") })
		.first();
	await expect(chart.locator("h3")).not.toHaveText(
		t("statistics.control.none", { measure: t("measure.wait-long.name") }),
	);
	await expect(chart).toContainText(/n\s=\s\d/);
	await keyboard.tabTo(chart.locator("summary"));
	await keyboard.press("Enter");
	await expect(chart.getByRole("table")).toBeVisible();

	// What is being done about it: the signal itself.
	await keyboard.tabTo(page.locator(`a[href*="/statistics/signals"]`).last());
	await keyboard.press("Enter");
	await page.waitForURL(/\/statistics\/signals/);
	await expect(main(page)).toContainText(t("measure.wait-long.name"));

	// And on paper, for the meeting.
	await keyboard.skip();
	await keyboard.tabTo(
		main(page)
			.getByRole("link", { name: t("statistics.section.report") })
			.first(),
	);
	await keyboard.press("Enter");
	await page.waitForURL(/\/statistics\/report/);
	const paper = main(page).locator('a[href*="report.pdf"]').first();
	await keyboard.tabTo(paper);
	const answer = await page.request.get((await paper.getAttribute("href")) ?? "");
	expect(answer.headers()["content-type"]).toContain("application/pdf");
	expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
	await context.close();
});

const pages = [
	"",
	"/waiting",
	"/feedback",
	"/compare",
	`/offices/${worseOffice.officeId}`,
	"/services/inspector-reception",
];

for (const locale of ["kk", "ru", "en"] as const)
	test(`pages of statistics are accessible, also in the dark, and fit a phone in ${locale}`, async ({
		browser,
	}) => {
		test.setTimeout(180_000);
		const page = await signIn(browser, "leadership", locale);
		for (const path of pages) {
			await page.goto(`/${locale}${address}${path}`);
			await expectAccessible(page);
			await page.emulateMedia({ colorScheme: "dark" });
			await expectAccessible(page, "color-contrast");
			await page.emulateMedia({ colorScheme: "light" });
			await page.setViewportSize({ width: 320, height: 700 });
			const excess = await page.evaluate(
				() => document.documentElement.scrollWidth - window.innerWidth,
			);
			expect.soft(excess, path).toBeLessThanOrEqual(0);
			await page.setViewportSize({ width: 1366, height: 768 });
		}
		await page.context().close();
	});

test("a filter that cannot be asked is put right and said, and no chart is broken", async ({
	browser,
}) => {
	const t = wordsOf("ru");
	const page = await signIn(browser, "leadership", "ru");
	const wrong = [
		["from=2026-13", "wrong-month"],
		["from=2000-01&to=2024-12", "too-long"],
		["from=2026-03&to=2026-01", "reversed"],
		["to=9999-12", "not-over"],
		["unit=%27%20OR%201=1", "unknown-unit"],
		["office=9999-9", "unknown-office"],
		["service=%3Cscript%3E", "unknown-service"],
		["kind=probation", "unknown-kind"],
		["unit=1110&office=1116-1", "office-elsewhere"],
	] as const;
	for (const [query, problem] of wrong)
		for (const path of ["", "/feedback", "/waiting"]) {
			// The page of what people say has no choice of desks: it passes over the field.
			if (path === "/feedback" && problem === "unknown-kind") continue;
			const answer = await page.goto(`/ru${address}${path}?${query}`);
			expect.soft(answer?.status(), `${path}?${query}`).toBe(200);
			await expect
				.soft(main(page).getByRole("status").first())
				.toContainText(t(`statistics.problem.${problem}`));
			expect
				.soft(
					await page
						.locator("svg")
						.evaluateAll(
							(all) => all.filter((one) => /NaN|Infinity|undefined/.test(one.outerHTML)).length,
						),
				)
				.toBe(0);
		}
	await page.goto(`/ru${address}/waiting?from=2001-01&to=2001-03`);
	await expect(main(page)).toContainText(t("statistics.hidden.none"));
	await page.context().close();
});

test("a filter works without scripts and stands in the address", async ({ browser }) => {
	const page = await signIn(browser, "leadership", "kk");
	const state = await page.context().storageState();
	const context = await browser.newContext({ storageState: state, javaScriptEnabled: false });
	const plain = await context.newPage();
	await plain.goto(`/kk${address}/waiting`);
	await plain.locator("#unit").selectOption("1110");
	await plain.locator("#against").selectOption("year");
	await plain.locator("main form button").first().click();
	await expect(plain).toHaveURL(/unit=1110.*against=year/);
	await expect(plain.locator("#unit")).toHaveValue("1110");
	await context.close();
	await page.context().close();
});

test("figures are the same on the page, in CSV and in JSON", async ({ browser }) => {
	const page = await signIn(browser, "leadership", "en");
	await page.goto(`/en${address}/waiting`);
	const figure = page.locator("figure").first();
	await figure.locator("summary").click();
	const rows = await figure
		.locator("tbody tr")
		.evaluateAll((all) =>
			all.map((row) => [...row.children].map((cell) => cell.textContent ?? "")),
		);
	const link = async (format: string) =>
		(await figure.locator(`a[href*="format=${format}"]`).getAttribute("href")) ?? "";
	const csv = await (await page.request.get(await link("csv"))).text();
	const [head = [], ...lines] = parse(csv, { bom: true, delimiter: ";" }) as string[][];
	const json = await (await page.request.get(await link("json"))).json();
	const heads = await figure.locator("thead th").allInnerTexts();
	const name = wordsOf("en")("measure.wait-long.name");
	const [onPage, inFile] = [heads.indexOf(name), head.indexOf(name)];
	expect(Math.min(onPage, inFile)).toBeGreaterThan(0);
	expect(lines.length).toBe(rows.length);
	expect(json.rows.length).toBe(rows.length);
	let compared = 0;
	for (const [at, row] of rows.entries()) {
		expect(lines[at]?.[0]).toBe(row[0]);
		expect(json.rows[at].name).toBe(row[0]);
		const cell = json.rows[at].figures["wait-long"];
		const shown = /^([\d.]+)/.exec(row[onPage] ?? "")?.[1];
		if (cell.kind === "hidden") {
			expect(shown).toBeUndefined();
			continue;
		}
		compared += 1;
		const digits = shown?.includes(".") ? 1 : 0;
		expect((cell.value * 100).toFixed(digits)).toBe(shown);
		expect(row[onPage]?.replaceAll("\u00A0", " ")).toContain(`n = ${cell.n.toLocaleString("en")}`);
		expect(Number(lines[at]?.[inFile]).toFixed(digits)).toBe(shown);
	}
	expect(compared).toBeGreaterThan(10);
	await page.context().close();
});

test("a probation officer sees figures of the own service alone, and nobody else sees any of them", async ({
	browser,
}) => {
	const probation = await signIn(browser, "probation", "ru");
	await probation.goto(`/ru${address}`);
	expect(await main(probation).locator("#kind option").allTextContents()).toHaveLength(2);
	expect((await probation.goto(`/ru${address}/services/inspector-reception`))?.status()).toBe(404);
	await probation.context().close();
	for (const login of ["leadership", "head"]) {
		const page = await signIn(browser, login, "ru");
		for (const path of pages) {
			await page.goto(`/ru${address}${path}?kind=probation&service=window-visit`);
			expect.soft(await main(page).textContent(), `${login} ${path}`).not.toMatch(/пробац/i);
		}
		expect((await page.goto(`/ru${address}/services/window-visit`))?.status()).toBe(404);
		await page.context().close();
	}
});
