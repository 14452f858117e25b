import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { visitor as makeVisitor, officer } from "#tests/factories/actors.ts";
import { bookVisit, closeOffice, forgetVisitsAndOffers, linkOf } from "#tests/factories/closure.ts";
import { now, officeId, seedOffice } from "#tests/factories/office.ts";
import { acceptOffer, declineOffer } from "./answer-offer.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { holdSlot } from "./hold-slot.ts";
import { startMove } from "./move-appointment.ts";
import { offerAlternatives } from "./offer-alternatives.ts";
import { pardonNoShow } from "./pardon-no-show.ts";
import { listDisruptions } from "./queries-disruptions.ts";
import { findChangeOfVisit, findOffered } from "./queries-offers.ts";

const day = "2026-11-25";
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const phone = "+77011112233";

beforeAll(seedOffice);
beforeEach(forgetVisitsAndOffers);

async function move(visit: Awaited<ReturnType<typeof bookVisit>>, minute: number, at: Date) {
	const held = await startMove(
		visit.visitor,
		visit.reference,
		{ formKey: `move-${minute}-0123456789`, officeId, deskId: null, day, startMinute: minute },
		at,
	);
	if (!held.ok) return held.refusal;
	const moved = await confirmAppointment(visit.visitor, held.value.holdId, at);
	return moved.ok ? "moved" : moved.refusal;
}

describe("how often one may change", () => {
	test("a visit is moved three times, not four, and can still be cancelled", async () => {
		const visit = await bookVisit(day, 540);
		for (const minute of [560, 580, 600]) expect(await move(visit, minute, now)).toBe("moved");
		expect(await move(visit, 620, now)).toBe("too-many-changes");
		expect(await cancelAppointment(visit.visitor, visit.reference, now)).toMatchObject({
			ok: true,
		});
	});

	test("a fourth move that was held before the third was confirmed is refused as well", async () => {
		const visit = await bookVisit(day, 540);
		for (const minute of [560, 580]) expect(await move(visit, minute, now)).toBe("moved");
		const other = makeVisitor({ visitorHash: visit.visitor.visitorHash });
		const [one, two] = await Promise.all([
			move(visit, 600, now),
			move({ ...visit, visitor: other }, 620, now),
		]);
		expect([one, two].filter((answer) => answer === "moved").length).toBe(1);
		expect(await move(visit, 640, now)).toBe("too-many-changes");
	});

	test("a time that the office gave up does not count", async () => {
		const visit = await bookVisit(day, 540);
		for (const minute of [560, 580, 600]) await move(visit, minute, now);
		const { disruptions } = await closeOffice(day);
		await offerAlternatives("system", disruptions, now);
		expect(await acceptOffer(visit.visitor, { reference: visit.reference }, now)).toMatchObject({
			ok: true,
		});
	});

	test("at the minute of the cut-off it can be changed, a moment after it cannot", async () => {
		const visit = await bookVisit(day, 540);
		const cutoff = new Date("2026-11-25T02:00:00Z");
		expect(await move(visit, 840, new Date(cutoff.getTime() + 1))).toBe("cannot-be-changed");
		expect(await move(visit, 840, cutoff)).toBe("moved");
	});

	test("a cancelled time stays taken for two to ten minutes, for whoever waits beside with a finger on it", async () => {
		const visit = await bookVisit(day, 540, { deskId: "1110-4-d1" });
		await cancelAppointment(visit.visitor, visit.reference, now);
		const request = { serviceId: "fingerprints", officeId, deskId: "1110-4-d1", day };
		const take = (minutes: number) =>
			holdSlot(
				makeVisitor(),
				{ ...request, startMinute: 540, formKey: `take-${minutes}-0123456789` },
				later(minutes),
			);
		expect(await take(1.9)).toMatchObject({ refusal: "slot-taken" });
		expect(await take(10.1)).toMatchObject({ ok: true });
	});
});

