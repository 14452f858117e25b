import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { offers, waitingEntries } from "#db/schema/offers.ts";
import { visitor as makeVisitor } from "#tests/factories/actors.ts";
import { bookVisit, forgetVisitsAndOffers, linkOf } from "#tests/factories/closure.ts";
import { now, officeId, seedOffice } from "#tests/factories/office.ts";
import { acceptOffer, declineOffer } from "./answer-offer.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { endWaiting, expireOffers } from "./end-offers.ts";
import { expireHolds } from "./expire-holds.ts";
import { handOutTimes } from "./hand-out-times.ts";
import { holdSlot } from "./hold-slot.ts";
import { liveList, wallMinuteOf } from "./queries-schedules.ts";
import { findWaiting, isWaitingForEarlier } from "./queries-waiting.ts";
import { sweepOffers } from "./sweep-offers.ts";
import { joinWaitingList, leaveWaitingList, waitForEarlier } from "./waiting-list.ts";

const day = "2026-11-25";
const deskId = "1110-4-d1";
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeAll(async () => {
	await seedOffice();
	// One desk with three times a day: 09:00, 09:20 and 09:40. So each test says itself what is free.
	await pool.query("UPDATE desks SET active = false WHERE kind = 'migration' AND id <> $1", [
		deskId,
	]);
	await pool.query("DELETE FROM schedule_rules WHERE desk_id = $1 AND opens_minute > 540", [
		deskId,
	]);
	await pool.query("UPDATE schedule_rules SET closes_minute = 600 WHERE desk_id = $1", [deskId]);
	await pool.query("UPDATE services SET horizon_days = 1, minutes = 20 WHERE id = 'fingerprints'");
});
beforeEach(forgetVisitsAndOffers);

let people = 0;
const wish = (given: { phone?: string; untilDay?: string; formKey?: string } = {}) => ({
	service: "fingerprints",
	office: officeId,
	beat: "",
	untilDay: given.untilDay ?? "2026-11-27",
	name: "Somebody",
	phone: given.phone ?? `+7705${String(1_000_000 + people++)}`,
	email: null,
	language: "kk" as const,
	formKey: given.formKey ?? randomUUID(),
});

async function join(at: Date, given = {}) {
	const joined = await joinWaitingList(makeVisitor(), wish(given), at);
	if (!joined.ok) throw new Error(joined.refusal);
	const entry = await findWaiting(joined.value.token);
	return { token: joined.value.token, id: entry?.id ?? "" };
}

/** All three times of the day taken. Today's are over already. */
const fill = async () => [
	await bookVisit(day, 540),
	await bookVisit(day, 560),
	await bookVisit(day, 580),
];

const openOffers = () =>
	db
		.select({
			id: offers.id,
			waitingId: offers.waitingId,
			holdId: offers.holdId,
			expiresAt: offers.expiresAt,
			start: wallMinuteOf(sql`lower(${appointments.during}) - ${day}::date + timestamp 'epoch'`),
		})
		.from(offers)
		.innerJoin(appointments, eq(appointments.id, offers.holdId))
		.where(eq(offers.state, "open"));

