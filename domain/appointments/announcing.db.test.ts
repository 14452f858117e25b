import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import ical from "node-ical";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { messages, visitLinks } from "#db/schema/notifications.ts";
import type { Officer, Visitor } from "#domain/identity/actors.ts";
import { type MessageContents, unsealContents } from "#domain/notifications/contents.ts";
import { sendMessage } from "#domain/notifications/send-message.ts";
import { writeEmail, writeSms } from "#domain/notifications/write-message.ts";
import { visitor as makeVisitor, officer } from "#tests/factories/actors.ts";
import { now, officeId, seedOffice } from "#tests/factories/office.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { holdSlot } from "./hold-slot.ts";
import { cancelByOffice, markArrived } from "./mark-visit.ts";
import { startMove } from "./move-appointment.ts";
import { deliveryOf, listDeadMessages } from "./queries-messages.ts";
import { findMyVisit } from "./queries-visits.ts";
import { saveDetails } from "./save-details.ts";
import type { Details } from "./schema.ts";
import { sendMessageAgain } from "./send-message-again.ts";
import { findLinkedVisit, forgetVisitLinks, openVisitLink } from "./visit-links.ts";

beforeAll(seedOffice);
beforeEach(() => pool.query("TRUNCATE messages, visit_links, appointments CASCADE"));

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
/** Office's wall clock. */
const at = (wall: string) => new Date(`${wall}:00+05:00`);
const origins = { site: "https://qadam.kz", short: "https://qadam.kz" };
const day = "2026-11-27";

let nextPhone = 10_000;
const who = (given: Partial<Details> = {}): Details => ({
	name: "Aigul Seitova",
	phone: `+770100${nextPhone++}`,
	language: "ru",
	adjustments: [],
	forSomeoneElse: false,
	...given,
});

const slot = (startMinute: number, deskId: string, serviceId: string) => ({
	formKey: randomBytes(12).toString("hex"),
	serviceId,
	officeId,
	deskId,
	day,
	startMinute,
});

async function book(
	visitor: Visitor,
	given: Partial<Details> = {},
	place = { minute: 600, deskId: "1110-4-d1", serviceId: "fingerprints" },
) {
	const held = await holdSlot(visitor, slot(place.minute, place.deskId, place.serviceId), now);
	if (!held.ok) throw new Error(held.refusal);
	await saveDetails(visitor, held.value.holdId, who(given));
	const confirmed = await confirmAppointment(visitor, held.value.holdId, now);
	if (!confirmed.ok) throw new Error(confirmed.refusal);
	return { id: held.value.holdId, reference: confirmed.value.reference };
}

const rows = (id: string) =>
	db
		.select()
		.from(messages)
		.where(eq(messages.subjectId, id))
		.orderBy(messages.dueAt, messages.channel);

const planned = async (id: string) =>
	(await rows(id))
		.filter(({ state }) => state === "queued")
		.map(({ kind, channel, dueAt }) => [kind, channel, dueAt]);

async function contentsOf(id: string, kind: string, channel = "email"): Promise<MessageContents> {
	const row = (await rows(id)).find((one) => one.kind === kind && one.channel === channel);
	if (!row?.contents) throw new Error(`no ${kind} by ${channel}`);
	return unsealContents(row.contents);
}

const byMail = { email: "aigul@example.kz", remind: "email" as const };

describe("who books is told, by the ways they chose", () => {
	test("by SMS: a confirmation now, reminders 48 and 3 hours before", async () => {
		const { id } = await book(makeVisitor());
		expect(await planned(id)).toEqual([
			["confirmed", "sms", now],
			["reminder-early", "sms", at("2026-11-25T10:00")],
			// 07:00 is in the quiet hours: nine in the morning is still an hour before the visit.
			["reminder-late", "sms", at("2026-11-27T09:00")],
		]);
	});

	test("by e-mail: everything by e-mail, and nothing by SMS", async () => {
		const { id } = await book(makeVisitor(), byMail);
		expect(await planned(id)).toEqual([
			["confirmed", "email", now],
			["reminder-early", "email", at("2026-11-25T10:00")],
			["reminder-late", "email", at("2026-11-27T07:00")],
		]);
	});

	test("who wants no reminder gets none, but the office's cancellation all the same", async () => {
		const { id } = await book(makeVisitor(), { remind: "none" });
		expect(await planned(id)).toEqual([]);
		await cancelByOffice(officer.frontDesk(), id, "The heating failed", now);
		expect(await planned(id)).toEqual([
			["cancelled-by-office", "sms", new Date(now.getTime() + 15_000)],
		]);
	});

	test("confirming twice tells once", async () => {
		const visitor = makeVisitor();
		const { id } = await book(visitor);
		await confirmAppointment(visitor, id, now);
		expect(await planned(id)).toHaveLength(3);
	});
});

