import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { auditEntries } from "#db/schema/audit.ts";
import { messages } from "#db/schema/notifications.ts";
import { officer as staff } from "#tests/factories/actors.ts";
import { migrationDesks, now, officeId, seedOffice } from "#tests/factories/office.ts";
import { bookByOffice, type OfficeRequest } from "./book-by-office.ts";
import { unsealContact } from "./contact.ts";
import type { OfficeDetails } from "./schema.ts";

beforeAll(seedOffice);
beforeEach(() => pool.query("TRUNCATE messages, appointments CASCADE"));

let forms = 0;
const request = (facts: Partial<OfficeRequest> = {}): OfficeRequest => ({
	formKey: `form-key-number-${forms++}`,
	serviceId: "fingerprints",
	officeId,
	deskId: null,
	day: "2026-11-24",
	startMinute: 600,
	channel: "counter",
	override: "",
	...facts,
});

const person = (facts: Partial<OfficeDetails> = {}): OfficeDetails => ({
	name: "Aigul Test",
	phone: "+77010000001",
	language: "kk",
	adjustments: [],
	forSomeoneElse: false,
	...facts,
});

const all = () => db.select().from(appointments);

describe("booking for somebody at the counter or on the phone", () => {
	test("makes a booked visit with its channel, its clerk and its wishes, and confirms it by SMS", async () => {
		const clerk = staff.frontDesk();
		const asked = request({ channel: "phone" });
		const details = person({ adjustments: ["companion", "interpreter"] });
		const booked = await bookByOffice(clerk, asked, details, now);
		expect(booked).toMatchObject({ ok: true, value: { officeId } });
		const [row] = await all();
		expect(row).toMatchObject({
			state: "booked",
			channel: "phone",
			bookedBy: clerk.accountId,
			adjustments: ["companion", "interpreter"],
			visitorHash: null,
			openPlace: 1,
		});
		const sent = await db.select({ kind: messages.kind }).from(messages);
		expect(sent.map(({ kind }) => kind)).toContain("confirmed");
	});

	test("gives away a time that is too near for visitors, but none that is over", async () => {
		const clerk = staff.frontDesk();
		// The service wants an hour's notice; it is nine o'clock.
		const soon = await bookByOffice(clerk, request({ startMinute: 540 }), person(), now);
		expect(soon.ok).toBe(true);
		const later = new Date(now.getTime() + 60_000);
		expect(await bookByOffice(clerk, request({ startMinute: 540 }), person(), later)).toEqual({
			ok: false,
			refusal: "slot-not-offered",
		});
	});

	test("two people without a phone and of one name are two people; nobody is texted", async () => {
		const clerk = staff.frontDesk();
		const someone = person({ phone: "" });
		for (const deskId of migrationDesks)
			expect((await bookByOffice(clerk, request({ deskId }), someone, now)).ok).toBe(true);
		expect(await db.select().from(messages)).toEqual([]);
		expect(new Set((await all()).map((row) => row.personKey)).size).toBe(3);
	});

	test("the same form sent twice at once books once and answers the same number", async () => {
		const clerk = staff.frontDesk();
		for (const phone of ["", "+77010000001"]) {
			const asked = request({ startMinute: phone ? 620 : 600 });
			const answers = await Promise.all(
				[1, 2, 3].map(() => bookByOffice(clerk, asked, person({ phone }), now)),
			);
			const references = answers.map((answer) => (answer.ok ? answer.value.reference : answer));
			expect(new Set(references).size).toBe(1);
		}
		expect(await all()).toHaveLength(2);
	});

	test("of nine clerks at one time with three desks, three get it and the rest are told", async () => {
		const answers = await Promise.all(
			Array.from({ length: 9 }, (_, at) =>
				bookByOffice(
					staff.frontDesk(),
					request(),
					person({ phone: `+7701000001${at}`, name: `Person ${"abcdefghi"[at]}` }),
					now,
				),
			),
		);
		expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
		const refused = answers.filter(({ ok }) => !ok);
		expect(refused.every((answer) => !answer.ok && answer.refusal === "slot-taken")).toBe(true);
		expect(new Set((await all()).map(({ deskId }) => deskId)).size).toBe(3);
	});

	test("nobody is booked in two places at one time, not even by two clerks at once", async () => {
		const answers = await Promise.all([
			bookByOffice(staff.frontDesk(), request({ deskId: "1110-4-d1" }), person(), now),
			bookByOffice(staff.frontDesk(), request({ deskId: "1110-4-d2" }), person(), now),
		]);
		expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(answers).toContainEqual({ ok: false, refusal: "overlapping-visit" });
	});

	test("more open visits than are allowed take a reason, which the audit keeps", async () => {
		const clerk = staff.frontDesk();
		for (const startMinute of [600, 640, 680])
			await bookByOffice(clerk, request({ startMinute }), person(), now);
		expect(await bookByOffice(clerk, request({ startMinute: 720 }), person(), now)).toEqual({
			ok: false,
			refusal: "too-many-open-visits",
		});
		const asked = request({ startMinute: 720, override: "Three children" });
		const booked = await bookByOffice(clerk, asked, person(), now);
		if (!booked.ok) throw new Error(booked.refusal);
		const [entry] = await db
			.select()
			.from(auditEntries)
			.where(eq(auditEntries.subjectId, booked.value.id));
		expect(entry).toMatchObject({
			action: "appointment.booked",
			purpose: "Three children",
			details: { channel: "counter", overLimit: true },
		});
		expect(JSON.stringify(entry)).not.toMatch(/Aigul|7701/);
	});

	test("who comes stands sealed", async () => {
		await bookByOffice(staff.frontDesk(), request(), person(), now);
		const [row] = await all();
		expect(JSON.stringify(row)).not.toMatch(/Aigul|0000001/);
		expect(unsealContact(row?.contact ?? Buffer.alloc(0)).name).toBe("Aigul Test");
	});
});

describe.each([
	["frontDesk", ["fingerprints", "reception"]],
	["officeHead", ["fingerprints", "reception"]],
	["migrationOfficer", ["fingerprints"]],
	["inspector", ["reception"]],
	["probationOfficer", ["window-visit"]],
	["leadership", []],
	["administrator", []],
] as const)("%s", (role, allowed) => {
	test(`books ${allowed.join(", ") || "nothing"} and nothing else`, async () => {
		const minutes = { fingerprints: 600, "window-visit": 600, reception: 1020 };
		const desks = { fingerprints: null, "window-visit": null, reception: "1110-4-d6" };
		for (const serviceId of ["fingerprints", "window-visit", "reception"] as const) {
			const asked = request({
				serviceId,
				startMinute: minutes[serviceId],
				deskId: desks[serviceId],
			});
			const booked = await bookByOffice(staff[role](), asked, person({ phone: "" }), now);
			const expected = (allowed as readonly string[]).includes(serviceId)
				? { ok: true }
				: { ok: false, refusal: "not-allowed" };
			expect(booked, serviceId).toMatchObject(expected);
		}
	});
});
