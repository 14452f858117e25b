import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { cancelByOffice } from "#domain/appointments/mark-visit.ts";
import { officer, visitor } from "#tests/factories/actors.ts";
import { bookVisit } from "#tests/factories/booked-visit.ts";
import {
	migrationDesks,
	now,
	officeId,
	probationDesks,
	seedOffice,
} from "#tests/factories/office.ts";
import { callEntry } from "./call-entry.ts";
import { callNext } from "./call-next.ts";
import { checkIn } from "./check-in.ts";
import { joinQueue } from "./join-queue.ts";
import { leaveQueue, removeFromQueue } from "./leave-queue.ts";
import { listDeskQueue } from "./queries-desk.ts";
import { ticketView } from "./queries-ticket.ts";
import { codeOfDay } from "./tickets.ts";
import { transferEntry } from "./transfer.ts";
import { finishService, markNotHere, park, startService } from "./turn.ts";
import { undoLastStep } from "./undo-step.ts";

const today = now.toISOString().slice(0, 10);
const at = (minutes: number, seconds = 0) =>
	new Date(now.getTime() + (minutes * 60 + seconds) * 1000);
const clerk = officer.migrationOfficer();
const frontDesk = officer.frontDesk();
const [firstDesk = "", secondDesk = ""] = migrationDesks;
const [probationDesk = ""] = probationDesks;
const inspectorDesk = "1110-4-d6";

const asked = {
	officeId,
	deskKind: "migration" as const,
	deskId: null,
	language: "kk" as const,
	adjustments: [],
};
const walkIn = async (minutes: number) => {
	const joined = await joinQueue(clerk, asked, at(minutes));
	if (!joined.ok) throw new Error(joined.refusal);
	return joined.value;
};
const arrive = async (minutes: number) => {
	const visit = await bookVisit(at(minutes), firstDesk);
	const ticket = await checkIn(clerk, { reference: visit.reference }, at(minutes));
	if (!ticket.ok) throw new Error(ticket.refusal);
	return { ...visit, ticket: ticket.value };
};
const callTo = async (desk: string, minutes: number, by = clerk) => {
	const call = await callNext(by, desk, at(minutes));
	if (!call.ok) throw new Error(call.refusal);
	return call.value.entryId;
};
const stateOfVisit = async (id: string) =>
	(await pool.query<{ state: string }>("SELECT state FROM appointments WHERE id = $1", [id]))
		.rows[0]?.state;
const stateOf = async (id: string) =>
	(await pool.query<{ state: string }>("SELECT state FROM queue_entries WHERE id = $1", [id]))
		.rows[0]?.state;

beforeAll(async () => {
	await seedOffice();
});
beforeEach(async () => {
	await pool.query(
		"TRUNCATE queue_steps, queue_turns, queue_entries, queue_lines, appointments, rate_limits CASCADE",
	);
});

describe("transfer", () => {
	test("the ticket and the place in time are kept, the visit waits along and is served at the end", async () => {
		const visit = await arrive(0);
		await walkIn(1);
		const entry = await callTo(firstDesk, 2);
		await startService(clerk, entry, at(3));
		const to = { deskKind: "inspector" as const, deskId: inspectorDesk };
		expect((await transferEntry(clerk, entry, to, at(5))).ok).toBe(true);
		expect(await stateOfVisit(visit.id)).toBe("arrived");
		expect((await ticketView(visit.ticket.token, at(6)))?.joinedAt).toEqual(at(0));
		const again = await callTo(firstDesk, 6);
		expect(again).not.toBe(entry);
		const there = await callTo(inspectorDesk, 7, frontDesk);
		expect(there).toBe(entry);
		const view = await ticketView(visit.ticket.token, at(7));
		expect(view).toMatchObject({ number: visit.ticket.number, state: "called", window: 6 });
		await finishService(frontDesk, entry, at(9));
		expect(await stateOfVisit(visit.id)).toBe("served");
	});

	test("nobody is sent to a desk that is not there, at another office, or that the clerk may not know of", async () => {
		await walkIn(0);
		const entry = await callTo(firstDesk, 1);
		for (const to of [
			{ deskKind: "probation" as const, deskId: null },
			{ deskKind: "migration" as const, deskId: "1110-5-d1" },
			{ deskKind: "migration" as const, deskId: inspectorDesk },
		])
			expect(await transferEntry(clerk, entry, to, at(2))).toEqual({
				ok: false,
				refusal: "no-such-desk",
			});
		expect(await stateOf(entry)).toBe("called");
	});
});

