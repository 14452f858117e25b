import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./steps/audit.ts";
import {
	bookVisit,
	follow,
	freshPhone,
	openPhone,
	press,
	takeEarliestSlot,
	wordsOf,
} from "./steps/book.ts";
import { Clerk } from "./steps/clerk.ts";
import { fieldsOf, send, withField } from "./steps/forms.ts";
import { Keyboard } from "./steps/keyboard.ts";
import { type OwnOffice, openOwnOffice } from "./steps/office-day.ts";
import { asking, portalLog } from "./steps/portal.ts";
import { signIn } from "./steps/staff.ts";

const [kk, ru] = [wordsOf("kk"), wordsOf("ru")];
const tokenPattern = /\/r\/([\w-]{22})/;
let office: OwnOffice;

test.beforeEach(async () => {
	office = await openOwnOffice();
});

/** The code of the day, as it hangs on the wall. */
async function readCode(browser: Browser): Promise<string> {
	const wall = await signIn(browser, office.logins.counter, "ru", `/display/${office.id}`);
	const code = (await wall.locator("footer b").textContent()) ?? "";
	await wall.context().close();
	expect(code).toMatch(/^\d{4}$/);
	return code;
}

/** A clerk calls whoever is next and serves them. */
async function serveNext(browser: Browser): Promise<string> {
	const clerk = await Clerk.open(browser, office.logins.migration, office.desks[0], "ru");
	await clerk.key("n");
	const ticket = await clerk.current();
	await clerk.does("s", "staff.queue.done-start", ticket);
	await clerk.does("f", "staff.queue.done-finish", ticket);
	await clerk.isFree();
	await clerk.page.context().close();
	return ticket;
}

const marksOfOffice = () =>
	asking(async (client) => {
		const { rows } = await client.query<{ rating: number; channel: string }>(
			"SELECT rating, channel FROM feedback_answers WHERE office_id = $1 ORDER BY created_at",
			[office.id],
		);
		return rows;
	});

