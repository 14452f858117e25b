import { beforeAll, beforeEach, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { officer } from "#tests/factories/actors.ts";
import { bookVisit } from "#tests/factories/booked-visit.ts";
import { migrationDesks, now, officeId, seedOffice } from "#tests/factories/office.ts";
import { callNext } from "./call-next.ts";
import { checkIn } from "./check-in.ts";
import { closeDays, forgetTickets } from "./close-days.ts";
import { joinQueue } from "./join-queue.ts";
import { startService } from "./turn.ts";

const clerk = officer.migrationOfficer();
const [desk = "", otherDesk = ""] = migrationDesks;
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const evening = at(14 * 60 + 59);
const midnight = at(15 * 60);

const rows = async (query: string) => (await pool.query(query)).rows;

beforeAll(async () => {
	await seedOffice();
});
beforeEach(async () => {
	await pool.query(
		"TRUNCATE queue_steps, queue_turns, queue_entries, queue_lines, appointments CASCADE",
	);
});

async function leaveADayUnfinished(): Promise<{ served: string; unserved: string }> {
	const served = await bookVisit(now, desk);
	const unserved = await bookVisit(at(20), otherDesk);
	for (const { reference } of [served, unserved]) await checkIn(clerk, { reference }, now);
	const call = await callNext(clerk, desk, at(1));
	if (call.ok) await startService(clerk, call.value.entryId, at(2));
	await joinQueue(
		clerk,
		{ officeId, deskKind: "migration", deskId: null, language: "kk", adjustments: [] },
		at(3),
	);
	return { served: served.id, unserved: unserved.id };
}

test("at midnight of the office whoever still waited is let go, and nobody counts as not come", async () => {
	const { served, unserved } = await leaveADayUnfinished();
	expect(await closeDays(evening)).toBe(0);
	expect(await closeDays(midnight)).toBe(3);
	expect(await closeDays(midnight)).toBe(0);
	const states = await rows("SELECT state FROM queue_entries ORDER BY number");
	expect(states).toEqual([{ state: "finished" }, { state: "left" }, { state: "left" }]);
	const visits = await rows("SELECT id, state FROM appointments");
	expect(Object.fromEntries(visits.map(({ id, state }) => [id, state]))).toEqual({
		[served]: "served",
		[unserved]: "cancelled-by-office",
	});
	expect(await rows("SELECT outcome FROM queue_turns")).toEqual([{ outcome: "day-ended" }]);
});

test("after thirty days no ticket opens anything, and after a day nobody knows whose browser took it", async () => {
	await leaveADayUnfinished();
	await pool.query(
		"UPDATE queue_entries SET visitor_hash = 'browser' WHERE appointment_id IS NULL",
	);
	await closeDays(midnight);
	await forgetTickets(at(3 * 24 * 60));
	expect(await rows("SELECT 1 FROM queue_entries WHERE visitor_hash IS NOT NULL")).toEqual([]);
	expect(await rows("SELECT 1 FROM queue_entries WHERE token_hash IS NOT NULL")).toHaveLength(3);
	await forgetTickets(at(32 * 24 * 60));
	expect(await rows("SELECT 1 FROM queue_entries WHERE token_hash IS NOT NULL")).toEqual([]);
	expect(await rows("SELECT 1 FROM queue_steps")).toEqual([]);
	expect(await rows("SELECT 1 FROM queue_turns")).toHaveLength(1);
});
