import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { auditEntries } from "#db/schema/audit.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { derivePin } from "#domain/identity/sealing.ts";
import { visitor as makeVisitor } from "#tests/factories/actors.ts";
import { now, officeId, seedOffice } from "#tests/factories/office.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { expireHolds } from "./expire-holds.ts";
import { extendHold } from "./extend-hold.ts";
import { findVisit } from "./find-visit.ts";
import { holdSlot } from "./hold-slot.ts";
import { startMove } from "./move-appointment.ts";
import { listVisitSteps } from "./queries-visit-history.ts";
import { findMyHold, findMyVisit, listMyVisits } from "./queries-visits.ts";
import { saveDetails } from "./save-details.ts";

beforeAll(seedOffice);
beforeEach(() => db.delete(appointments));

const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const day = "2026-11-26";
let nextPerson = 0;
const person = () => ({
	name: `Person ${String.fromCharCode(65 + (nextPerson % 26))}${"a".repeat(1 + Math.floor(nextPerson / 26))}`,
	phone: `+770100${String(10_000 + nextPerson++)}`,
	language: "ru" as const,
	adjustments: ["wheelchair" as const],
	forSomeoneElse: false,
});

const slot = (day: string, startMinute: number, deskId: string | null = "1110-4-d1") => ({
	formKey: randomBytes(12).toString("hex"),
	serviceId: deskId === "1110-4-d6" ? "reception" : "fingerprints",
	officeId,
	deskId,
	day,
	startMinute,
});

async function hold(
	visitor: Visitor,
	day: string,
	minute: number,
	deskId?: string | null,
	at = now,
) {
	const held = await holdSlot(visitor, slot(day, minute, deskId), at);
	if (!held.ok) throw new Error(held.refusal);
	return held.value;
}

async function book(visitor: Visitor, day: string, minute: number, who = person()) {
	const { holdId } = await hold(visitor, day, minute);
	await saveDetails(visitor, holdId, who);
	const confirmed = await confirmAppointment(visitor, holdId, now);
	if (!confirmed.ok) throw new Error(confirmed.refusal);
	return confirmed.value;
}

const rowsOf = (visitor: Visitor) =>
	db.select().from(appointments).where(eq(appointments.visitorHash, visitor.visitorHash));

