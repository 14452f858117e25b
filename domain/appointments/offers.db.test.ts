import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { messages } from "#db/schema/notifications.ts";
import { offers } from "#db/schema/offers.ts";
import { scheduleExceptions, visitDisruptions } from "#db/schema/schedules.ts";
import { visitor as makeVisitor, officer } from "#tests/factories/actors.ts";
import { bookVisit, closeOffice, forgetVisitsAndOffers, linkOf } from "#tests/factories/closure.ts";
import { now, officeId, seedOffice } from "#tests/factories/office.ts";
import { acceptOffer, declineOffer } from "./answer-offer.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { expireOffers, withdrawStale } from "./end-offers.ts";
import { startMove } from "./move-appointment.ts";
import { offerAlternatives } from "./offer-alternatives.ts";
import { listUnoffered } from "./queries-hit-visits.ts";
import { liveList, wallMinuteOf } from "./queries-schedules.ts";
import { findMyVisit } from "./queries-visits.ts";

const day = "2026-11-25";
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeAll(seedOffice);
beforeEach(forgetVisitsAndOffers);

const listOffers = () =>
	db
		.select({
			id: offers.id,
			visitId: offers.visitId,
			holdId: offers.holdId,
			state: offers.state,
			expiresAt: offers.expiresAt,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			holdState: appointments.state,
		})
		.from(offers)
		.innerJoin(appointments, eq(appointments.id, offers.holdId))
		.orderBy(offers.createdAt);

const stateOf = async (id: string) =>
	(
		await db.select({ state: appointments.state }).from(appointments).where(eq(appointments.id, id))
	)[0]?.state;

const overlaps = async () =>
	(
		await db.execute(sql`SELECT one.id FROM appointments one JOIN appointments other
			ON one.id < other.id AND one.desk_id = other.desk_id AND one.during && other.during
			WHERE one.state IN (${liveList}) AND other.state IN (${liveList})`)
	).rows;

/** Two visits at nine, one at ten; the office closes for the day, and each is offered another time. */
async function closeWithThree() {
	const visits = [
		await bookVisit(day, 540),
		await bookVisit(day, 540, { at: later(1) }),
		await bookVisit(day, 600, { at: later(2) }),
	];
	const closure = await closeOffice(day, later(3));
	await offerAlternatives("system", closure.disruptions, later(13));
	const made = await listOffers();
	const offerOf = (index: number) => {
		const offer = made.find(({ visitId }) => visitId === visits[index]?.id);
		if (!offer) throw new Error("Nothing was offered.");
		return offer;
	};
	return { visits, closure, offerOf };
}

describe("a closed office", () => {
	test("everybody hit is offered one held time, told of it, and keeps the old visit meanwhile", async () => {
		const { visits } = await closeWithThree();
		const made = await listOffers();
		expect(made.map(({ state, holdState }) => [state, holdState])).toEqual(
			visits.map(() => ["open", "held"]),
		);
		for (const visit of visits) expect(await stateOf(visit.id)).toBe("booked");
		expect(await overlaps()).toEqual([]);
		const told = await db.select().from(messages).where(eq(messages.kind, "offer"));
		expect(told.length).toBe(3);
	});

	test("who was to come first, and of those who booked first, has the nearest time", async () => {
		const { offerOf } = await closeWithThree();
		const lost = 540;
		const distance = (index: number) => Math.abs((offerOf(index).start % 1440) - lost);
		expect(distance(0)).toBeLessThanOrEqual(distance(1));
		expect(offerOf(0).start).toBeLessThanOrEqual(offerOf(1).start);
	});

	test("asked again, or stopped in the middle and begun again, nobody gets two offers", async () => {
		const visits = await Promise.all([540, 560, 580, 600].map((minute) => bookVisit(day, minute)));
		const { disruptions } = await closeOffice(day);
		await offerAlternatives("system", disruptions.slice(0, 2), later(10));
		await Promise.all([1, 2, 3].map(() => offerAlternatives("system", disruptions, later(11))));
		await offerAlternatives("system", disruptions, later(12));
		const made = await listOffers();
		expect(made.length).toBe(visits.length);
		expect(new Set(made.map(({ visitId }) => visitId)).size).toBe(visits.length);
		expect(await overlaps()).toEqual([]);
	});

	test("the worker leaves ten minutes for taking the closure back, then finds whom nobody asked", async () => {
		await bookVisit(day, 540);
		const { disruptions } = await closeOffice(day);
		expect(await listUnoffered(later(-1), 10)).toEqual([]);
		expect(await listUnoffered(later(0), 10)).toEqual(disruptions);
		await offerAlternatives("system", disruptions, later(10));
		expect(await listUnoffered(later(0), 10)).toEqual([]);
	});

	test("an offer ends no later than the visit that it is for", async () => {
		const { offerOf } = await closeWithThree();
		// Nine o'clock next morning at the office is 24 hours from now: the hours to answer end with the visit.
		expect(offerOf(0).expiresAt.getTime()).toBe(new Date("2026-11-25T04:00:00Z").getTime());
	});

	test("who may not see a visit offers it nothing", async () => {
		await bookVisit(day, 540, { serviceId: "window-visit" });
		const { disruptions } = await closeOffice(day);
		expect(await offerAlternatives(officer.officeHead(), disruptions, now)).toEqual({
			offered: 0,
			withoutTime: 0,
		});
		expect(await offerAlternatives(officer.leadership(), disruptions, now)).toMatchObject({
			offered: 0,
		});
		expect(await offerAlternatives(officer.probationOfficer(), disruptions, now)).toMatchObject({
			offered: 1,
		});
	});
});

