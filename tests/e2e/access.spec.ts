import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./steps/audit.ts";
import { wordsOf } from "./steps/book.ts";
import { fieldsOf, send } from "./steps/forms.ts";
import { logins, signIn } from "./steps/staff.ts";

/** What each page answers to each role, and to nobody: 307 leads to the sign-in page (or, signed in, to one's work). */
const expected = {
	//              inspector front-desk probation migration head leadership admin signed-out
	"/staff": [307, 307, 307, 307, 307, 307, 307, 307],
	"/staff/sign-in": [307, 307, 307, 307, 307, 307, 307, 200],
	"/staff/day": [200, 200, 200, 200, 200, 403, 403, 307],
	"/staff/offices": [403, 403, 403, 403, 403, 200, 200, 307],
	"/staff/regulations": [403, 403, 403, 403, 403, 403, 200, 307],
	"/staff/calendar": [403, 403, 403, 403, 403, 403, 200, 307],
	"/staff/borders": [403, 403, 403, 403, 200, 403, 200, 307],
	"/staff/feedback": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/waiting": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/feedback": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/reach": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/signals": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/compare": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/offices/1110-4": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/services/inspector-reception": [403, 403, 404, 403, 200, 200, 403, 307],
	"/staff/statistics/report": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/report.pdf": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/export/waiting-by-office": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/export/reach": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/statistics/digest": [403, 403, 200, 403, 200, 200, 403, 307],
	"/staff/texts": [403, 403, 403, 403, 403, 403, 200, 307],
	"/staff/texts/csv": [403, 403, 403, 403, 403, 403, 200, 307],
	"/staff/none": [404, 404, 404, 404, 404, 404, 404, 404],
} as const;

/** What only those may read who get a 200: names and phones of the demo's visitors, rows, forms, numbers of law. */
const secrets = /Демо|\+7000|data-visit|name="validFrom"|name="estimated"|name="report"/;

const flight = {
	rsc: "1",
	"next-router-state-tree": "%5B%22%22%2C%7B%7D%5D",
	"next-url": "/ru/staff/day",
};
const prefetch = {
	...flight,
	"next-router-prefetch": "1",
	"next-router-segment-prefetch": "/_tree",
};

/** Who also tries the address in disguise: the disguise is undone before anybody asks who it is. */
const disguised = ["nobody", "leadership"];

async function expectDenied(request: APIRequestContext, path: string, who: string) {
	for (const headers of [undefined, flight, prefetch]) {
		const answer = await request.get(`/ru${path}`, { headers });
		const text = `${await answer.text()}${JSON.stringify(answer.headers())}`;
		expect
			.soft(secrets.exec(text)?.[0], `${who} ${path} ${headers ? "as data" : ""}`)
			.toBe(undefined);
	}
	if (!disguised.includes(who)) return;
	for (const disguise of [
		".rsc",
		".segments/_tree.segment.rsc",
		".txt",
		"/",
		"//",
		"%2f",
		"?_rsc=1",
	]) {
		const answer = await request.get(`/ru${path}${disguise}`);
		expect.soft(answer.status(), `${who} ${path}${disguise}`).toBeLessThan(500);
		expect
			.soft(secrets.exec(await answer.text())?.[0], `${who} ${path}${disguise}`)
			.toBe(undefined);
	}
}

test("each staff page opens to the roles that need it and to nobody else, in whatever form it is asked for", async ({
	browser,
	playwright,
	baseURL,
}) => {
	test.setTimeout(180_000);
	for (const [index, login] of [...logins, null].entries()) {
		const page = login ? await signIn(browser, login, "ru") : null;
		const request = page?.request ?? (await playwright.request.newContext({ baseURL }));
		const who = login ?? "nobody";
		for (const [path, statuses] of Object.entries(expected)) {
			for (const method of ["get", "head"] as const) {
				const answer = await request[method](`/ru${path}`, { maxRedirects: 0 });
				expect.soft(answer.status(), `${method} ${path} for ${who}`).toBe(statuses[index]);
				expect.soft(answer.headers()["cache-control"], path).toContain("no-store");
			}
			const isDenied = statuses[index] === 403 || (login === null && statuses[index] === 307);
			if (isDenied) await expectDenied(request, path, who);
		}
		await page?.context().close();
	}
});

/** The forms of the staff, each taken from a page that one may see and sent by somebody who may not. */
const forms = [
	[
		"front-desk",
		"/ru/staff/day",
		`[data-visit]:has-text("Демо") form:has(button[name=mark])`,
		"leadership",
	],
	["admin", "/ru/staff/regulations", "main form:has(#validFrom)", "head"],
	["admin", "/ru/staff/calendar", "main form:has(#estimated)", "front-desk"],
	["admin", "/ru/staff/calendar", "main table form", "inspector"],
] as const;

async function openWithForm(page: Page, path: string, selector: string) {
	await page.goto(path);
	for (let day = 0; day < 10 && (await page.locator(selector).count()) === 0; day++)
		await page.goto((await page.locator("a[rel=next]").getAttribute("href")) ?? "");
}

test("an action of the staff posted without a session, or by a role that may not, changes nothing", async ({
	browser,
	playwright,
	baseURL,
}) => {
	test.setTimeout(120_000);
	for (const [may, path, selector, mayNot] of forms) {
		const page = await browserWithoutScripts(browser, may);
		await openWithForm(page, path, selector);
		const marks = await page.locator(`${selector} button[name=mark]`).count();
		const fields = await fieldsOf(page, selector);
		if (marks) fields.push(["mark", "arrived"]);
		expect(fields.some(([name]) => name.startsWith("$ACTION"))).toBe(true);
		// Others book while this runs: of the day, it is the visit of that form that must not change.
		const visit = marks ? fields.find(([name]) => name === "visit")?.[1] : undefined;
		const shown = page.locator(visit ? `[data-visit="${visit}"]` : "main");
		const before = await shown.textContent();

		const form = new FormData();
		for (const [name, value] of fields) form.append(name, value);
		const nobody = await playwright.request.newContext({ baseURL });
		const answer = await nobody.post(page.url(), {
			headers: { origin: new URL(page.url()).origin },
			multipart: form,
			maxRedirects: 0,
		});
		expect.soft(answer.status(), `${path} by nobody`).toBe(303);
		expect.soft(answer.headers().location, path).toContain("/staff/sign-in");
		await nobody.dispose();

		const other = await signIn(browser, mayNot, "ru");
		const refused = await send(other, fields, page.url());
		expect.soft(refused.status(), `${path} by ${mayNot}`).toBe(403);
		expect.soft(await refused.text(), path).toContain(wordsOf("ru")("error-page.403.title"));
		expect.soft(secrets.exec(await refused.text())?.[0], path).toBe(undefined);
		await other.context().close();

		await page.reload();
		expect(await shown.textContent(), path).toBe(before);
		await page.context().close();
	}
});

/** The same person with scripts off: only then the forms carry what a plain post needs. */
async function browserWithoutScripts(
	browser: Parameters<typeof signIn>[0],
	login: string,
): Promise<Page> {
	const signedIn = await signIn(browser, login, "ru");
	const state = await signedIn.context().storageState();
	await signedIn.context().close();
	const context = await browser.newContext({ storageState: state, javaScriptEnabled: false });
	return context.newPage();
}