async function takeNumber(phone: Page, code: string, kind = "migration") {
	await phone.goto(`/ru/offices/${office.id}/queue`);
	await phone.locator("#code").fill(code);
	await phone.locator(`input[name=kind][value="${kind}"]`).check();
	await press(phone, ru("queue.take"));
	await expect(phone).toHaveURL(/\/ru\/ticket\//);
	return (await phone.locator(".ticket-number").textContent()) ?? "";
}

const markButton = (page: Page, rating: number) =>
	page.locator(`button[name=rating][value="${rating}"]`);

test("a clerk serves a visit, the message comes, and the resident answers it without scripts", async ({
	browser,
	audit,
}) => {
	test.setTimeout(180_000);
	const phone = await openPhone(browser);
	const typed = freshPhone();
	const place = { service: "temporary-residence", office: office.id };
	await bookVisit(phone, "kk", place, { name: "Айгүл", phone: typed }, takeEarliestSlot);
	const visitPage = phone.url();
	const code = await readCode(browser);
	await follow(phone, kk("queue.here"));
	await phone.locator("#code").fill(code);
	await press(phone, kk("queue.here"));
	await expect(phone).toHaveURL(/\/kk\/ticket\//);
	await serveNext(browser);

	const token =
		await test.step("the message leaves when it can no longer be taken back", async () => {
			const to = `+7${typed.replace(/\D/g, "").slice(1)}`;
			const card = phone.locator("main ol > li", { hasText: to }).filter({
				hasText: kk("message.kind.feedback"),
			});
			await expect(async () => {
				await phone.goto("/kk/dev/messages");
				await expect(card).toHaveCount(1, { timeout: 1000 });
			}).toPass({ timeout: 90_000 });
			const text = (await card.textContent()) ?? "";
			expect(text).not.toMatch(/пробац|миграц|көші|temporary/i);
			return tokenPattern.exec(text)?.[1] ?? "";
		});
	expect(token).not.toBe("");

	await test.step("looking changes nothing, one tap is the whole answer", async () => {
		await phone.goto(`/kk/r/${token}`);
		await audit.resident(phone, "kk");
		expect(await marksOfOffice()).toEqual([]);
		await markButton(phone, 4).click();
		await expect(phone.getByRole("status")).toHaveText(kk("feedback.saved-mark"));
		await audit.resident(phone, "kk");
		expect(await marksOfOffice()).toEqual([{ rating: 4, channel: "message" }]);
	});

	await test.step("too many words are counted and kept, script in words stays text", async () => {
		await phone.locator("input[name=well][value=clear]").check();
		await phone.locator("#words").fill("ә".repeat(1207));
		await press(phone, kk("feedback.save"));
		const said = kk("feedback.error-words-count", { count: 1207, over: 7 });
		await expect(phone.locator("#words-error")).toContainText(said);
		await expect(phone.locator("#words")).toHaveValue("ә".repeat(1207));
		await expect(phone.locator("input[name=well][value=clear]")).toBeChecked();
		await audit.resident(phone, "kk");
		const script = "<script>document.title='x'</script><b>Рақмет</b>";
		await phone.locator("#words").fill(script);
		await press(phone, kk("feedback.save"));
		await expect(phone.getByRole("status")).toHaveText(kk("feedback.saved-details"));
		await expect(phone.locator("main")).toContainText(kk("feedback.state.waiting"));
		await expect(phone.locator("#words")).toHaveValue(script);
		expect(await phone.locator("main b", { hasText: "Рақмет" }).count()).toBe(0);
		// What stays is Kazakh alone: the page is looked at for words of other languages below.
		await phone.locator("#words").fill("Рақмет <3");
		await press(phone, kk("feedback.save"));
		await expect(phone.locator("#words")).toHaveValue("Рақмет <3");
	});

	await test.step("a second tab that still asks finds the answer, and a replay changes nothing", async () => {
		const other = await openPhone(browser);
		await other.goto(`/kk/r/${token}?saved=again`);
		await expect(other.locator("main")).toContainText(kk("feedback.saved-again"));
		await other.context().close();
		expect(await marksOfOffice()).toEqual([{ rating: 4, channel: "message" }]);
	});

	await test.step("the author sees that the words were withheld, asks again, and reads the reply", async () => {
		const moderate = (change: string) =>
			asking((client) =>
				client.query(
					`UPDATE feedback_answers SET ${change}, moderated_at = now() WHERE office_id = $1`,
					[office.id],
				),
			);
		await moderate("moderation = 'withheld', withheld_reason = 'names-somebody'");
		await phone.goto(`/kk/r/${token}`);
		await expect(phone.locator("main")).toContainText(kk("feedback.withheld.names-somebody"));
		await audit.resident(phone, "kk");
		await press(phone, kk("feedback.ask-again"));
		await expect(phone.locator("main")).toContainText(kk("feedback.asked-again"));
		await moderate(
			"moderation = 'shown', withheld_reason = NULL, reply = 'Жөндедік', replied_at = now()",
		);
		await phone.reload();
		await expect(phone.locator("main")).toContainText("Жөндедік");
		await audit.resident(phone, "kk");
	});

	await phone.goto(visitPage);
	await press(phone, kk("feedback.go"));
	await expect(phone).toHaveURL(new RegExp(`/kk/r/${token}`));
	const log = portalLog();
	if (log !== null) expect(log).not.toContain(token);
});

test("a walk-in rates from the ticket's page; a post that was tampered with is answered at the field", async ({
	browser,
	audit,
}) => {
	const code = await readCode(browser);
	const phone = await openPhone(browser);
	await takeNumber(phone, code);
	expect(await phone.getByRole("button", { name: ru("feedback.go") }).count()).toBe(0);
	await serveNext(browser);
	await phone.reload();
	await audit.resident(phone, "ru");
	await press(phone, ru("feedback.go"));
	await expect(phone).toHaveURL(/\/ru\/r\/[\w-]{22}\?by=page$/);
	const fields = await fieldsOf(phone, "main form");
	for (const rating of ["0", "6", "4.5", "five"]) {
		const answer = await send(phone, withField(fields, "rating", rating));
		expect(await answer.text()).toContain(ru("feedback.error-rating"));
	}
	expect(await marksOfOffice()).toEqual([]);
	const posts = await Promise.all(
		[1, 2, 3, 4, 5].map((rating) => send(phone, withField(fields, "rating", String(rating)))),
	);
	expect(posts.every((post) => post.status() < 400)).toBe(true);
	expect(await marksOfOffice()).toHaveLength(1);
});

test("with the code on the wall a finished ticket is rated once, and nothing of the answer is shown", async ({
	browser,
	audit,
}) => {
	const code = await readCode(browser);
	const phone = await openPhone(browser);
	const ticket = await takeNumber(phone, code);
	const here = `/ru/feedback/here/${office.id}?code=${code}`;
	const rate = async (number: string) => {
		await phone.goto(here);
		await phone.locator("#ticket").fill(number);
		await phone.locator("input[name=rating][value='2']").check();
		await press(phone, ru("feedback.here-send"));
	};
	await rate(ticket);
	await expect(phone.locator("#ticket-error")).toContainText(ru("feedback.here-not-served"));
	await audit.resident(phone, "ru");
	await serveNext(browser);
	await rate(ticket.toLowerCase());
	await expect(phone.locator("h1")).toHaveText(ru("feedback.here-done"));
	await audit.resident(phone, "ru");
	await rate(ticket);
	await expect(phone.locator("#ticket-error")).toContainText(ru("feedback.here-already"));
	expect(await marksOfOffice()).toEqual([{ rating: 2, channel: "desk" }]);
});

test("at the kiosk a ticket is rated by keys alone, and the screen clears itself", async ({
	browser,
}) => {
	const code = await readCode(browser);
	const ticket = await takeNumber(await openPhone(browser), code);
	await serveNext(browser);
	const size = { width: 1080, height: 1920 };
	const kiosk = await signIn(browser, office.logins.counter, "kk", `/kiosk/${office.id}`, size);
	const keyboard = new Keyboard(kiosk);
	const pressButton = async (name: string) => {
		const button = kiosk.getByRole("button", { name, exact: true });
		await expect(button).toBeVisible();
		await button.focus();
		await keyboard.press("Enter");
	};
	await expect(async () => {
		await pressButton("Русский");
		await expect(kiosk.locator("h1")).toHaveText(ru("kiosk.start"), { timeout: 1000 });
	}).toPass();
	await pressButton(ru("kiosk.served"));
	for (const letter of "Z99") await pressButton(letter);
	await pressButton(ru("kiosk.next"));
	await expect(kiosk.locator("h1")).toHaveText(ru("feedback.here-none"));
	await pressButton(ru("kiosk.retype"));
	for (let at = 0; at < 3; at++) await pressButton(ru("kiosk.erase"));
	for (const letter of ticket) await pressButton(letter);
	await expectAccessible(kiosk);
	await pressButton(ru("kiosk.next"));
	await expect(kiosk.locator("h1")).toHaveText(ru("feedback.title"));
	await expectAccessible(kiosk);
	await kiosk.getByRole("button", { name: ru("feedback.mark.5") }).focus();
	await keyboard.press("Enter");
	await expect(kiosk.locator("h1")).toHaveText(ru("kiosk.rated"));
	await kiosk.getByRole("button", { name: ru("kiosk.finish") }).focus();
	await keyboard.press("Enter");
	await expect(kiosk.locator("h1")).toContainText(kk("kiosk.language"));
	await expect(kiosk.locator("main")).not.toContainText(ticket);
	expect(await marksOfOffice()).toEqual([{ rating: 5, channel: "kiosk" }]);
});

test("the question after a window by invitation shows nothing that any other does not", async ({
	browser,
}) => {
	const pages: string[] = [];
	for (const [at, kind] of ["inspector", "probation"].entries()) {
		const token = `${kind}${Date.now().toString(36)}`.padEnd(22, "0").slice(0, 22);
		await asking((client) =>
			client.query(
				`WITH entry AS (
					INSERT INTO queue_entries (office_id, day, desk_kind, letter, number, state, joined_at, ended_at, language)
					VALUES ($1, $2, $3::text, 'A', $4, 'finished', now(), now(), 'ru') RETURNING id)
				INSERT INTO feedback_invitations (token_hash, entry_id, office_id, desk_kind, day, language, created_at, expires_at)
				SELECT rtrim(translate(encode(sha256($5::bytea), 'base64'), '+/', '-_'), '='), id, $1, $3, $2, 'ru', now(), now() + interval '1 day'
				FROM entry`,
				[office.id, office.today, kind, at + 101, Buffer.from(token)],
			),
		);
		const phone = await openPhone(browser);
		await phone.goto(`/ru/r/${token}`);
		await markButton(phone, 3).click();
		await expect(phone.locator("#words")).toBeVisible();
		pages.push((await phone.locator("main").innerHTML()).replaceAll(token, "TOKEN"));
		await phone.context().close();
	}
	const plain = (html: string) => html.replaceAll(/value="[^"]{30,}"|\$ACTION_KEY[^>]*/g, "");
	expect(plain(pages[0] ?? "")).toBe(plain(pages[1] ?? "x"));
});