describe("holding", () => {
	test("a slot outside the hours, in the past, inside the notice or beyond the horizon cannot be held", async () => {
		const visitor = makeVisitor();
		for (const [day, minute] of [
			["2026-11-25", 541],
			["2026-11-25", 800],
			["2026-11-28", 540],
			["2026-11-24", 540],
			["2026-11-24", 580],
			["2026-11-23", 900],
			["2026-12-09", 540],
			["2026-12-16", 540],
		] as const)
			expect(await holdSlot(visitor, slot(day, minute), now)).toEqual({
				ok: false,
				refusal: "slot-not-offered",
			});
		expect((await holdSlot(visitor, slot("2026-11-24", 600), now)).ok).toBe(true);
	});

	test("a held slot cannot be taken by another, a slot beside it can", async () => {
		await hold(makeVisitor(), day, 540);
		expect(await holdSlot(makeVisitor(), slot(day, 540), now)).toEqual({
			ok: false,
			refusal: "slot-taken",
		});
		await hold(makeVisitor(), day, 560);
	});

	test("when the desk does not matter, the office gives each visitor a desk of their own until none is left", async () => {
		const desks = new Set<string>();
		for (let visitor = 0; visitor < 3; visitor++)
			desks.add((await hold(makeVisitor(), day, 540, null)).deskId);
		expect(desks.size).toBe(3);
		expect(await holdSlot(makeVisitor(), slot(day, 540, null), now)).toMatchObject({
			refusal: "slot-taken",
		});
	});

	test("taking another slot releases the first and keeps the answers", async () => {
		const visitor = makeVisitor();
		const first = await hold(visitor, day, 540);
		const who = person();
		await saveDetails(visitor, first.holdId, who);
		const second = await hold(visitor, day, 600);
		expect(await findMyHold(visitor, now)).toMatchObject({
			holdId: second.holdId,
			contact: { name: who.name, phone: who.phone },
			adjustments: ["wheelchair"],
		});
		await hold(makeVisitor(), day, 540);
	});

	test("when the other slot is taken, the hold and the answers stay as they were", async () => {
		const visitor = makeVisitor();
		const first = await hold(visitor, day, 540);
		await hold(makeVisitor(), day, 560);
		expect((await holdSlot(visitor, slot(day, 560), now)).ok).toBe(false);
		expect(await findMyHold(visitor, now)).toMatchObject({ holdId: first.holdId, hold: "held" });
	});

	test("choosing one's own held slot again, from a new page, is no conflict", async () => {
		const visitor = makeVisitor();
		const first = await hold(visitor, day, 540);
		expect((await hold(visitor, day, 540)).holdId).toBe(first.holdId);
	});

	test("a hold that ran out frees its slot without any worker", async () => {
		await hold(makeVisitor(), day, 540);
		expect((await holdSlot(makeVisitor(), slot(day, 540), later(9))).ok).toBe(false);
		await hold(makeVisitor(), day, 540, undefined, later(10));
	});

	test("a hold can be made longer once, not twice, and not by another", async () => {
		const visitor = makeVisitor();
		const { holdId } = await hold(visitor, day, 540);
		const once = await extendHold(visitor, holdId, later(5));
		expect(once).toEqual({ ok: true, value: { holdId, expiresAt: later(20) } });
		expect(await extendHold(visitor, holdId, later(6))).toEqual(once);
		expect(await extendHold(makeVisitor(), holdId, now)).toMatchObject({ refusal: "not-found" });
	});

	test("a visitor cannot take slot after slot without end", async () => {
		const visitor = makeVisitor();
		const answers = [];
		for (let time = 0; time < 31; time++)
			answers.push(await holdSlot(visitor, slot(day, 540 + 20 * (time % 2)), now));
		expect(answers.slice(0, 30).every((answer) => answer.ok)).toBe(true);
		expect(answers[30]).toEqual({ ok: false, refusal: "too-many-attempts" });
	});
});