describe("leaving", () => {
	test("who leaves by the ticket is called no more, and the booked visit counts as cancelled by the resident", async () => {
		const visit = await arrive(0);
		expect((await leaveQueue(visitor(), visit.ticket.token, at(1))).ok).toBe(true);
		expect((await leaveQueue(visitor(), visit.ticket.token, at(1))).ok).toBe(true);
		expect(await stateOfVisit(visit.id)).toBe("cancelled-by-resident");
		expect(await callNext(clerk, firstDesk, at(2))).toEqual({ ok: false, refusal: "nobody-waits" });
	});

	test("who has been called cannot leave by the ticket, and yesterday's ticket does nothing", async () => {
		const ticket = await walkIn(0);
		await callTo(firstDesk, 1);
		expect(await leaveQueue(visitor(), ticket.token, at(2))).toEqual({
			ok: false,
			refusal: "changed-meanwhile",
		});
		expect(await leaveQueue(visitor(), ticket.token, at(24 * 60))).toEqual({
			ok: false,
			refusal: "not-found",
		});
	});

	test("a clerk takes somebody out of the own line only", async () => {
		const ticket = await walkIn(0);
		const stranger = officer.probationOfficer();
		expect(await removeFromQueue(stranger, probationDesk, ticket.id, at(1))).toEqual({
			ok: false,
			refusal: "not-found",
		});
		expect((await removeFromQueue(clerk, firstDesk, ticket.id, at(1))).ok).toBe(true);
		expect(await stateOf(ticket.id)).toBe("left");
	});

	test("a visit that the office cancels on the day board leaves the line with it", async () => {
		const visit = await arrive(0);
		expect((await cancelByOffice(clerk, visit.id, "closed", at(1))).ok).toBe(true);
		expect(await stateOf(visit.ticket.id)).toBe("left");
		expect(await callNext(clerk, firstDesk, at(2))).toEqual({ ok: false, refusal: "nobody-waits" });
	});
});

describe("undo", () => {
	test("a call is taken back within ten seconds: the person waits, the visit has arrived, the desk is free", async () => {
		const visit = await arrive(0);
		const entry = await callTo(firstDesk, 1);
		expect((await listDeskQueue(clerk, firstDesk, at(1, 5)))?.undo?.entryId).toBe(entry);
		expect(await undoLastStep(clerk, firstDesk, entry, at(1, 10))).toMatchObject({
			value: { state: "waiting" },
		});
		expect(await stateOfVisit(visit.id)).toBe("arrived");
		expect((await listDeskQueue(clerk, firstDesk, at(1, 10)))?.undo).toBeNull();
		expect(await callTo(firstDesk, 2)).toBe(entry);
	});

	test.each([
		["finished", finishService, "served"],
		["not here", markNotHere, "not-come"],
		["parked", park, "arrived"],
	] as const)(
		"what was marked %s is called again, with the same turn",
		async (_, step, visitState) => {
			const visit = await arrive(0);
			const entry = await callTo(firstDesk, 1);
			await step(clerk, entry, at(2));
			expect(await stateOfVisit(visit.id)).toBe(visitState);
			expect((await undoLastStep(clerk, firstDesk, entry, at(2, 3))).ok).toBe(true);
			expect([await stateOf(entry), await stateOfVisit(visit.id)]).toEqual(["called", "called"]);
			const open = await pool.query("SELECT 1 FROM queue_turns WHERE ended_at IS NULL");
			expect(open.rowCount).toBe(1);
			expect((await finishService(clerk, entry, at(4))).ok).toBe(true);
		},
	);

	test("a transfer is taken back while nobody has called the person there", async () => {
		await walkIn(0);
		const entry = await callTo(firstDesk, 1);
		const to = { deskKind: "inspector" as const, deskId: inspectorDesk };
		await transferEntry(clerk, entry, to, at(2));
		expect((await undoLastStep(clerk, firstDesk, entry, at(2, 1))).ok).toBe(true);
		await transferEntry(clerk, entry, to, at(3));
		await callTo(inspectorDesk, 3, frontDesk);
		expect(await undoLastStep(clerk, firstDesk, entry, at(3, 1))).toEqual({
			ok: false,
			refusal: "changed-meanwhile",
		});
	});

	test("not after ten seconds, not twice, not by another clerk, and not when the window has the next person", async () => {
		await walkIn(0);
		await walkIn(0);
		const entry = await callTo(firstDesk, 1);
		const colleague = officer.migrationOfficer();
		const refusal = async (by: typeof clerk, when: Date) => {
			const undone = await undoLastStep(by, firstDesk, entry, when);
			return undone.ok ? "undone" : undone.refusal;
		};
		expect(await refusal(colleague, at(1, 1))).toBe("changed-meanwhile");
		expect(await refusal(clerk, at(1, 11))).toBe("too-late");
		await finishService(clerk, entry, at(2));
		await callTo(firstDesk, 2);
		expect(await refusal(clerk, at(2, 2))).toBe("changed-meanwhile");
		expect(await stateOf(entry)).toBe("finished");
	});

	test("of ten undo presses at once one changes something", async () => {
		await walkIn(0);
		const entry = await callTo(firstDesk, 1);
		const all = await Promise.all(
			Array.from({ length: 10 }, () => undoLastStep(clerk, firstDesk, entry, at(1, 1))),
		);
		expect(all.filter(({ ok }) => ok)).toHaveLength(1);
	});
});