describe("answering", () => {
	test("by the link: the new time has the old number, the flag comes down, a second tap shows the same", async () => {
		const { visits, offerOf } = await closeWithThree();
		const token = await linkOf(offerOf(0).id);
		const anybody = makeVisitor();
		const accepted = await acceptOffer(anybody, { token }, later(20));
		expect(accepted).toEqual({ ok: true, value: { reference: visits[0]?.reference } });
		expect(await acceptOffer(makeVisitor(), { token }, later(21))).toEqual(accepted);
		expect(await stateOf(visits[0]?.id ?? "")).toBe("moved");
		expect(await stateOf(offerOf(0).holdId)).toBe("booked");
		const visit = await findMyVisit(anybody, visits[0]?.reference ?? "", later(22));
		expect(visit?.startMinute).toBe(offerOf(0).start % 1440);
		const open = await db
			.select()
			.from(visitDisruptions)
			.where(eq(visitDisruptions.appointmentId, visits[0]?.id ?? ""));
		expect(open[0]).toMatchObject({ resolution: "moved" });
		const changed = await db.select().from(messages).where(eq(messages.kind, "changed"));
		expect(changed.length).toBe(1);
	});

	test("on the visit's page, by who may see it and by nobody else", async () => {
		const { visits } = await closeWithThree();
		const [visit] = visits;
		if (!visit) throw new Error();
		const { reference } = visit;
		expect(await acceptOffer(makeVisitor(), { reference }, later(20))).toMatchObject({
			refusal: "not-found",
		});
		expect(await acceptOffer(visit.visitor, { reference }, later(20))).toMatchObject({ ok: true });
	});

	test("declined, the time is free for others after a rest, and the old visit stands, flagged", async () => {
		const { visits, offerOf } = await closeWithThree();
		const token = await linkOf(offerOf(0).id);
		const declined = await declineOffer(makeVisitor(), { token }, later(20));
		expect(declined).toMatchObject({ ok: true });
		expect(await declineOffer(makeVisitor(), { token }, later(20))).toEqual(declined);
		expect(await acceptOffer(makeVisitor(), { token }, later(21))).toMatchObject({
			refusal: "offer-over",
		});
		expect(await stateOf(offerOf(0).holdId)).toBe("expired");
		expect(await stateOf(visits[0]?.id ?? "")).toBe("booked");
		expect((await db.select().from(visitDisruptions)).every((row) => !row.resolvedAt)).toBe(true);
	});

	test("unanswered, the time is released, the visit stands, and the same time is never offered again", async () => {
		const { visits, closure, offerOf } = await closeWithThree();
		const first = offerOf(2);
		const end = first.expiresAt;
		expect(await expireOffers(new Date(end.getTime() - 1))).toBe(2);
		expect(await expireOffers(end)).toBe(1);
		expect(await expireOffers(end)).toBe(0);
		expect(await stateOf(visits[2]?.id ?? "")).toBe("booked");
		const token = await linkOf(first.id);
		expect(await acceptOffer(makeVisitor(), { token }, end)).toMatchObject({
			refusal: "offer-over",
		});
		const again = new Date(end.getTime() - 3 * 3_600_000);
		await offerAlternatives(officer.officeHead(), closure.disruptions, again);
		const second = (await listOffers()).filter(
			({ visitId, state }) => visitId === visits[2]?.id && state === "open",
		);
		expect(second.length).toBe(1);
		expect(second[0]?.start).not.toBe(first.start);
	});

	test("a link that never was opens nothing", async () => {
		for (const token of ["", "x", "a".repeat(22), "1".repeat(300)])
			expect(await acceptOffer(makeVisitor(), { token }, now)).toMatchObject({
				refusal: "not-found",
			});
	});
});