describe("confirming", () => {
	test("the hold becomes the booking in place, with reference, PIN and audit, and nothing readable in the row", async () => {
		const visitor = makeVisitor();
		const who = { ...person(), name: "Әсел Нұрланқызы" };
		const { holdId } = await hold(visitor, day, 540);
		await saveDetails(visitor, holdId, who);
		const confirmed = await confirmAppointment(visitor, holdId, now);
		if (!confirmed.ok) throw new Error(confirmed.refusal);
		expect(confirmed.value.pin).toBe(derivePin(confirmed.value.reference));
		const rows = await rowsOf(visitor);
		expect(rows).toMatchObject([{ id: holdId, state: "booked", openPlace: 1 }]);
		expect(JSON.stringify(rows) + String(rows[0]?.contact)).not.toContain(who.phone.slice(2));
		expect(String(rows[0]?.contact)).not.toContain("Әсел");
		const entries = await db
			.select({ action: auditEntries.action })
			.from(auditEntries)
			.where(eq(auditEntries.subjectId, holdId));
		expect(entries.map((entry) => entry.action)).toContain("appointment.booked");
		expect(await findMyVisit(visitor, confirmed.value.reference, now)).toMatchObject({
			pin: confirmed.value.pin,
			contact: { name: who.name },
			service: { feeTenge: 8650 },
			startMinute: 540,
		});
	});

	test("nothing is booked before it is said who comes, nor by another visitor", async () => {
		const visitor = makeVisitor();
		const { holdId } = await hold(visitor, day, 540);
		expect(await confirmAppointment(visitor, holdId, now)).toMatchObject({
			refusal: "details-missing",
		});
		await saveDetails(visitor, holdId, person());
		expect(await confirmAppointment(makeVisitor(), holdId, now)).toMatchObject({
			refusal: "not-found",
		});
		expect(await confirmAppointment(visitor, "no-uuid", now)).toMatchObject({
			refusal: "not-found",
		});
	});

	test("a late confirmation succeeds while the slot is free and fails with the slot gone", async () => {
		const [early, late] = [makeVisitor(), makeVisitor()];
		const first = await hold(early, day, 540);
		await saveDetails(early, first.holdId, person());
		const second = await hold(late, day, 560);
		await saveDetails(late, second.holdId, person());
		await expireHolds(later(11));
		expect((await confirmAppointment(early, first.holdId, later(12))).ok).toBe(true);
		await hold(makeVisitor(), day, 560, undefined, later(12));
		expect(await confirmAppointment(late, second.holdId, later(13))).toEqual({
			ok: false,
			refusal: "hold-expired-and-taken",
		});
		expect(await findMyHold(late, later(13))).toMatchObject({ hold: "lapsed" });
	});

	test("one person cannot have two visits at once, however the name is spelt; a family with one phone can", async () => {
		const who = { ...person(), name: "Әсел Нұрланқызы" };
		await book(makeVisitor(), day, 540, who);
		const visitor = makeVisitor();
		const { holdId } = await hold(visitor, day, 540, "1110-4-d2");
		await saveDetails(visitor, holdId, { ...who, name: "АСЕЛ  нурланкызы" });
		expect(await confirmAppointment(visitor, holdId, now)).toEqual({
			ok: false,
			refusal: "overlapping-visit",
		});
		await saveDetails(visitor, holdId, { ...who, name: "Марат" });
		expect((await confirmAppointment(visitor, holdId, now)).ok).toBe(true);
	});

	test("a fourth open visit of one person is refused, until one of the three is cancelled", async () => {
		const visitor = makeVisitor();
		const who = person();
		const { reference } = await book(visitor, day, 540, who);
		await book(visitor, day, 560, who);
		await book(visitor, day, 580, who);
		const { holdId } = await hold(visitor, day, 600);
		await saveDetails(visitor, holdId, who);
		expect(await confirmAppointment(visitor, holdId, now)).toMatchObject({
			refusal: "too-many-open-visits",
		});
		await cancelAppointment(visitor, reference, now);
		expect((await confirmAppointment(visitor, holdId, now)).ok).toBe(true);
	});

	test("a visit whose time is past takes no place among the open ones", async () => {
		const visitor = makeVisitor();
		const who = person();
		for (const minute of [1020, 1040, 1060]) {
			const { holdId } = await hold(visitor, "2026-11-24", minute, "1110-4-d6");
			await saveDetails(visitor, holdId, who);
			expect((await confirmAppointment(visitor, holdId, now)).ok).toBe(true);
		}
		const tomorrow = new Date("2026-11-25T04:00:00Z");
		const { holdId } = await hold(visitor, "2026-11-26", 1020, "1110-4-d6", tomorrow);
		await saveDetails(visitor, holdId, who);
		expect((await confirmAppointment(visitor, holdId, tomorrow)).ok).toBe(true);
	});
});