describe("the line", () => {
	test("a time that is given up is held for the first in line, and nobody else can take it", async () => {
		const [first] = await fill();
		const one = await join(later(1));
		await join(later(2));
		if (!first) throw new Error();
		await cancelAppointment(first.visitor, first.reference, later(5));
		expect(await handOutTimes(later(5))).toBe(1);
		expect(await openOffers()).toMatchObject([{ waitingId: one.id, start: 540 }]);
		const request = { formKey: randomUUID(), serviceId: "fingerprints", officeId, deskId, day };
		for (const minutes of [6, 20, 64])
			expect(
				await holdSlot(makeVisitor(), { ...request, startMinute: 540 }, later(minutes)),
			).toMatchObject({ ok: false });
	});

	test("accepted in two taps it is a booking with a number of its own", async () => {
		const [first] = await fill();
		const one = await join(later(1));
		if (!first) throw new Error();
		await cancelAppointment(first.visitor, first.reference, later(5));
		await handOutTimes(later(5));
		const [offer] = await openOffers();
		const token = await linkOf(offer?.id ?? "");
		const answers = await Promise.all(
			[1, 2, 3].map(() => acceptOffer(makeVisitor(), { token }, later(9))),
		);
		expect(new Set(answers.map((answer) => answer.ok && answer.value.reference)).size).toBe(1);
		expect(answers[0]).toMatchObject({ ok: true });
		expect(await findWaiting(one.token)).toMatchObject({ state: "booked" });
		const [entry] = await db.select().from(waitingEntries);
		expect(entry).toMatchObject({ personKey: "" });
		expect(entry?.contact.length).toBe(0);
	});

	test("unanswered it goes to the next, and the first is not asked for the same time again", async () => {
		const [first] = await fill();
		const one = await join(later(1));
		const two = await join(later(2));
		if (!first) throw new Error();
		await cancelAppointment(first.visitor, first.reference, later(5));
		await handOutTimes(later(5));
		await expireHolds(later(66));
		await expireOffers(later(66));
		await handOutTimes(later(66));
		expect(await openOffers()).toMatchObject([{ waitingId: two.id, start: 540 }]);
		expect(await findWaiting(one.token)).toMatchObject({ state: "waiting" });
	});

	test("declined it goes to the next at once", async () => {
		const [first] = await fill();
		await join(later(1));
		const two = await join(later(2));
		if (!first) throw new Error();
		await cancelAppointment(first.visitor, first.reference, later(5));
		await handOutTimes(later(5));
		const [offer] = await openOffers();
		await declineOffer(makeVisitor(), { token: await linkOf(offer?.id ?? "") }, later(8));
		await handOutTimes(later(8));
		expect(await openOffers()).toMatchObject([{ waitingId: two.id }]);
	});

	test("somebody for whom the time is too late in the year is passed over, and keeps the place", async () => {
		const [first] = await fill();
		const one = await join(later(1), { untilDay: "2026-11-24" });
		const two = await join(later(2));
		if (!first) throw new Error();
		await cancelAppointment(first.visitor, first.reference, later(5));
		await handOutTimes(later(5));
		expect(await openOffers()).toMatchObject([{ waitingId: two.id }]);
		await endWaiting(later(24 * 60));
		expect(await findWaiting(one.token)).toMatchObject({ state: "ended" });
	});

	test("two times that come free go to two people, however many hand them out at once", async () => {
		const visits = await fill();
		for (let index = 0; index < 4; index++) await join(later(index));
		for (const { visitor, reference } of visits.slice(0, 2))
			await cancelAppointment(visitor, reference, later(6));
		const asked = await Promise.all([1, 2, 3].map(() => handOutTimes(later(6))));
		expect(asked.reduce((sum, one) => sum + one, 0)).toBe(2);
		const made = await openOffers();
		expect(new Set(made.map(({ waitingId }) => waitingId)).size).toBe(2);
		expect(new Set(made.map(({ start }) => start)).size).toBe(2);
	});

	test("in the night nobody is woken: the time is held into the morning, or not offered", async () => {
		const [first] = await fill();
		await join(later(1));
		if (!first) throw new Error();
		const night = new Date("2026-11-24T17:30:00Z");
		await cancelAppointment(first.visitor, first.reference, night);
		// The visit is at nine: in the morning there would be no time left to answer.
		expect(await handOutTimes(night)).toBe(0);
	});

	test("one person has one place, and the same form sent twice is one", async () => {
		const visitor = makeVisitor();
		const form = wish();
		const [one, two] = await Promise.all([
			joinWaitingList(visitor, form, now),
			joinWaitingList(visitor, form, now),
		]);
		expect(one).toEqual(two);
		expect(one).toMatchObject({ ok: true });
		expect(await joinWaitingList(makeVisitor(), wish({ phone: form.phone }), now)).toMatchObject({
			refusal: "already-waiting",
		});
		expect(await joinWaitingList(visitor, { ...wish(), office: "1110-5" }, now)).toMatchObject({
			refusal: "not-found",
		});
	});

	test("who leaves is asked nothing, and three unanswered offers end the wait", async () => {
		await fill();
		const one = await join(later(1));
		await leaveWaitingList(makeVisitor(), { token: one.token }, later(2));
		expect(await findWaiting(one.token)).toMatchObject({ state: "left" });
		const two = await join(later(3));
		for (const [index, minute] of [540, 560, 580].entries()) {
			const at = later(10 + index * 70);
			await db.execute(sql`UPDATE appointments SET state = 'cancelled-by-office', closed_at = now()
				WHERE state = 'booked' AND lower(during) = ${day}::date + ${minute} * interval '1 minute'`);
			await sweepOffers(at);
			await sweepOffers(new Date(at.getTime() + 61 * 60_000));
		}
		expect(await findWaiting(two.token)).toMatchObject({ state: "ended" });
	});
});

describe("earlier than my visit", () => {
	test("accepting moves the visit, and its old time goes to the next in line", async () => {
		const visits = await fill();
		const [first, , third] = visits;
		if (!first || !third) throw new Error();
		expect(await waitForEarlier(third.visitor, third.reference, later(1))).toMatchObject({
			ok: true,
		});
		expect(await waitForEarlier(third.visitor, third.reference, later(1))).toMatchObject({
			ok: true,
		});
		expect(await isWaitingForEarlier(third.visitor, third.reference, later(2))).toBe(true);
		expect(await waitForEarlier(makeVisitor(), third.reference, later(2))).toMatchObject({
			refusal: "not-found",
		});
		const next = await join(later(2));
		await cancelAppointment(first.visitor, first.reference, later(5));
		await handOutTimes(later(5));
		const [offer] = await openOffers();
		expect(offer?.start).toBe(540);
		const token = await linkOf(offer?.id ?? "");
		expect(await acceptOffer(makeVisitor(), { token }, later(6))).toEqual({
			ok: true,
			value: { reference: third.reference },
		});
		await handOutTimes(later(6));
		expect(await openOffers()).toMatchObject([{ waitingId: next.id, start: 580 }]);
	});

	test("a later time is never offered, and cancelling the visit ends the wait", async () => {
		const [first, , third] = await fill();
		if (!first || !third) throw new Error();
		await waitForEarlier(first.visitor, first.reference, later(1));
		await cancelAppointment(third.visitor, third.reference, later(2));
		expect(await handOutTimes(later(2))).toBe(0);
		await cancelAppointment(first.visitor, first.reference, later(3));
		expect(await db.select({ state: waitingEntries.state }).from(waitingEntries)).toEqual([
			{ state: "ended" },
		]);
	});
});

