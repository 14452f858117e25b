import { eq } from "drizzle-orm";
import ical from "node-ical";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { auditEntries } from "#db/schema/audit.ts";
import { accounts, calendarFeeds } from "#db/schema/identity.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { makeCalendarFeed, revokeCalendarFeed } from "#domain/identity/calendar-feeds.ts";
import { officer as staff } from "#tests/factories/actors.ts";
import { now, officeId, seedOffice } from "#tests/factories/office.ts";
import { bookByOffice } from "./book-by-office.ts";
import { findByOffice } from "./find-by-office.ts";
import { cancelByOffice } from "./mark-visit.ts";
import { officerCalendar } from "./officer-calendar.ts";
import { officeSlots, servicesToBook } from "./queries-office-slots.ts";
import { listWeek } from "./queries-week.ts";
import { undoMark } from "./undo-mark.ts";

const clerk = staff.frontDesk();
const probation = staff.probationOfficer();
const visits = { plain: { id: "", reference: "" }, probation: { id: "", reference: "" } };

async function book(officer: Officer, serviceId: string, phone: string, startMinute: number) {
	const booked = await bookByOffice(
		officer,
		{
			formKey: `reading-form-${serviceId}-${startMinute}`,
			serviceId,
			officeId,
			deskId: null,
			day: "2026-11-24",
			startMinute,
			channel: "counter",
			override: "",
		},
		{
			name: "Aigul Secret",
			phone,
			language: "kk",
			adjustments: ["wheelchair"],
			forSomeoneElse: false,
		},
		now,
	);
	if (!booked.ok) throw new Error(booked.refusal);
	return booked.value;
}

beforeAll(async () => {
	await seedOffice();
	visits.plain = await book(clerk, "fingerprints", "+77010001234", 600);
	visits.probation = await book(probation, "window-visit", "+77020001234", 640);
});

test("a phone's last four digits find the visits one may see, with their wishes, and leave an audit row with its purpose", async () => {
	const found = await findByOffice(clerk, " 12 34 ", "is-here", now);
	expect(found).toMatchObject({
		ok: true,
		value: [{ id: visits.plain.id, name: "Aigul Secret", adjustments: ["wheelchair"] }],
	});
	const [entry] = await db
		.select()
		.from(auditEntries)
		.where(eq(auditEntries.action, "appointment.looked-up"));
	expect(entry).toMatchObject({
		actorId: clerk.accountId,
		purpose: "is-here",
		details: { by: "phone-tail", found: 1 },
	});
	expect(JSON.stringify(entry)).not.toMatch(/1234|Aigul/);
});

test("a reference is found in any form; a probation visit by nobody else", async () => {
	const spoken = visits.probation.reference.toLowerCase().replace(/(.{5})/, "$1-");
	expect(await findByOffice(probation, spoken, "is-calling", now)).toMatchObject({ ok: true });
	for (const other of [clerk, staff.officeHead(), staff.frontDesk({ officeId: "1110-5" })])
		expect(await findByOffice(other, spoken, "is-here", now)).toEqual({
			ok: false,
			refusal: "not-found",
		});
	expect(await findByOffice(staff.leadership(), "1234", "is-here", now)).toEqual({
		ok: false,
		refusal: "not-allowed",
	});
	expect(await findByOffice(clerk, "Aigul", "is-here", now)).toEqual({
		ok: false,
		refusal: "not-readable",
	});
});

test("whoever tries all phone tails is stopped", async () => {
	const curious = staff.frontDesk();
	let last = await findByOffice(curious, "0000", "is-here", now);
	for (let tail = 1; tail <= 120; tail++)
		last = await findByOffice(curious, String(tail).padStart(4, "0"), "is-here", now);
	expect(last).toEqual({ ok: false, refusal: "too-many-attempts" });
});

test("the clerk is offered times from this minute on, and nothing of a desk that is not theirs to book", async () => {
	const asked = { serviceId: "fingerprints", officeId, beatId: null, day: null };
	const { day, slots } = await officeSlots(clerk, asked, now);
	expect([day, slots[0]?.startMinute]).toEqual(["2026-11-24", 540]);
	const probationSlots = { ...asked, serviceId: "window-visit" };
	expect((await officeSlots(clerk, probationSlots, now)).slots).toEqual([]);
	expect((await officeSlots(probation, probationSlots, now)).slots.length).toBeGreaterThan(0);
	const ids = async (officer: Officer) =>
		(await servicesToBook(officer, "2026-11-24")).map(({ id }) => id).sort();
	expect(await ids(clerk)).toEqual(["fingerprints", "reception"]);
	expect(await ids(probation)).toEqual(["window-visit"]);
	expect(await ids(staff.leadership())).toEqual([]);
});