describe("moving and cancelling", () => {
	test("moving keeps reference and PIN, frees the old time and takes the new one", async () => {
		const visitor = makeVisitor();
		const booked = await book(visitor, day, 540);
		const held = await startMove(visitor, booked.reference, slot(day, 560), now);
		if (!held.ok) throw new Error(held.refusal);
		expect((await findMyVisit(visitor, booked.reference, now))?.startMinute).toBe(540);
		expect(await confirmAppointment(visitor, held.value.holdId, now)).toEqual({
			ok: true,
			value: booked,
		});
		expect(await findMyVisit(visitor, booked.reference, now)).toMatchObject({
			startMinute: 560,
			sequence: 1,
		});
		const steps = await listVisitSteps(visitor, booked.reference, now);
		expect(steps.map((step) => step.state)).toEqual(["booked", "moved", "booked"]);
		// The old time rests first: it opens again after two to ten minutes.
		await hold(makeVisitor(), day, 540, "1110-4-d1", later(10.1));
	});

	test("one person's visit can be moved to a time that overlaps its own old time", async () => {
		const visitor = makeVisitor();
		const booked = await book(visitor, day, 540);
		const held = await startMove(visitor, booked.reference, slot(day, 540, "1110-4-d2"), now);
		if (!held.ok) throw new Error(held.refusal);
		expect((await confirmAppointment(visitor, held.value.holdId, now)).ok).toBe(true);
	});

	test("a visit cannot be moved or cancelled by who may not see it, nor when it is too late", async () => {
		const visitor = makeVisitor();
		const { reference } = await book(visitor, day, 600);
		const stranger = makeVisitor();
		expect(await cancelAppointment(stranger, reference, now)).toMatchObject({
			refusal: "not-found",
		});
		expect(await startMove(stranger, reference, slot(day, 620), now)).toMatchObject({
			refusal: "not-found",
		});
		expect(await findMyVisit(stranger, reference, now)).toBeNull();
		const lastMoment = new Date(`${day}T03:00:00Z`);
		const tooLate = new Date(lastMoment.getTime() + 1);
		expect(await cancelAppointment(visitor, reference, tooLate)).toMatchObject({
			refusal: "too-late",
		});
		expect(await cancelAppointment(visitor, reference, lastMoment)).toMatchObject({ ok: true });
		expect(await cancelAppointment(visitor, reference, tooLate)).toMatchObject({ ok: true });
	});
});

describe("finding a visit again", () => {
	test("the reference with PIN or phone tail opens the visit, as people type it", async () => {
		const who = person();
		const { reference, pin } = await book(makeVisitor(), day, 540, who);
		const typed = `${reference.slice(0, 5).toLowerCase()} - ${reference.slice(5)}`.replace(
			/0/g,
			"O",
		);
		for (const secret of [pin, who.phone.slice(-4), `${pin.slice(0, 3)} ${pin.slice(3)}`]) {
			const visitor = makeVisitor();
			expect(await findVisit(visitor, { reference: typed, secret }, now)).toEqual({
				ok: true,
				value: { reference },
			});
			expect(await listMyVisits(visitor, now)).toHaveLength(1);
		}
	});

	test("a wrong PIN and a reference that does not exist get the same answer, and neither opens anything", async () => {
		const { reference, pin } = await book(makeVisitor(), day, 540);
		const visitor = makeVisitor();
		const wrongPin = String((Number(pin) + 1) % 1_000_000).padStart(6, "0");
		const refusals = await Promise.all([
			findVisit(visitor, { reference, secret: wrongPin }, now),
			findVisit(visitor, { reference, secret: "" }, now),
			findVisit(visitor, { reference: "ZZZZZZZZZZ", secret: pin }, now),
			findVisit(visitor, { reference: "not a reference\u0000", secret: pin }, now),
		]);
		for (const refusal of refusals) expect(refusal).toEqual({ ok: false, refusal: "not-found" });
		expect(await listMyVisits(visitor, now)).toEqual([]);
	});

	test("after ten wrong tries not even the right PIN opens it for a while", async () => {
		const { reference, pin } = await book(makeVisitor(), day, 540);
		for (let time = 0; time < 10; time++)
			await findVisit(makeVisitor(), { reference, secret: "x" }, now);
		expect(await findVisit(makeVisitor(), { reference, secret: pin }, now)).toEqual({
			ok: false,
			refusal: "too-many-attempts",
		});
	});
});

test("the worker frees overdue holds and forgets after a day who they were for", async () => {
	const visitor = makeVisitor();
	const { holdId } = await hold(visitor, day, 700);
	await saveDetails(visitor, holdId, person());
	await expireHolds(later(11));
	expect((await rowsOf(visitor))[0]?.contact).not.toBeNull();
	await expireHolds(later(25 * 60));
	const [row] = await db.select().from(appointments).where(eq(appointments.id, holdId));
	expect(row).toMatchObject({ state: "expired", contact: null, visitorHash: null });
});
