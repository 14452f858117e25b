import type { Locale } from "#lib/i18n.ts";
import { expect, test } from "./steps/audit.ts";
import { openPhone, wordsOf } from "./steps/book.ts";

/** Every public page, one of each kind; `listed`: to be found by search engines. */
const pages = [
	["home", "", "listed"],
	["find", `/find?q=${encodeURIComponent("Кокшетау")}`, ""],
	["locate", "/locate", "listed"],
	["beat", "/beats/1110-19", "listed"],
	["border", "/beats/1110-19/border", ""],
	["office", "/offices/1110-4", "listed"],
	["units", "/units", "listed"],
	["unit", "/units/1110", "listed"],
	["services", "/services", "listed"],
	["service", "/services/inspector-reception", "listed"],
	["service-online", "/services/residence-registration", "listed"],
	["book-beat", "/book/inspector-reception", ""],
	["book-office", "/book/temporary-residence", ""],
	["book-inspector", "/book/inspector-reception/1110-4", ""],
	["book-slot", "/book/inspector-reception/1110-4?beat=1110-17", ""],
	["book-no-hold", "/book/details", ""],
	["visits", "/visits", ""],
	["visits-find", "/visits/find", ""],
	["visit-other-device", "/visits/ABCDEFGH12", ""],
	["about", "/about", "listed"],
	["help", "/help", "listed"],
	["glossary", "/glossary", "listed"],
	["accessibility", "/accessibility", "listed"],
	["privacy", "/privacy", "listed"],
	["open-data", "/open-data", "listed"],
] as const;

/** Where the pictures for a contact sheet are put. */
const shots = "test-results/screens";

function expectLinks(
	html: string,
	where: URL,
	locale: Locale,
	path: string,
	listed: boolean,
): void {
	// The demonstration asks not to be shown at all; tests/site tries a portal that may be.
	expect.soft(html, path).toContain('<meta name="robots" content="noindex"/>');
	expect.soft(html.includes('rel="canonical"'), path).toBe(listed);
	if (!listed) return;
	const { origin } = where;
	expect.soft(html).toContain(`<link rel="canonical" href="${origin}/${locale}${path}"/>`);
	for (const other of ["kk", "ru", "en"])
		expect
			.soft(html.toLowerCase())
			.toContain(`<link rel="alternate" hreflang="${other}" href="${origin}/${other}${path}"/>`);
	expect
		.soft(html.toLowerCase())
		.toContain(`<link rel="alternate" hreflang="x-default" href="${origin}/kk${path}"/>`);
}

const half = Math.ceil(pages.length / 2);

for (const locale of ["kk", "ru", "en"] as const)
	for (const [part, some] of [pages.slice(0, half), pages.slice(half)].entries())
		test(`every public page, part ${part + 1}, is accessible in light and dark in ${locale}`, async ({
			request,
			audit,
		}) => {
			test.setTimeout(180_000);
			const titles = new Set<string>();
			for (const [name, path, listed] of some) {
				const answer = await request.get(`/${locale}${path}`);
				expect.soft(answer.status(), path).toBe(200);
				const html = await answer.text();
				expectLinks(html, new URL(answer.url()), locale, path, listed !== "");
				expect.soft(Buffer.byteLength(html), `weight of ${path}`).toBeLessThan(300_000);
				titles.add(/<title>([^<]*)/.exec(html)?.[1] ?? "");
				await audit.html(html, answer.url(), locale, { shots: `${shots}/${name}-${locale}` });
			}
			// Each page is told apart by its title alone.
			expect(titles.size).toBe(some.length);
		});

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