/** What must hold at every moment, whatever happened. */
async function listFaults() {
	const { rows } = await db.execute<{ fault: string }>(sql`
		SELECT 'two visits at one desk' AS fault FROM appointments a JOIN appointments b ON a.id < b.id
			AND a.desk_id = b.desk_id AND a.during && b.during
			WHERE a.state IN (${liveList}) AND b.state IN (${liveList})
		UNION ALL SELECT 'one person asked twice at once' FROM offers WHERE state = 'open'
			GROUP BY person_key HAVING count(*) > 1
		UNION ALL SELECT 'two people asked for one time' FROM offers o JOIN appointments a ON a.id = o.hold_id
			WHERE o.state = 'open' GROUP BY a.desk_id, a.during HAVING count(*) > 1
		UNION ALL SELECT 'an open offer holds nothing' FROM offers o JOIN appointments a ON a.id = o.hold_id
			WHERE o.state = 'open' AND a.state <> 'held'
		UNION ALL SELECT 'booked and still waiting' FROM offers o JOIN waiting_entries w ON w.id = o.waiting_id
			WHERE o.state = 'accepted' AND w.state <> 'booked'
		UNION ALL SELECT 'an accepted offer is no visit' FROM offers o JOIN appointments a ON a.id = o.hold_id
			WHERE o.state = 'accepted' AND a.reference IS NULL
		UNION ALL SELECT 'passed over' FROM waiting_entries early JOIN waiting_entries late
			ON early.joined_at < late.joined_at AND early.state = 'waiting' AND late.state = 'waiting'
			JOIN offers o ON o.waiting_id = late.id AND o.state = 'open'
			JOIN appointments a ON a.id = o.hold_id
			WHERE early.joined_at < o.created_at AND NOT EXISTS (SELECT 1 FROM offers p
				JOIN appointments b ON b.id = p.hold_id
				WHERE p.waiting_id = early.id AND (p.created_at <= o.created_at AND (p.answered_at IS NULL OR p.answered_at >= o.created_at)
					OR b.during = a.during))`);
	return rows.map(({ fault }) => fault);
}

test("whoever joins, cancels, answers or lets time pass: the promises of the line hold", async () => {
	type Play = { at: number; visits: Awaited<ReturnType<typeof fill>> };
	const playing = {
		join: async (play: Play) => void (await join(later(play.at))),
		cancel: async (play: Play, which: number) => {
			const live = await db.execute<{ reference: string; visitor_hash: string }>(
				sql`SELECT reference, (SELECT visitor_hash FROM visit_access v WHERE v.reference = a.reference LIMIT 1) AS visitor_hash
					FROM appointments a WHERE state = 'booked' ORDER BY reference`,
			);
			const visit = live.rows[which % Math.max(1, live.rows.length)];
			if (visit)
				await cancelAppointment(
					makeVisitor({ visitorHash: visit.visitor_hash }),
					visit.reference,
					later(play.at),
				);
		},
		accept: async (play: Play, which: number) => {
			const made = await openOffers();
			const offer = made[which % Math.max(1, made.length)];
			if (offer)
				await acceptOffer(makeVisitor(), { token: await linkOf(offer.id) }, later(play.at));
		},
		decline: async (play: Play, which: number) => {
			const made = await openOffers();
			const offer = made[which % Math.max(1, made.length)];
			if (offer)
				await declineOffer(makeVisitor(), { token: await linkOf(offer.id) }, later(play.at));
		},
		handOut: async (play: Play) => void (await handOutTimes(later(play.at))),
		pass: async (play: Play, which: number) => {
			play.at += which * 9;
			await sweepOffers(later(play.at));
		},
	} as const;
	const names = Object.keys(playing) as (keyof typeof playing)[];
	const steps = fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(9)), {
		minLength: 5,
		maxLength: 18,
	});
	await fc.assert(
		fc.asyncProperty(steps, async (commands) => {
			await forgetVisitsAndOffers();
			const play: Play = { at: 1, visits: await fill() };
			for (const [name, which] of commands) {
				play.at += 1;
				await playing[name](play, which);
				expect(await listFaults()).toEqual([]);
			}
		}),
		{ numRuns: 12, endOnFailure: true },
	);
}, 60_000);

test("the check of the promises catches an offer that holds nothing", async () => {
	const [first] = await fill();
	await join(later(1));
	if (!first) throw new Error();
	await cancelAppointment(first.visitor, first.reference, later(2));
	await handOutTimes(later(2));
	await pool.query(
		"UPDATE appointments SET state = 'expired' WHERE id IN (SELECT hold_id FROM offers)",
	);
	expect(await listFaults()).toEqual(["an open offer holds nothing"]);
});