describe("calling by choice", () => {
	test("it is allowed for a reason, which the audit keeps, and one who was not here may come back", async () => {
		await walkIn(0);
		const visit = await arrive(1);
		const entry = await callTo(firstDesk, 1);
		await markNotHere(clerk, entry, at(2));
		expect(await stateOfVisit(visit.id)).toBe("not-come");
		expect((await callEntry(clerk, firstDesk, entry, "missed-call", at(4))).ok).toBe(true);
		expect([await stateOf(entry), await stateOfVisit(visit.id)]).toEqual(["called", "called"]);
		const audit = await pool.query(
			"SELECT details FROM audit_entries WHERE action = 'queue.called-by-choice'",
		);
		expect(audit.rows[0]?.details).toEqual({ desk: firstDesk, reason: "missed-call" });
	});

	test("two clerks who choose the same person: one has them", async () => {
		const ticket = await walkIn(0);
		const calls = await Promise.all([
			callEntry(clerk, firstDesk, ticket.id, "health", at(1)),
			callEntry(clerk, secondDesk, ticket.id, "health", at(1)),
		]);
		expect(calls.filter(({ ok }) => ok)).toHaveLength(1);
	});

	test("nobody calls from another line or to a window that is taken", async () => {
		const first = await walkIn(0);
		const second = await walkIn(1);
		await callTo(firstDesk, 2);
		expect(await callEntry(clerk, firstDesk, second.id, "health", at(3))).toEqual({
			ok: false,
			refusal: "desk-busy",
		});
		expect(
			await callEntry(officer.probationOfficer(), probationDesk, first.id, "health", at(3)),
		).toEqual({ ok: false, refusal: "not-found" });
	});
});

describe("joining by phone", () => {
	const code = codeOfDay(officeId, today);

	test("a browser has one number at a time, however often and for whatever it asks", async () => {
		const phone = visitor();
		const outcomes = await Promise.all([
			joinQueue(phone, { ...asked, code }, now),
			joinQueue(phone, { ...asked, code }, now),
			joinQueue(phone, { ...asked, deskKind: "inspector", code }, now),
		]);
		const tokens = outcomes.map((outcome) => (outcome.ok ? outcome.value.token : outcome.refusal));
		expect(new Set(tokens).size).toBe(1);
		await leaveQueue(phone, tokens[0] ?? "", at(1));
		const next = await joinQueue(phone, { ...asked, code }, at(2));
		expect(next.ok && next.value.token).not.toBe(tokens[0]);
	});

	test("when no window has hours left nobody gets a number, and guessing the code ends", async () => {
		expect(await joinQueue(clerk, asked, at(9 * 60 + 1))).toEqual({
			ok: false,
			refusal: "closed-now",
		});
		const guesser = visitor();
		const wrong = code === "0000" ? "1111" : "0000";
		for (let guess = 0; guess < 10; guess++)
			await joinQueue(guesser, { ...asked, code: wrong }, now);
		expect(await joinQueue(guesser, { ...asked, code }, now)).toEqual({
			ok: false,
			refusal: "too-many-attempts",
		});
	});
});