describe("a visit that changes", () => {
	test("moved, it reminds of the new time alone, and its calendar entry is the same with a higher sequence", async () => {
		const visitor = makeVisitor();
		const old = await book(visitor, byMail);
		const before = await contentsOf(old.id, "confirmed");
		const held = await startMove(
			visitor,
			old.reference,
			slot(900, "1110-4-d1", "fingerprints"),
			now,
		);
		if (!held.ok) throw new Error(held.refusal);
		await confirmAppointment(visitor, held.value.holdId, later(1));
		expect(await planned(old.id)).toEqual([]);
		expect((await planned(held.value.holdId)).map(([kind]) => kind)).toEqual([
			"changed",
			"reminder-early",
			"reminder-late",
		]);
		const after = await contentsOf(held.value.holdId, "changed");
		const [one, other] = [before, after].map(({ calendar }) =>
			Object.values(ical.sync.parseICS(calendar?.text ?? "")).find(
				(entry) => entry?.type === "VEVENT",
			),
		);
		expect(one).toMatchObject({ sequence: 0 });
		expect(other).toMatchObject({ uid: (one as { uid: string }).uid, sequence: 1 });
	});

	test("cancelled by its person, it reminds nobody, and an e-mail takes it out of the calendar", async () => {
		const visitor = makeVisitor();
		const { id, reference } = await book(visitor, byMail);
		await cancelAppointment(visitor, reference, later(1));
		expect((await planned(id)).map(([kind]) => kind)).toEqual(["cancelled-by-resident"]);
		const { calendar } = await contentsOf(id, "cancelled-by-resident");
		expect(calendar?.method).toBe("CANCEL");
		expect(calendar?.text).toContain("STATUS:CANCELLED");
		expect(calendar?.text).toContain("SEQUENCE:1");
	});

	test("cancelled by the office, its person is told by every way; the clerk's own words stand on the page alone", async () => {
		const { id } = await book(makeVisitor(), { email: "aigul@example.kz" });
		await cancelByOffice(officer.frontDesk(), id, "The heating failed", later(1));
		expect((await planned(id)).map(([kind, channel]) => [kind, channel])).toEqual([
			["cancelled-by-office", "email"],
			["cancelled-by-office", "sms"],
		]);
		const email = writeEmail(await contentsOf(id, "cancelled-by-office"), origins);
		expect(email.text).not.toContain("heating");
	});

	test("who has arrived is reminded no more", async () => {
		const { id } = await book(makeVisitor());
		await markArrived(officer.frontDesk(), id, at("2026-11-27T08:50"));
		expect(await planned(id)).toEqual([]);
	});
});

describe("a probation visit", () => {
	test("reads like any other in every message, its subject and its calendar file, and no reason gives it away", async () => {
		const given = { email: "aigul@example.kz", phone: "+77010000001", remind: "sms" as const };
		const plain = await book(makeVisitor(), { ...given, name: "One Person" });
		const probation = await book(
			makeVisitor(),
			{ ...given, name: "Other Person" },
			{ minute: 600, deskId: "1110-4-d3", serviceId: "window-visit" },
		);
		await cancelByOffice(officer.frontDesk(), plain.id, "The heating failed", now);
		await cancelByOffice(
			officer.probationOfficer(),
			probation.id,
			"The probation officer is ill",
			now,
		);
		const neutral = async ({ id, reference }: { id: string; reference: string }) =>
			(await rows(id)).map((row) => {
				if (!row.contents) throw new Error("no contents");
				const contents = unsealContents(row.contents);
				const { subject, text } = writeEmail(contents, origins);
				const said = [
					row.kind,
					row.channel,
					writeSms(contents, origins),
					subject,
					text,
					contents.calendar?.text,
				];
				return said
					.join("\n")
					.replaceAll(reference, "REFERENCE")
					.replaceAll(`${reference.slice(0, 5)}-${reference.slice(5)}`, "REFERENCE")
					.replaceAll(contents.facts.token ?? "no token", "TOKEN")
					.replaceAll(id, "ID")
					.replace(/(окно|Окно:?|Window) [13]\b/g, "$1 N");
			});
		const [one, other] = await Promise.all([neutral(plain), neutral(probation)]);
		expect(other.join("\n")).not.toMatch(/probation|пробац|ill\b|window-visit/i);
		expect(other).toEqual(one);
	});

	test("is not shown among undelivered messages to those who may not know of it", async () => {
		const { id } = await book(
			makeVisitor(),
			{},
			{ minute: 600, deskId: "1110-4-d3", serviceId: "window-visit" },
		);
		await killAll(id);
		const seen = async (who: Officer) => [
			(await listDeadMessages(who)).length,
			(await deliveryOf(who, id)).length,
		];
		expect(await seen(officer.probationOfficer())).toEqual([3, 3]);
		for (const other of [
			officer.frontDesk(),
			officer.officeHead(),
			officer.migrationOfficer(),
			officer.leadership(),
			officer.administrator(),
			officer.probationOfficer({ officeId: "1110-5" }),
		])
			expect(await seen(other)).toEqual([0, 0]);
	});
});

