import { expect, expectAccessible, test } from "./steps/audit.ts";
import { openPhone, press, wordsOf } from "./steps/book.ts";
import { type OwnOffice, openOwnOffice, openTickets } from "./steps/office-day.ts";
import { signIn } from "./steps/staff.ts";

// The order of calls is shared by a whole office: each test has one of its own, where it is morning.
test.describe.configure({ mode: "parallel" });

const ru = wordsOf("ru");
let office: OwnOffice;

test.beforeEach(async () => {
	office = await openOwnOffice();
});

/** On the phone, in the office: reads the code from the wall and takes a number. */
async function takeNumber(
	browser: Parameters<typeof signIn>[0],
	code: string,
	kind = "migration",
	options: { javaScript?: boolean } = {},
) {
	const phone = await openPhone(browser, options);
	await phone.goto(`/ru/offices/${office.id}/queue`);
	await phone.locator("#code").fill(code);
	await phone.locator(`input[name=kind][value="${kind}"]`).check();
	await press(phone, ru("queue.take"));
	await expect(phone).toHaveURL(/\/ru\/ticket\/[\w-]{22}$/);
	const ticket = (await phone.locator(".ticket-number").textContent()) ?? "";
	expect(ticket).toMatch(/^[A-Z]\d{3}$/);
	return { phone, ticket };
}

async function readCode(browser: Parameters<typeof signIn>[0]) {
	const wall = await signIn(browser, office.logins.counter, "ru", `/display/${office.id}`);
	const code = (await wall.locator("footer b").textContent()) ?? "";
	expect(code).toMatch(/^\d{4}$/);
	return { wall, code };
}

test("a resident takes a number without scripts, the clerk presses n, phone and wall say which window", async ({
	browser,
	audit,
}) => {
	const { wall, code } = await readCode(browser);
	const plain = await takeNumber(browser, code);
	await expect(plain.phone.locator("h1")).toHaveText(ru("ticket.state-waiting"));
	await audit.resident(plain.phone, "ru");
	const second = await takeNumber(browser, code, "migration", { javaScript: true });
	await expect(second.phone.locator(".ticket")).toContainText(ru("ticket.people", { count: 1 }));
	const clerk = await signIn(
		browser,
		office.logins.migration,
		"ru",
		`/staff/queue?desk=${office.desks[0]}`,
	);
	await expect(clerk.locator("[data-ticket]")).toHaveCount(2);
	await clerk.keyboard.press("n");
	await expect(clerk.getByRole("status").first()).toContainText(plain.ticket);
	await plain.phone.reload();
	await expect(plain.phone.locator("h1")).toHaveText(ru("ticket.state-called", { window: 1 }));
	// Nobody touches the second phone or the wall.
	await expect(second.phone.locator(".ticket")).toContainText(ru("ticket.people", { count: 0 }));
	await expect(wall.locator("main section").first()).toContainText(plain.ticket);
	await clerk.keyboard.press("s");
	await expect(clerk.getByRole("button", { name: ru("staff.queue.do-start") })).toHaveCount(0);
	await clerk.keyboard.press("f");
	await expect(clerk.locator("#now")).toHaveText(ru("staff.queue.nobody"));
	await clerk.keyboard.press("n");
	await expect(second.phone.locator("h1")).toHaveText(ru("ticket.state-called", { window: 1 }));
});

test("two clerks who press n at once get different people, and a wrong key is taken back", async ({
	browser,
}) => {
	const { code } = await readCode(browser);
	const tickets = [
		(await takeNumber(browser, code)).ticket,
		(await takeNumber(browser, code)).ticket,
	];
	const clerks = await Promise.all(
		office.desks.map(async (desk) => {
			const page = await signIn(
				browser,
				office.logins.migration,
				"ru",
				`/staff/queue?desk=${desk}`,
			);
			await expect(page.locator("[data-ticket]")).toHaveCount(2);
			return page;
		}),
	);
	await Promise.all(clerks.map((page) => page.keyboard.press("n")));
	const called = await Promise.all(
		clerks.map(async (page) => {
			const shown = page.locator("section[aria-labelledby=now] .tabular");
			await expect(shown).toHaveText(/^[A-Z]\d{3}$/);
			return (await shown.textContent()) ?? "";
		}),
	);
	expect(called.toSorted()).toEqual(tickets.toSorted());
	const [clerk] = clerks;
	if (!clerk) throw new Error("no clerk");
	await clerk.keyboard.press("a");
	await expect(clerk.locator("#now")).toHaveText(ru("staff.queue.nobody"));
	await clerk.keyboard.press("u");
	await expect(clerk.locator("section[aria-labelledby=now] .tabular")).toHaveText(called[0] ?? "");
});

test("keys do nothing while somebody types, and nothing once they are switched off", async ({
	browser,
}) => {
	const { code } = await readCode(browser);
	await takeNumber(browser, code);
	const clerk = await signIn(
		browser,
		office.logins.migration,
		"ru",
		`/staff/queue?desk=${office.desks[0]}`,
	);
	// The first key may come before the console listens: a busy machine takes its time.
	await expect(async () => {
		await clerk.keyboard.press("i");
		await expect(clerk.locator("#reference")).toBeFocused({ timeout: 1000 });
	}).toPass();
	await clerk.keyboard.type("nnn");
	await expect(clerk.locator("#reference")).toHaveValue("nnn");
	await expect(clerk.locator("[data-ticket]")).toHaveCount(1);
	await clerk.keyboard.press("Escape");
	await clerk.keyboard.press("Shift+Slash");
	await clerk.getByRole("button", { name: ru("staff.day.keys-off") }).click();
	await clerk.keyboard.press("n");
	await clerk.reload();
	await expect(clerk.locator("[data-ticket]")).toHaveCount(1);
});

