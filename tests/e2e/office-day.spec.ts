import { checkQueueHistory } from "#tests/factories/check-queue-history.ts";
import { expect, expectAccessible, test } from "./steps/audit.ts";
import {
	bookVisit,
	confirmBooking,
	follow,
	freshPhone,
	giveDetails,
	openPhone,
	plainReference,
	press,
	takeEarliestSlot,
	wordsOf,
} from "./steps/book.ts";
import { Clerk } from "./steps/clerk.ts";
import { Keyboard } from "./steps/keyboard.ts";
import {
	letOfferRunOut,
	type OwnOffice,
	offerOf,
	openOwnOffice,
	openTickets,
	readHistory,
	visitsOf,
} from "./steps/office-day.ts";
import { signIn } from "./steps/staff.ts";

const service = "temporary-residence";
const ticketPattern = /[A-Z]\d{3}/;

/** The one of two desks at which a ticket was called, as the number of its window. */
const windowOf = (office: OwnOffice, desk: string) => office.desks.indexOf(desk) + 1;

test("an office's whole day: residents, a walk-in, two clerks without a mouse, a kiosk, a wall, and a closure that loses nobody", async ({
	browser,
	audit,
}) => {
	test.setTimeout(240_000);
	const office = await openOwnOffice();
	const [kk, ru] = [wordsOf("kk"), wordsOf("ru")];
	const place = { service, office: office.id };

	const phone = await openPhone(browser);
	const booked = await test.step("a resident books for today", async () => {
		const details = { name: "Айгүл", phone: freshPhone() };
		const given = await bookVisit(phone, "kk", place, details, takeEarliestSlot);
		await audit.resident(phone, "kk");
		return given;
	});
	const second = await test.step("and another, who comes without a telephone", async () => {
		const page = await openPhone(browser);
		const details = { name: "Пётр", phone: freshPhone() };
		const given = await bookVisit(page, "ru", place, details, takeEarliestSlot);
		await page.context().close();
		return plainReference(given.reference);
	});

	const size = { width: 1920, height: 1080 };
	const wall = await signIn(browser, office.logins.head, "ru", `/display/${office.id}`, size);
	const code =
		await test.step("the wall shows that nobody waits, and the code of the day", async () => {
			await expect(wall.locator("main")).toContainText(ru("display.none"));
			await expectAccessible(wall);
			const shown = await wall.locator("main footer b").textContent();
			expect(shown).toMatch(/^\d{4}$/);
			return shown ?? "";
		});

	const bookedTicket = await test.step("the resident says that they are here", async () => {
		await follow(phone, kk("queue.here"));
		await audit.resident(phone, "kk");
		await phone.locator("#code").fill(code === "0000" ? "0001" : "0000");
		await press(phone, kk("queue.here"));
		await expect(phone.locator("main")).toContainText(kk("queue.refusal-code"));
		await phone.locator("#code").fill(code);
		await press(phone, kk("queue.here"));
		await expect(phone).toHaveURL(/\/kk\/ticket\//);
		await expect(phone.locator("h1")).toHaveText(kk("ticket.state-waiting"));
		await audit.resident(phone, "kk");
		return (await phone.locator(".ticket-number").textContent()) ?? "";
	});
	expect(bookedTicket).toMatch(ticketPattern);

	const walkInTicket = await test.step("a walk-in takes a number at the kiosk", async () => {
		const size = { width: 1080, height: 1920 };
		const path = `/kiosk/${office.id}`;
		const kiosk = await signIn(browser, office.logins.counter, "kk", path, size);
		await expectAccessible(kiosk);
		const start = kiosk.getByRole("button", { name: ru("kiosk.walk-in") });
		await expect(async () => {
			await kiosk.getByRole("button", { name: "Русский" }).click({ timeout: 1000 });
			await expect(start).toBeVisible({ timeout: 1000 });
		}).toPass();
		await start.click();
		await kiosk.getByRole("button", { name: ru("queue.kind-migration") }).click();
		await expect(kiosk.locator(".ticket-number")).toHaveText(ticketPattern);
		await expectAccessible(kiosk);
		const ticket = (await kiosk.locator(".ticket-number").textContent()) ?? "";
		await kiosk.getByRole("button", { name: ru("kiosk.finish") }).click();
		// Nothing of the person stays on the screen.
		await expect(kiosk.locator("main")).not.toContainText(ticket);
		await kiosk.context().close();
		return ticket;
	});
	await expect(wall.locator("main")).toContainText(ru("queue.now", { count: 2 }));

	const live = await openPhone(browser, { javaScript: true });
	await live.goto(phone.url());
	const first = await Clerk.open(browser, office.logins.counter, office.desks[0], "ru");
	const other = await Clerk.open(browser, office.logins.migration, office.desks[1], "kk");
	await expectAccessible(first.page);

	await test.step("both clerks call at once and get different people", async () => {
		await Promise.all([first.key("n"), other.key("n")]);
		const called = await Promise.all([first.current(), other.current()]);
		expect(called.toSorted()).toEqual([bookedTicket, walkInTicket].toSorted());
		for (const ticket of called) await expect(wall.locator("main")).toContainText(ticket);
		await expect(wall.locator("main")).toContainText(ru("queue.now", { count: 0 }));
		const desk = office.desks[called.indexOf(bookedTicket)] ?? "";
		const said = kk("ticket.state-called", { window: windowOf(office, desk) });
		// The phone with scripts learns it by itself, the one without when it asks again.
		await expect(live.locator("h1")).toHaveText(said);
		await phone.reload();
		await expect(phone.locator("h1")).toHaveText(said);
	});

	await test.step("call again, not here, taken back, begin, finish: a key each", async () => {
		const ticket = await first.current();
		await first.does("r", "staff.queue.done-recall", ticket);
		await first.does("a", "staff.queue.done-away", ticket);
		await first.isFree();
		await first.does("u", "staff.queue.done-undo", ticket);
		expect(await first.current()).toBe(ticket);
		await first.does("s", "staff.queue.done-start", ticket);
		await first.does("f", "staff.queue.done-finish", ticket);
		await first.isFree();
	});

	await test.step("put aside, call back, hand over to the other window", async () => {
		const ticket = await other.current();
		await other.does("s", "staff.queue.done-start", ticket);
		await other.does("p", "staff.queue.done-park", ticket);
		await other.isFree();
		await other.does("n", "staff.queue.refusal-nobody", "");
		await other.keyboard.tabTo(other.rowOf(ticket).locator("button[value=resume]"));
		await other.does("Enter", "staff.queue.done-resume", ticket);
		await other.does("n", "staff.queue.done-called", ticket);
		await other.key("t");
		await expect(other.page.locator("#to")).toBeFocused();
		await other.key("Tab");
		await other.does("Enter", "staff.queue.done-transfer", ticket);
		await first.seesWaiting(ticket);
		await first.does("n", "staff.queue.done-called", ticket);
		await first.does("f", "staff.queue.done-finish", ticket);
	});

	await test.step("tickets at the counter; one does not come, one is served", async () => {
		const walkIn = await first.givesTicket("w");
		await first.seesWaiting(walkIn);
		const visitor = await first.givesTicket("i", second);
		await first.seesWaiting(visitor);
		await expectAccessible(first.page);
		await first.does("n", "staff.queue.done-called", walkIn);
		await first.does("a", "staff.queue.done-away", walkIn);
		await first.does("n", "staff.queue.done-called", visitor);
		await first.does("s", "staff.queue.done-start", visitor);
		await first.does("f", "staff.queue.done-finish", visitor);
	});

	await test.step("somebody takes a number on their phone, and gives it up", async () => {
		const en = wordsOf("en");
		const page = await openPhone(browser);
		await page.goto(`/en/offices/${office.id}/queue`);
		await audit.resident(page, "en");
		await page.locator("#code").fill(code);
		await page.getByRole("radio", { name: en("queue.kind-migration") }).check();
		await press(page, en("queue.take"));
		await expect(page.locator("h1")).toHaveText(en("ticket.state-waiting"));
		await follow(page, en("ticket.leave"));
		await audit.resident(page, "en");
		await press(page, en("ticket.leave"));
		await expect(page.locator("h1")).toHaveText(en("ticket.state-left"));
		await page.context().close();
	});

	const bookLater = async (locale: "kk" | "ru", name: string) => {
		const page = await openPhone(browser);
		const number = freshPhone();
		await page.goto(`/${locale}/book/${service}/${office.id}?day=${office.later}`);
		await page.locator("main input[name=slot][type=radio]").first().check();
		await press(page, wordsOf(locale)("book.continue"));
		await giveDetails(page, locale, { name, phone: number });
		const { reference } = await confirmBooking(page, locale);
		await page.context().close();
		const sms = `+7${number.replace(/\D/g, "").slice(1)}`;
		return { reference: plainReference(reference), sms };
	};
	const answering = await bookLater("ru", "Сәуле");
	const silent = await bookLater("kk", "Нұрлан");

	const head = await signIn(browser, office.logins.head, "ru", "/staff/schedules");
	const keys = new Keyboard(head);
	await test.step("the head closes that day, by the keyboard alone, after seeing whom it hits", async () => {
		await expectAccessible(head);
		await keys.tabTo(head.getByRole("link", { name: ru("staff.schedules.close-office") }));
		await keys.press("Enter");
		await expect(head).toHaveURL(/\/schedules\/closure/);
		await expectAccessible(head);
		const [year, month, day] = office.later.split("-");
		for (const field of ["from", "to"]) {
			await keys.tabTo(head.locator(`#${field}`));
			await keys.type(`${month}${day}${year}`);
			await expect(head.locator(`#${field}`)).toHaveValue(office.later);
		}
		await keys.press("Enter");
		await expect(head.locator("#preview")).toBeFocused();
		await expect(head.locator("main")).toContainText(ru("staff.schedules.hits", { count: 2 }));
		await expectAccessible(head);
		await keys.tabTo(head.getByRole("button", { name: ru("staff.schedules.save") }));
		await keys.press("Enter");
		await expect(head).toHaveURL(/saved=/);
		await expect(head.locator("main")).toContainText(
			ru("staff.schedules.state-open", { count: 2 }),
		);
	});

	await test.step("each of them is offered another time, which is held", async () => {
		await head.goto("/ru/staff/disruptions");
		await expectAccessible(head);
		await keys.tabTo(head.getByRole("button", { name: ru("staff.disruptions.offer-all") }));
		await keys.press("Enter");
		await expect(head.locator("main")).toContainText(
			ru("staff.disruptions.done", { offered: "2", without: "0" }),
		);
		for (const { reference } of [answering, silent])
			expect(await offerOf(reference)).toEqual({
				state: "open",
				holdState: "held",
				visitState: "booked",
			});
	});

	await test.step("one takes it in two taps", async () => {
		const page = await openPhone(browser);
		const message = page
			.locator("main li", { hasText: answering.sms })
			.filter({ hasText: ru("message.kind.offer") });
		await expect(async () => {
			await page.goto("/ru/dev/messages");
			await expect(message).toHaveCount(1, { timeout: 500 });
		}).toPass();
		await message.getByRole("link", { name: ru("inbox.open") }).click();
		await expect(page.locator("h1")).toHaveText(ru("offer.title"));
		await audit.resident(page, "ru");
		await press(page, ru("offer.accept"));
		await expect(page.locator("h1")).not.toHaveText(ru("offer.title"));
		await audit.resident(page, "ru");
		await page.context().close();
		expect((await offerOf(answering.reference))?.state).toBe("accepted");
	});

	await test.step("the other does not answer: their visit stays, and the staff sees whom to call", async () => {
		await letOfferRunOut(silent.reference);
		await expect
			.poll(async () => await offerOf(silent.reference))
			.toEqual({
				state: "expired",
				holdState: "expired",
				visitState: "booked",
			});
		await head.reload();
		const unanswered = head
			.locator("section")
			.filter({ has: head.getByRole("heading", { name: ru("staff.disruptions.unanswered") }) });
		await expect(unanswered.locator("li")).toHaveCount(1);
		await expect(unanswered).toContainText("Нұрлан");
		await expectAccessible(head);
	});

	await test.step("nobody is lost", async () => {
		expect(await openTickets(office.id)).toBe(0);
		const visits = new Map((await visitsOf(office.id)).map((visit) => [visit.reference, visit]));
		expect(visits.size).toBe(4);
		expect(visits.get(plainReference(booked.reference))?.state).toBe("served");
		expect(visits.get(second)?.state).toBe("served");
		expect(visits.get(silent.reference)).toMatchObject({ state: "booked", day: office.later });
		const moved = visits.get(answering.reference);
		expect(moved?.state).toBe("booked");
		expect(moved?.day).not.toBe(office.later);
	});

	await test.step("the history is right, and with a fault planted in it it is not", async () => {
		const { events, people, rules } = await readHistory(office);
		expect(people.size).toBe(5);
		expect(checkQueueHistory(events, people, rules)).toEqual([]);
		for (const planted of ["another-s-call", "struck-out"] as const) {
			const wrong = await readHistory(office, planted);
			expect(checkQueueHistory(wrong.events, wrong.people, rules), planted).not.toEqual([]);
		}
	});
});