test("the week shows hours, visits and free times of the desks one may see", async () => {
	const week = await listWeek(clerk, "2026-11-23", officeId, now);
	expect(week.some(({ id }) => ["1110-4-d3", "1110-4-d4"].includes(id))).toBe(false);
	const tuesdays = week.map(({ days }) => days[1]);
	expect(tuesdays.flatMap((day) => day?.visits ?? []).map(({ id }) => id)).toEqual([
		visits.plain.id,
	]);
	const [desk] = week;
	expect(desk?.days.map(({ hours }) => hours.length)).toEqual([2, 2, 2, 2, 2, 0, 0]);
	// Monday is over; on Tuesday 24 starts less the visit, if it stands at this desk.
	expect(desk?.days[0]?.free).toEqual([]);
	expect(desk?.days[2]?.free).toHaveLength(24);
	expect(await listWeek(staff.leadership(), "2026-11-23", officeId, now)).toEqual([]);
});

const words = {
	calendar: "Qadam",
	visit: (window: number) => `Visit, window ${window}`,
	office: (number: number) => `Office ${number}`,
};

async function account(role: Officer["role"]): Promise<string> {
	const [row] = await db
		.insert(accounts)
		.values({ login: role, passwordHash: "none", role, displayName: role, officeId })
		.returning({ id: accounts.id });
	return row?.id ?? "";
}

test("an officer's calendar holds their visits by window and number alone, and follows changes", async () => {
	const officer = staff.frontDesk({ accountId: await account("front-desk") });
	const { token } = await makeCalendarFeed(officer, now);
	const read = async () => {
		const text = (await officerCalendar(token, words, now)) ?? "";
		return {
			text,
			events: Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === "VEVENT"),
		};
	};
	const before = await read();
	expect(before.events).toHaveLength(1);
	expect(before.events[0]).toMatchObject({ sequence: 0, status: "CONFIRMED" });
	expect(before.text).toMatch(/SUMMARY:Visit\\, window \d/);
	expect(before.text).not.toMatch(/Aigul|0001234|ingerprints/);
	expect(before.text).not.toContain(visits.plain.reference);
	await cancelByOffice(clerk, visits.plain.id, "No power", now);
	const cancelled = await read();
	expect(cancelled.events[0]).toMatchObject({ sequence: 1, status: "CANCELLED" });
	expect(cancelled.events[0]).toHaveProperty("uid", (before.events[0] as { uid: string }).uid);
	await undoMark(clerk, visits.plain.id, now);
	expect((await read()).events[0]).toMatchObject({ sequence: 2, status: "CONFIRMED" });
});

test("a probation officer's calendar reads like every other", async () => {
	const officer = staff.probationOfficer({ accountId: await account("probation-officer") });
	const { token } = await makeCalendarFeed(officer, now);
	const text = (await officerCalendar(token, words, now)) ?? "";
	expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
	expect(text).toMatch(/SUMMARY:Visit\\, window \d/);
	expect(text).not.toMatch(/probation|Aigul/i);
});

test("the address ends when it is revoked, renewed, or the account is disabled, and is kept nowhere", async () => {
	const accountId = await account("office-head");
	const officer = staff.officeHead({ accountId });
	const first = (await makeCalendarFeed(officer, now)).token;
	const second = (await makeCalendarFeed(officer, now)).token;
	expect(await officerCalendar(first, words, now)).toBeNull();
	expect(await officerCalendar(second, words, now)).not.toBeNull();
	expect(await officerCalendar(`${second}x`, words, now)).toBeNull();
	const rows = JSON.stringify([
		await db.select().from(calendarFeeds),
		await db.select().from(auditEntries),
	]);
	expect(rows).not.toContain(second);
	await db.update(accounts).set({ disabledAt: now }).where(eq(accounts.id, accountId));
	expect(await officerCalendar(second, words, now)).toBeNull();
	await db.update(accounts).set({ disabledAt: null }).where(eq(accounts.id, accountId));
	await revokeCalendarFeed(officer, now);
	expect(await officerCalendar(second, words, now)).toBeNull();
});
