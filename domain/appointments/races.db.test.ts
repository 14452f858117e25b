import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { visitor as makeVisitor } from "#tests/factories/actors.ts";
import { now, officeId, seedOffice } from "#tests/factories/office.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { expireHolds } from "./expire-holds.ts";
import { attemptHold, holdSlot } from "./hold-slot.ts";
import { startMove } from "./move-appointment.ts";
import { liveList } from "./queries-schedules.ts";
import { saveDetails } from "./save-details.ts";

const day = "2026-11-25";

beforeAll(seedOffice);
beforeEach(() => db.delete(appointments));

const request = (
	startMinute: number,
	deskId: string | null,
	formKey = randomBytes(12).toString("hex"),
) => ({
	formKey,
	serviceId: "fingerprints",
	officeId,
	deskId,
	day,
	startMinute,
});

let people = 0;
const person = () => ({
	name: "Person",
	phone: `+7701${String(1_000_000 + people++)}`,
	language: "kk" as const,
	adjustments: [],
	forSomeoneElse: false,
});

async function ready(startMinute: number, deskId: string | null, who = person()) {
	const visitor = makeVisitor({ networkKey: randomBytes(8).toString("hex") });
	const held = await holdSlot(visitor, request(startMinute, deskId), now);
	if (!held.ok) throw new Error(held.refusal);
	await saveDetails(visitor, held.value.holdId, who);
	return { visitor, holdId: held.value.holdId };
}

/** One attempt at a slot as the client saw it: when it asked, when it knew, what it was told. */
type Attempt = { client: number; asked: number; knew: number; told: "yes" | "no" | "unknown" };

/**
 * Checks a history against the only thing a desk can do: of attempts at one slot that nobody gives back, exactly one
 * is told yes, and nobody who asked after a "no" had been told is told yes unless a yes was in the making by then.
 */
function faultsOf(history: Attempt[], places: number, attempted = history.length): string[] {
	const faults: string[] = [];
	const yes = history.filter((attempt) => attempt.told === "yes");
	const unknown = history.filter((attempt) => attempt.told === "unknown");
	if (history.length !== attempted) faults.push("an attempt was lost");
	if (yes.length > places) faults.push(`${yes.length} were told yes for ${places}`);
	if (yes.length + unknown.length < Math.min(places, attempted))
		faults.push("a free place was refused to all");
	if (unknown.length > 0) faults.push(`${unknown.length} never got an answer`);
	const firstNo = Math.min(...history.filter(({ told }) => told === "no").map(({ knew }) => knew));
	if (yes.filter(({ asked }) => asked > firstNo).length > 0)
		faults.push("yes to one who asked after it was all taken");
	return faults;
}

async function race(
	clients: number,
	attempt: (client: number) => Promise<boolean>,
): Promise<{ history: Attempt[]; errors: unknown[] }> {
	const errors: unknown[] = [];
	const history = await Promise.all(
		Array.from({ length: clients }, async (_, client): Promise<Attempt> => {
			const asked = performance.now();
			let told: Attempt["told"] = "unknown";
			try {
				told = (await attempt(client)) ? "yes" : "no";
			} catch (error) {
				errors.push(error);
			}
			return { client, asked, knew: performance.now(), told };
		}),
	);
	return { history, errors };
}

async function deadlocks(): Promise<number> {
	const { rows } = await pool.query<{ deadlocks: string }>(
		"SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
	);
	return Number(rows[0]?.deadlocks);
}

const overlapsAtDesks = () =>
	db.execute(sql`SELECT one.id FROM appointments one JOIN appointments other
		ON one.id < other.id AND one.desk_id = other.desk_id AND one.during && other.during
		WHERE one.state IN (${liveList}) AND other.state IN (${liveList})`);