describe("when things happen at once", () => {
	test("two taps, the end of the offer and a cancellation: one outcome, nobody lost", async () => {
		for (let round = 0; round < 4; round++) {
			await forgetVisitsAndOffers();
			const { visits, offerOf } = await closeWithThree();
			const [visit] = visits;
			if (!visit) throw new Error();
			const offer = offerOf(0);
			const token = await linkOf(offer.id);
			const at = round % 2 ? offer.expiresAt : later(30);
			const answers = await Promise.all([
				acceptOffer(makeVisitor(), { token }, later(30)),
				acceptOffer(visit.visitor, { reference: visit.reference }, later(30)),
				cancelAppointment(visit.visitor, visit.reference, later(30)),
				expireOffers(at),
				withdrawStale(later(30)),
				declineOffer(makeVisitor(), { token }, later(30)),
			]);
			const live = await db.execute(sql`SELECT state FROM appointments
				WHERE reference = ${visit.reference} AND state IN (${liveList})`);
			const cancelled = answers[2].ok;
			expect(live.rows.length).toBe(cancelled ? 0 : 1);
			const [row] = await db.select().from(offers).where(eq(offers.id, offer.id));
			const accepted = answers[0].ok || answers[1].ok;
			if (accepted) expect(row?.state).toBe("accepted");
			if (!accepted) expect(await stateOf(offer.holdId)).toBe("expired");
			expect(await overlaps()).toEqual([]);
		}
	});

	test("who chooses another time on the usual page gives the offered one back", async () => {
		const { visits, offerOf } = await closeWithThree();
		const [visit] = visits;
		if (!visit) throw new Error();
		const held = await startMove(
			visit.visitor,
			visit.reference,
			{ formKey: "0123456789abcdef", officeId, deskId: null, day: "2026-11-27", startMinute: 840 },
			later(20),
		);
		if (!held.ok) throw new Error(held.refusal);
		expect(await confirmAppointment(visit.visitor, held.value.holdId, later(21))).toMatchObject({
			ok: true,
		});
		expect(await stateOf(offerOf(0).holdId)).toBe("expired");
		const token = await linkOf(offerOf(0).id);
		expect(await acceptOffer(makeVisitor(), { token }, later(22))).toMatchObject({
			refusal: "offer-over",
		});
	});

	test("the cut-off does not hold against somebody whom the office sends away", async () => {
		const visit = await bookVisit("2026-11-24", 660);
		await closeOffice("2026-11-24");
		const shown = await findMyVisit(visit.visitor, visit.reference, later(110));
		expect(shown?.canChange).toBe(true);
	});

	test("a closure that is taken back withdraws its offers, their holds and what was still to be sent", async () => {
		const { visits, closure, offerOf } = await closeWithThree();
		await db.delete(scheduleExceptions);
		await pool.query(
			"UPDATE visit_disruptions SET resolved_at = $1, resolution = 'withdrawn' WHERE cause_id = $2",
			[later(15), closure.changeId],
		);
		expect(await withdrawStale(later(16))).toBe(3);
		expect(await withdrawStale(later(16))).toBe(0);
		for (const [index, visit] of visits.entries()) {
			expect(await stateOf(visit.id)).toBe("booked");
			expect(await stateOf(offerOf(index).holdId)).toBe("expired");
		}
		const told = await db.select().from(messages).where(eq(messages.kind, "offer"));
		expect(told.every(({ state }) => state === "withdrawn")).toBe(true);
	});
});
