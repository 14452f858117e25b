import { expect, expectAccessible, test } from "./steps/audit.ts";
import { openPhone, press, wordsOf } from "./steps/book.ts";
import { Keyboard } from "./steps/keyboard.ts";
import { type OwnOffice, openOwnOffice } from "./steps/office-day.ts";
import { asking } from "./steps/portal.ts";
import { signIn } from "./steps/staff.ts";

const [kk, ru] = [wordsOf("kk"), wordsOf("ru")];
let office: OwnOffice;

test.beforeEach(async () => {
	office = await openOwnOffice();
});

/** The link that somebody served at this office got. */
async function askedAbout(kind: "migration" | "probation"): Promise<string> {
	const token = `${kind}${Date.now().toString(36)}`.padEnd(22, "0").slice(0, 22);
	await asking((client) =>
		client.query(
			`WITH entry AS (
				INSERT INTO queue_entries (office_id, day, desk_kind, letter, number, state, joined_at, ended_at, language)
				VALUES ($1, $2, $3::text, 'A', $4, 'finished', now(), now(), 'ru') RETURNING id)
			INSERT INTO feedback_invitations (token_hash, entry_id, office_id, desk_kind, day, language, created_at, expires_at)
			SELECT rtrim(translate(encode(sha256($5::bytea), 'base64'), '+/', '-_'), '='), id, $1, $3, $2, 'ru', now(), now() + interval '1 day'
			FROM entry`,
			[office.id, office.today, kind, kind.length + 100, Buffer.from(token)],
		),
	);
	return token;
}

test("without scripts somebody who found no time says so, once, and is shown what helps", async ({
	browser,
	audit,
}) => {
	const phone = await openPhone(browser);
	await phone.goto(`/kk/feedback?office=${office.id}&service=temporary-residence`);
	await audit.resident(phone, "kk");
	await expect(phone.locator('main a[href="tel:102"]')).toBeVisible();
	await press(phone, kk("dead-end.submit"));
	await expect(phone).toHaveTitle(new RegExp(`^${kk("site.error-prefix")}`));
	await expect(phone.locator("#kind-error")).toContainText(kk("dead-end.error-kind"));
	await audit.resident(phone, "kk");
	for (let time = 0; time < 2; time++) {
		await phone.goto(`/kk/feedback?kind=no-slot&office=${office.id}&service=temporary-residence`);
		await phone.locator("#words").fill("Екі апта бос уақыт жоқ, 8 701 123 45 67");
		await press(phone, kk("dead-end.submit"));
		await expect(phone.locator("h1")).toHaveText(kk("dead-end.thanks"));
	}
	await audit.resident(phone, "kk");
	const waiting = phone.getByRole("link", { name: kk("dead-end.help-waiting") });
	await expect(waiting).toHaveAttribute("href", /\/kk\/waiting-list\?.*temporary-residence/);
	const rows = await asking(
		async (client) =>
			(
				await client.query<{ kind: string; masked_words: string }>(
					"SELECT kind, masked_words FROM feedback_dead_ends WHERE office_id = $1",
					[office.id],
				)
			).rows,
	);
	expect(rows).toEqual([{ kind: "no-slot", masked_words: "Екі апта бос уақыт жоқ, ‹phone›" }]);
});

test("the head covers, shows and answers words by keys alone, and their author reads the answer", async ({
	browser,
	audit,
}) => {
	test.setTimeout(120_000);
	const token = await askedAbout("migration");
	const author = await openPhone(browser);
	await author.goto(`/ru/r/${token}`);
	await author.locator("button[name=rating][value='2']").click();
	await author.locator("#words").fill("Инспектор Асқар кричал, сосед из синего дома видел");
	await press(author, ru("feedback.save"));

	const head = await signIn(browser, office.logins.head, "ru", "/staff/feedback");
	await expect(head.locator("main")).toContainText("Инспектор Асқар кричал");
	await expectAccessible(head);
	const keyboard = new Keyboard(head);
	const kept = head.locator("textarea[name=kept]");
	const show = head.getByRole("button", { name: new RegExp(`^${ru("moderation.show")}`) });
	await expect(kept).toHaveValue(/‹имя›/);
	const write = async (text: string) => {
		await keyboard.tabTo(kept);
		await keyboard.press("Control+a");
		await keyboard.type(text);
		await keyboard.tabTo(show);
		await keyboard.press("Enter");
	};
	await write("Инспектор молчал");
	await expect(head.locator("main").getByRole("alert")).toContainText(
		ru("moderation.refusal-added"),
	);
	await expect(kept).toHaveValue("Инспектор молчал");
	await head.reload();
	await write("Инспектор кричал видел");
	await expect(head.locator("main").getByRole("status")).toContainText(ru("moderation.done-shown"));

	await head.goto("/ru/staff/feedback?list=decided");
	await expect(head.locator("main")).toContainText("Инспектор [имя] кричал, [закрыто] видел");
	await expectAccessible(head);
	await keyboard.tabTo(head.locator("summary", { hasText: ru("moderation.reply-open") }));
	await keyboard.press("Enter");
	await keyboard.tabTo(head.locator("textarea[name=reply]"));
	await keyboard.type("Поговорили с сотрудником, так больше не будет");
	await keyboard.tabTo(head.getByRole("button", { name: new RegExp(ru("moderation.reply-send")) }));
	await keyboard.press("Enter");
	await expect(head.locator("main").getByRole("status")).toContainText(
		ru("moderation.done-replied"),
	);

	await author.reload();
	await expect(author.locator("main")).toContainText(ru("feedback.state.shown"));
	await expect(author.locator("main")).toContainText("Поговорили с сотрудником");
	await audit.resident(author, "ru");
});

test("another office's head finds nothing of it, and leadership only what was asked again", async ({
	browser,
}) => {
	const token = await askedAbout("migration");
	const author = await openPhone(browser);
	const said = `Ждал долго ${office.id}`;
	await author.goto(`/ru/r/${token}`);
	await author.locator("button[name=rating][value='1']").click();
	await author.locator("#words").fill(said);
	await press(author, ru("feedback.save"));
	const other = await openOwnOffice();
	const stranger = await signIn(browser, other.logins.head, "ru", "/staff/feedback");
	await expect(stranger.locator("main")).toContainText(ru("moderation.none"));
	const leader = await signIn(browser, "leadership", "ru", "/staff/feedback");
	await expect(leader.locator("main")).not.toContainText(said);
	await expectAccessible(leader);

	const head = await signIn(browser, office.logins.head, "ru", "/staff/feedback");
	await head.locator("summary", { hasText: ru("moderation.withhold-open") }).click();
	const withhold = head.getByRole("button", { name: new RegExp(`^${ru("moderation.withhold")}:`) });
	await withhold.click();
	await expect(head.locator("main")).toContainText(ru("moderation.error-reason"));
	await head.locator("select[name=reason]").selectOption("insult");
	await withhold.click();
	await expect(head.locator("main").getByRole("status")).toContainText(
		ru("moderation.done-withheld"),
	);

	await author.reload();
	await expect(author.locator("main")).toContainText(ru("feedback.withheld.insult"));
	await press(author, ru("feedback.ask-again"));
	await leader.reload();
	await expect(leader.locator("main")).toContainText(said);
});