describe("sixty-four at one slot", () => {
	test.each([1, 2, 3, 4, 5])("exactly one gets it, nobody an error, round %i", async () => {
		const before = await deadlocks();
		const { history, errors } = await race(
			64,
			async () => (await attemptHold(makeVisitor(), request(540, "1110-4-d1"), null, now)).ok,
		);
		expect(errors).toEqual([]);
		expect(faultsOf(history, 1, 64)).toEqual([]);
		expect(await deadlocks()).toBe(before);
	});

	test("the checker catches a build that looks first and inserts then", async () => {
		await db.execute(sql`CREATE TABLE planted (desk_id text, start int, client int)`);
		const checkThenInsert = async (client: number) => {
			const taken = await pool.query("SELECT 1 FROM planted WHERE desk_id = 'd' AND start = 540");
			if (taken.rowCount) return false;
			await pool.query("INSERT INTO planted VALUES ('d', 540, $1)", [client]);
			return true;
		};
		const { history } = await race(64, checkThenInsert);
		expect(faultsOf(history, 1, 64)).not.toEqual([]);
	});

	test("the checker catches lost answers, a slot nobody gets, and a yes that comes back from the dead", () => {
		const attempt = (client: number, asked: number, knew: number, told: Attempt["told"]) => ({
			client,
			asked,
			knew,
			told,
		});
		expect(faultsOf([attempt(1, 0, 1, "no"), attempt(2, 0, 1, "no")], 1)).not.toEqual([]);
		expect(faultsOf([attempt(1, 0, 1, "unknown")], 1)).not.toEqual([]);
		expect(faultsOf([attempt(1, 0, 1, "no"), attempt(2, 2, 3, "yes")], 1)).not.toEqual([]);
		expect(faultsOf([attempt(1, 0, 2, "yes"), attempt(2, 1, 3, "no")], 1)).toEqual([]);
	});
});

test.each([1, 2, 3])(
	"forty at three like desks: exactly three get one each, round %i",
	async () => {
		const { history, errors } = await race(
			40,
			async () => (await attemptHold(makeVisitor(), request(600, null), null, now)).ok,
		);
		expect(errors).toEqual([]);
		expect(faultsOf(history, 3, 40)).toEqual([]);
		expect((await overlapsAtDesks()).rows).toEqual([]);
	},
);

test("forty at overdue holds of three desks: exactly three, and the late confirmations lose or win whole", async () => {
	const lapsed = await Promise.all([1, 2, 5].map((desk) => ready(600, `1110-4-d${desk}`)));
	const later = new Date(now.getTime() + 11 * 60_000);
	const { history, errors } = await race(43, async (client) => {
		const mine = lapsed[client];
		return mine
			? (await confirmAppointment(mine.visitor, mine.holdId, later)).ok
			: (await attemptHold(makeVisitor(), request(600, null), null, later)).ok;
	});
	expect(errors).toEqual([]);
	expect(history.filter((attempt) => attempt.told === "yes")).toHaveLength(3);
	expect((await overlapsAtDesks()).rows).toEqual([]);
});

test("late confirmations of one slot that lapsed twice: one wins, no deadlock", async () => {
	const before = await deadlocks();
	const later = new Date(now.getTime() + 11 * 60_000);
	const first = await ready(540, "1110-4-d1");
	await expireHolds(later);
	const second = await ready(540, "1110-4-d1");
	await expireHolds(later);
	const answers = await Promise.all(
		[first, second, first, second].map(({ visitor, holdId }) =>
			confirmAppointment(visitor, holdId, later),
		),
	);
	expect(new Set(answers.filter(({ ok }) => ok).map((answer) => JSON.stringify(answer))).size).toBe(
		1,
	);
	expect(answers.filter(({ ok }) => !ok)).toEqual(
		Array(2).fill({ ok: false, refusal: "hold-expired-and-taken" }),
	);
	expect(await deadlocks()).toBe(before);
});