test("a ticket for a window by invitation shows nothing that a migration ticket does not", async ({
	browser,
}) => {
	const { code } = await readCode(browser);
	const pages = [];
	for (const kind of ["migration", "probation"]) {
		const { phone, ticket } = await takeNumber(browser, code, kind);
		const link = phone.url().split("/").at(-1) ?? "";
		const html = await phone.locator("body").innerHTML();
		pages.push(
			html
				.replaceAll(link, "LINK")
				.replaceAll(ticket, "TICKET")
				// The code for a phone's camera holds the link.
				.replaceAll(/<path d="M\d+ \d+h1v1h-1z[^"]*"/g, "<path")
				.replaceAll(/\d{2}:\d{2}/g, "TIME")
				.replaceAll(/\d+\D\d+\s?мин|меньше \d+\s?мин/g, "RANGE"),
		);
		await phone.context().close();
	}
	expect(pages[1]).toBe(pages[0]);
});

test("a wrong code is answered at its field and gives no number", async ({ browser }) => {
	const { code } = await readCode(browser);
	const phone = await openPhone(browser);
	await phone.goto(`/ru/offices/${office.id}/queue`);
	await phone.locator("#code").fill(code === "1234" ? "4321" : "1234");
	await phone.locator("input[name=kind][value=migration]").check();
	await press(phone, ru("queue.take"));
	await expect(phone.locator("#code-error")).toContainText(ru("queue.refusal-code"));
	await expect(phone.locator("input[name=kind][value=migration]")).toBeChecked();
	expect(await openTickets(office.id)).toBe(0);
});

test("whoever leaves the queue is asked once, and their place is gone", async ({ browser }) => {
	const { code } = await readCode(browser);
	const { phone } = await takeNumber(browser, code);
	await phone.getByRole("link", { name: ru("ticket.leave") }).click();
	await press(phone, ru("ticket.leave"));
	await expect(phone.locator("h1")).toHaveText(ru("ticket.state-left"));
	await expect(phone.getByRole("link", { name: ru("ticket.leave") })).toHaveCount(0);
});

test("a link of nobody's ticket is answered in plain words", async ({ browser, audit }) => {
	const phone = await openPhone(browser);
	for (const locale of ["kk", "ru", "en"] as const) {
		await phone.goto(`/${locale}/ticket/AAAAAAAAAAAAAAAAAAAAAA`);
		await expect(phone.locator("h1")).toHaveText(wordsOf(locale)("ticket.none-title"));
		await audit.resident(phone, locale);
		await phone.goto(`/${locale}/offices/${office.id}/queue`);
		await audit.resident(phone, locale);
	}
});

test("the kiosk gives a number and forgets it after a minute", async ({ browser }) => {
	const page = await signIn(browser, office.logins.counter, "kk");
	await page.clock.install();
	await page.goto(`/kk/kiosk/${office.id}`);
	const kk = wordsOf("kk");
	await page.getByRole("button", { name: "Русский" }).click();
	await page.getByRole("button", { name: ru("kiosk.walk-in") }).click();
	await page.getByRole("button", { name: ru("queue.kind-migration") }).click();
	await expect(page.locator(".ticket-number")).toHaveText(/^[A-Z]\d{3}$/);
	const ticket = (await page.locator(".ticket-number").textContent()) ?? "";
	await expectAccessible(page);
	await page.clock.runFor(46_000);
	await expect(page.getByRole("button", { name: ru("kiosk.stay") })).toBeVisible();
	await expect(page.getByRole("alert").filter({ hasText: /\d/ })).toHaveCount(1);
	await page.clock.runFor(16_000);
	await expect(page.locator("h1")).toContainText(kk("kiosk.language"));
	expect(await page.content()).not.toContain(ticket);
	expect(await page.locator("a[href]").count()).toBe(0);
});

test("the wall says that the connection is lost, and comes back by itself", async ({ browser }) => {
	const wall = await (await browser.newContext()).newPage();
	await wall.goto(`/kk/display/${office.id}`);
	const lost = wall.getByRole("alert").filter({ hasText: wordsOf("kk")("display.lost") });
	await expect(wall.locator("footer b")).toHaveCount(0);
	await wall.waitForLoadState("networkidle").catch(() => {});
	await wall.context().setOffline(true);
	await expect(lost).toBeVisible({ timeout: 40_000 });
	await wall.context().setOffline(false);
	await expect(lost).toHaveCount(0, { timeout: 20_000 });
	await wall.context().close();
});

for (const locale of ["kk", "ru", "en"] as const)
	test(`console, kiosk and wall are accessible and fit their screens in ${locale}`, async ({
		browser,
	}) => {
		const page = await signIn(browser, office.logins.counter, locale);
		for (const path of [
			"staff/queue",
			`staff/queue?desk=${office.desks[0]}`,
			`display/${office.id}`,
			`kiosk/${office.id}`,
		]) {
			await page.goto(`/${locale}/${path}`);
			await expect(page.locator("h1")).toBeVisible();
			await expectAccessible(page);
			const size = await page.evaluate(() => [
				document.documentElement.scrollWidth - innerWidth,
				document.documentElement.scrollHeight - innerHeight,
			]);
			expect.soft(size[0], path).toBeLessThanOrEqual(0);
			if (path !== "staff/queue") expect.soft(size[1], path).toBeLessThanOrEqual(0);
		}
	});
