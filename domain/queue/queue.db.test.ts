import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { officer, visitor } from "#tests/factories/actors.ts";
import { bookVisit } from "#tests/factories/booked-visit.ts";
import {
	migrationDesks,
	now,
	officeId,
	probationDesks,
	seedOffice,
} from "#tests/factories/office.ts";
import { callNext } from "./call-next.ts";
import { checkIn } from "./check-in.ts";
import { joinQueue } from "./join-queue.ts";
import { codeOfDay } from "./tickets.ts";
import { finishService, markNotHere, park, recall, resume, startService } from "./turn.ts";

const today = now.toISOString().slice(0, 10);
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const clerk = officer.migrationOfficer;
const probation = officer.probationOfficer;
const [firstDesk = "", secondDesk = ""] = migrationDesks;
const [probationDesk = ""] = probationDesks;

const walkIn = async (minutes = 0, deskKind: "migration" | "probation" = "migration") => {
	const joined = await joinQueue(
		deskKind === "migration" ? clerk() : probation(),
		{ officeId, deskKind, deskId: null, language: "kk", adjustments: [] },
		at(minutes),
	);
	if (!joined.ok) throw new Error(joined.refusal);
	return joined.value;
};

const stateOfVisit = async (id: string): Promise<string> =>
	(await pool.query<{ state: string }>("SELECT state FROM appointments WHERE id = $1", [id]))
		.rows[0]?.state ?? "";

beforeAll(seedOffice);
beforeEach(async () => {
	await pool.query(
		"TRUNCATE queue_steps, queue_turns, queue_entries, queue_lines, appointments CASCADE",
	);
});

describe("calling", () => {
	test("two clerks who press at once get different people, and nobody is called twice", async () => {
		await walkIn(0);
		await walkIn(1);
		const calls = await Promise.all([
			callNext(clerk(), firstDesk, at(5)),
			callNext(clerk(), secondDesk, at(5)),
		]);
		const numbers = calls.map((call) => (call.ok ? call.value.number : call.refusal));
		expect(new Set(numbers).size).toBe(2);
		expect(calls.every(({ ok }) => ok)).toBe(true);
	});

	test("a clerk who presses twice calls one person", async () => {
		await walkIn(0);
		await walkIn(1);
		const calls = await Promise.all([
			callNext(clerk(), firstDesk, at(5)),
			callNext(clerk(), firstDesk, at(5)),
		]);
		expect(calls.map((call) => (call.ok ? "called" : call.refusal)).sort()).toEqual([
			"called",
			"desk-busy",
		]);
	});

	test("of one person and ten clerks, one calls them and nine are told that nobody waits", async () => {
		await walkIn(0);
		const desks = [firstDesk, secondDesk];
		const calls = await Promise.all(
			Array.from({ length: 10 }, (_, index) =>
				callNext(clerk(), desks[index % 2] ?? firstDesk, at(5)),
			),
		);
		expect(calls.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test("a booked person is called before a walk-in who came just before them, and the visit goes along", async () => {
		const visit = await bookVisit(now, firstDesk);
		await walkIn(-5);
		const inside = await checkIn(clerk(), { reference: visit.reference }, at(-1));
		expect(inside.ok).toBe(true);
		expect(await stateOfVisit(visit.id)).toBe("arrived");
		const call = await callNext(clerk(), firstDesk, at(1));
		expect(call.ok && inside.ok && call.value.number === inside.value.number).toBe(true);
		const entryId = call.ok ? call.value.entryId : "";
		expect(await stateOfVisit(visit.id)).toBe("called");
		await startService(clerk(), entryId, at(2));
		expect(await stateOfVisit(visit.id)).toBe("in-service");
		await finishService(clerk(), entryId, at(9));
		expect(await stateOfVisit(visit.id)).toBe("served");
		expect((await callNext(clerk(), firstDesk, at(10))).ok).toBe(true);
	});

	test("whoever is parked keeps their place and is called again; whoever is not here is not", async () => {
		const parked = await walkIn(0);
		await walkIn(1);
		const first = await callNext(clerk(), firstDesk, at(5));
		const id = first.ok ? first.value.entryId : "";
		expect(await recall(clerk(), id, at(6))).toMatchObject({ ok: true });
		expect(await park(clerk(), id, at(7))).toMatchObject({ ok: true });
		const second = await callNext(clerk(), firstDesk, at(8));
		expect(await markNotHere(clerk(), second.ok ? second.value.entryId : "", at(9))).toMatchObject({
			ok: true,
		});
		expect(await callNext(clerk(), firstDesk, at(10))).toEqual({
			ok: false,
			refusal: "nobody-waits",
		});
		await resume(clerk(), id, at(11));
		expect(await callNext(clerk(), firstDesk, at(12))).toMatchObject({
			value: { number: parked.number },
		});
	});
});

describe("what one cannot do", () => {
	test("a migration clerk neither calls to the probation desk nor learns that it exists", async () => {
		await walkIn(0, "probation");
		expect(await callNext(clerk(), probationDesk, at(5))).toEqual({
			ok: false,
			refusal: "not-found",
		});
		expect(await callNext(clerk(), firstDesk, at(5))).toEqual({
			ok: false,
			refusal: "nobody-waits",
		});
	});

	test("nobody gets two numbers for a visit, checks in on another day, or from home", async () => {
		const visit = await bookVisit(at(60), firstDesk);
		const stranger = visitor();
		expect(await checkIn(stranger, { reference: visit.reference, code: "0000" }, now)).toEqual({
			ok: false,
			refusal: "not-found",
		});
		expect(await checkIn(clerk(), { reference: visit.reference }, at(24 * 60))).toEqual({
			ok: false,
			refusal: "not-today",
		});
		const ticket = await checkIn(clerk(), { reference: visit.reference }, now);
		expect(ticket.ok).toBe(true);
		expect(await checkIn(clerk(), { reference: visit.reference }, now)).toEqual(ticket);
	});

	test("without the code on the wall nobody joins the queue by telephone", async () => {
		const asked = {
			officeId,
			deskKind: "migration" as const,
			deskId: null,
			language: "kk" as const,
			adjustments: [],
		};
		const right = codeOfDay(officeId, today);
		const wrong = right === "1234" ? "4321" : "1234";
		expect(await joinQueue(visitor(), { ...asked, code: wrong }, now)).toEqual({
			ok: false,
			refusal: "wrong-code",
		});
		expect((await joinQueue(visitor(), { ...asked, code: right }, now)).ok).toBe(true);
	});
});

test("a form that is sent twice, even at once, gives one number and shows it again", async () => {
	const form = {
		officeId,
		deskKind: "migration" as const,
		deskId: null,
		language: "kk" as const,
		adjustments: [],
		formKey: "0e6f4d5c-6f53-4a1b-9a0e-2f6f0f3c1d77",
	};
	const outcomes = await Promise.all([1, 2, 3].map(() => joinQueue(clerk(), form, now)));
	const tickets = outcomes.map((outcome) => (outcome.ok ? outcome.value : null));
	expect(tickets[0]?.token).toMatch(/^[\w-]{22}$/);
	expect(tickets[1]).toEqual(tickets[0]);
	expect(tickets[2]).toEqual(tickets[0]);
	const other = await joinQueue(clerk(), { ...form, formKey: undefined }, now);
	expect(other.ok && other.value.number).toBe((tickets[0]?.number ?? 0) + 1);
});