async function killAll(id: string): Promise<void> {
	for (const row of await rows(id))
		await sendMessage({ sms: null, email: null }, row.id, row.dueAt);
}

describe("staff", () => {
	test("see whether a visit's messages arrived and send again what did not; others cannot", async () => {
		const { id } = await book(makeVisitor());
		await killAll(id);
		const clerk = officer.frontDesk();
		const [dead] = await listDeadMessages(clerk);
		if (!dead) throw new Error("nothing dead");
		expect(dead).toMatchObject({ state: "dead", failure: "no-gateway", appointmentId: id });
		expect(JSON.stringify(dead)).not.toMatch(/7701|Aigul/);
		for (const other of [officer.probationOfficer(), officer.frontDesk({ officeId: "1110-5" })])
			expect(await sendMessageAgain(other, dead.id, now)).toMatchObject({ refusal: "not-found" });
		expect(await sendMessageAgain(officer.leadership(), dead.id, now)).toMatchObject({
			refusal: "not-allowed",
		});
		expect((await sendMessageAgain(clerk, dead.id, now)).ok).toBe(true);
		expect(await sendMessageAgain(clerk, dead.id, now)).toMatchObject({
			refusal: "cannot-be-sent-again",
		});
		expect((await deliveryOf(clerk, id)).map(({ state }) => state).sort()).toEqual([
			"dead",
			"dead",
			"queued",
		]);
	});
});

describe("the link in a message", () => {
	const tokenOf = async (id: string) => (await contentsOf(id, "confirmed")).facts.token ?? "";

	test("opens the visit for another browser, shows neither name nor purpose before, and stands nowhere readable", async () => {
		const { id, reference } = await book(makeVisitor(), byMail);
		const token = await tokenOf(id);
		expect(token).toMatch(/^[\w-]{22}$/);
		const shown = await findLinkedVisit(token, now);
		expect(shown).toMatchObject({ day, startMinute: 600, window: 1, state: "booked" });
		expect(JSON.stringify(shown)).not.toMatch(/Aigul|7701|Fingerprints/);
		const other = makeVisitor();
		expect(await findMyVisit(other, reference, now)).toBeNull();
		expect(await openVisitLink(other, token, now)).toEqual({ ok: true, value: { reference } });
		expect((await findMyVisit(other, reference, now))?.contact?.name).toBe("Aigul Seitova");
		const [link] = await db.select().from(visitLinks);
		expect(JSON.stringify(link)).not.toContain(token);
	});

	test("a token that is guessed, cut short or of an ended visit opens nothing", async () => {
		const visitor = makeVisitor();
		const { id, reference } = await book(visitor, byMail);
		const token = await tokenOf(id);
		for (const wrong of [
			"",
			token.slice(1),
			`${token.slice(0, -1)}_x`,
			"A".repeat(22),
			`${token}' OR 1=1`,
		]) {
			expect(await findLinkedVisit(wrong, now)).toBeNull();
			expect(await openVisitLink(makeVisitor(), wrong, now)).toMatchObject({
				refusal: "not-found",
			});
		}
		expect(await findLinkedVisit(token, at("2026-11-28T10:10"))).not.toBeNull();
		expect(await findLinkedVisit(token, at("2026-11-28T10:30"))).toBeNull();
		await cancelAppointment(visitor, reference, later(1));
		expect(await findLinkedVisit(token, later(2))).toBeNull();
		expect(await openVisitLink(makeVisitor(), token, later(2))).toMatchObject({
			refusal: "not-found",
		});
	});

	test("still opens the visit after it was moved, until a day after its new time", async () => {
		const visitor = makeVisitor();
		const { id, reference } = await book(visitor, byMail);
		const token = await tokenOf(id);
		const held = await startMove(
			visitor,
			reference,
			{ ...slot(900, "1110-4-d1", "fingerprints"), day: "2026-12-01" },
			now,
		);
		if (!held.ok) throw new Error(held.refusal);
		await confirmAppointment(visitor, held.value.holdId, now);
		expect(await findLinkedVisit(token, at("2026-12-01T20:00"))).toMatchObject({
			day: "2026-12-01",
			startMinute: 900,
		});
		expect(await forgetVisitLinks(at("2026-12-01T20:00"))).toEqual({ forgotten: 0 });
		expect(await forgetVisitLinks(at("2026-12-03T20:00"))).toEqual({ forgotten: 2 });
	});
});

test("a booking that fails leaves no message behind", async () => {
	const visitor = makeVisitor();
	const first = await holdSlot(visitor, slot(600, "1110-4-d1", "fingerprints"), now);
	if (!first.ok) throw new Error(first.refusal);
	expect(await confirmAppointment(visitor, first.value.holdId, now)).toMatchObject({
		refusal: "details-missing",
	});
	expect(await db.select().from(messages)).toEqual([]);
	expect((await db.select().from(appointments)).length).toBe(1);
});