/** Visits of one person that nobody came to. */
async function miss(times: number, serviceId = "fingerprints") {
	const ids: string[] = [];
	for (let index = 0; index < times; index++) {
		const visit = await bookVisit(day, 540 + index * 20, { phone, serviceId });
		await db.execute(sql`UPDATE appointments SET state = 'not-come', closed_at = now(), open_place = NULL
			WHERE id = ${visit.id}`);
		ids.push(visit.id);
	}
	return ids;
}

describe("who does not come", () => {
	test("after three missed visits one books by phone or at the office, until an officer pardons one", async () => {
		const [first] = await miss(3);
		await expect(bookVisit(day, 700, { phone })).rejects.toThrow("ask-the-office");
		await bookVisit(day, 720, { phone: "+77019998877" });
		const clerk = officer.officeHead();
		expect(await pardonNoShow(officer.leadership(), first ?? "", now)).toMatchObject({
			refusal: "not-allowed",
		});
		expect(await pardonNoShow(clerk, first ?? "", now)).toMatchObject({ ok: true });
		expect(await pardonNoShow(clerk, first ?? "", now)).toMatchObject({ ok: true });
		const audit = await db.execute(sql`SELECT 1 FROM audit_entries
			WHERE action = 'appointment.no-show-pardoned' AND subject_id = ${first}`);
		expect(audit.rows.length).toBe(1);
		await bookVisit(day, 700, { phone });
	});

	test("probation neither counts nor is refused", async () => {
		await miss(3, "window-visit");
		await bookVisit(day, 700, { phone });
		await forgetVisitsAndOffers();
		await miss(3);
		await bookVisit(day, 700, { phone, serviceId: "window-visit" });
	});

	test("what was missed long ago no longer counts", async () => {
		await miss(3);
		await db.execute(
			sql`UPDATE appointments SET during = tsrange(lower(during) - interval '92 days', upper(during) - interval '92 days')`,
		);
		await bookVisit(day, 700, { phone });
	});
});

describe("what the pages read", () => {
	test("staff see who was asked, who declined and who did not answer; nobody sees another office's probation", async () => {
		for (const minute of [540, 560, 580]) await bookVisit(day, minute);
		await bookVisit(day, 600, { serviceId: "window-visit" });
		const { disruptions } = await closeOffice(day);
		const head = officer.officeHead();
		expect((await listDisruptions(head, now)).map(({ answer }) => answer)).toEqual([
			"not-asked",
			"not-asked",
			"not-asked",
		]);
		await offerAlternatives("system", disruptions, now);
		const asked = await listDisruptions(head, now);
		expect(
			asked.every(({ answer, offered, until }) => answer === "asked" && offered && until),
		).toBe(true);
		const { rows } = await db.execute<{ id: string }>(
			sql`SELECT o.id FROM offers o WHERE o.visit_id = ${asked[0]?.appointmentId}`,
		);
		await declineOffer(makeVisitor(), { token: await linkOf(rows[0]?.id ?? "") }, later(1));
		const answers = await listDisruptions(head, later(24 * 60));
		expect(answers.map(({ answer }) => answer)).toEqual(["declined", "unanswered", "unanswered"]);
		expect(await listDisruptions(officer.probationOfficer(), now)).toHaveLength(1);
		expect(await listDisruptions(officer.leadership(), now)).toEqual([]);
	});

	test("a link shows when and where and nothing of the person or the purpose", async () => {
		const visit = await bookVisit(day, 540, { serviceId: "window-visit" });
		const { disruptions } = await closeOffice(day);
		await offerAlternatives("system", disruptions, now);
		const change = await findChangeOfVisit(visit.visitor, visit.reference, now);
		expect(change).toMatchObject({ disrupted: true, offer: { state: "open" } });
		expect(await findChangeOfVisit(makeVisitor(), visit.reference, now)).toEqual({
			disrupted: false,
			offer: null,
		});
		const offer = await findOffered(await linkOf(change.offer?.id ?? ""), now);
		expect(JSON.stringify(offer)).not.toMatch(/Person|window-visit|probation|7702/);
		expect(offer?.old).toEqual({ day, startMinute: 540 });
	});
});