test("a hundred replays of one form and of one confirmation: one booking, a hundred identical answers", async () => {
	const visitor = makeVisitor();
	const form = request(540, null);
	const held = await Promise.all(
		Array.from({ length: 100 }, () => attemptHold(visitor, form, null, now)),
	);
	expect(new Set(held.map((answer) => JSON.stringify(answer))).size).toBe(1);
	const [answer] = held;
	if (!answer?.ok) throw new Error("not held");
	await saveDetails(visitor, answer.value.holdId, person());
	const confirmed = await Promise.all(
		Array.from({ length: 100 }, () => confirmAppointment(visitor, answer.value.holdId, now)),
	);
	expect(confirmed[0]?.ok).toBe(true);
	expect(new Set(confirmed.map((one) => JSON.stringify(one))).size).toBe(1);
	expect(await db.$count(appointments)).toBe(1);
});

test("one visitor on ten pages at once has one hold in the end", async () => {
	const visitor = makeVisitor();
	const { errors } = await race(
		10,
		async (client) => (await holdSlot(visitor, request(540 + 20 * client, null), now)).ok,
	);
	expect(errors).toEqual([]);
	expect(await db.$count(appointments, sql`${appointments.state} = 'held'`)).toBe(1);
});

test("one person confirming ten visits at once gets three, and none that overlap", async () => {
	const who = person();
	const holds = await Promise.all(
		[540, 560, 580, 600, 620, 640, 660, 680, 700, 720].map((start) =>
			ready(start, `1110-4-d${start % 3 === 0 ? 1 : 2}`, who),
		),
	);
	const answers = await Promise.all(
		holds.map(({ visitor, holdId }) => confirmAppointment(visitor, holdId, now)),
	);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
	expect(answers.filter(({ ok }) => !ok)).toEqual(
		Array(7).fill({ ok: false, refusal: "too-many-open-visits" }),
	);
});

test("one person confirming the same time at three desks gets one", async () => {
	const who = person();
	const holds = await Promise.all([1, 2, 5].map((desk) => ready(540, `1110-4-d${desk}`, who)));
	const answers = await Promise.all(
		holds.map(({ visitor, holdId }) => confirmAppointment(visitor, holdId, now)),
	);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	expect(answers).toContainEqual({ ok: false, refusal: "overlapping-visit" });
});

test("visitors who want to swap their times neither deadlock nor lose what they have", async () => {
	const before = await deadlocks();
	const booked = await Promise.all(
		[540, 560, 580, 600, 620, 640].map(async (start) => {
			const one = await ready(start, "1110-4-d1");
			const confirmed = await confirmAppointment(one.visitor, one.holdId, now);
			if (!confirmed.ok) throw new Error(confirmed.refusal);
			return { ...one, reference: confirmed.value.reference, start };
		}),
	);
	const swap = async ({ visitor, reference, start }: (typeof booked)[number]) => {
		const wish = request(start === 640 ? 540 : start + 20, "1110-4-d1");
		const held = await startMove(visitor, reference, wish, now);
		return held.ok && (await confirmAppointment(visitor, held.value.holdId, now)).ok;
	};
	const { errors } = await race(6, (client) => swap(booked[client] as (typeof booked)[number]));
	expect(errors).toEqual([]);
	expect(await deadlocks()).toBe(before);
	expect(await db.$count(appointments, sql`${appointments.state} = 'booked'`)).toBe(6);
});

test("one visit moved from two windows to two times ends at one of them", async () => {
	const one = await ready(540, "1110-4-d1");
	const confirmed = await confirmAppointment(one.visitor, one.holdId, now);
	if (!confirmed.ok) throw new Error(confirmed.refusal);
	const move = async (visitor: Visitor, start: number) => {
		const held = await startMove(visitor, confirmed.value.reference, request(start, null), now);
		return held.ok && (await confirmAppointment(visitor, held.value.holdId, now)).ok;
	};
	await Promise.all([move(one.visitor, 600), move(one.visitor, 640)]);
	expect(await db.$count(appointments, sql`${appointments.state} = 'booked'`)).toBe(1);
});
