import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { bookVisit } from "#tests/factories/booked-visit.ts";
import { countByHand, readRollUp } from "#tests/factories/count-by-hand.ts";
import { migrationDesks, now, seedOffice } from "#tests/factories/office.ts";
import { play, someActs } from "#tests/factories/random-history.ts";
import { findDifferences } from "./find-differences.ts";
import { recount } from "./recount.ts";
import { rollUp } from "./roll-up.ts";

const [desk = ""] = migrationDesks;
const day = "2026-11-24";
const patience = { timeout: 20_000 };
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function empty(): Promise<void> {
	await pool.query(`TRUNCATE queue_steps, queue_turns, queue_entries, queue_lines, appointments, feedback_invitations,
		feedback_answers, rate_limits, statistics_days, statistics_chips, statistics_changes CASCADE`);
}
const waiting = async (): Promise<number> =>
	(await pool.query("SELECT FROM statistics_changes")).rowCount ?? 0;
const booked = async (): Promise<number[]> =>
	(
		await pool.query<{ booked: number }>("SELECT booked FROM statistics_days ORDER BY day")
	).rows.map((row) => row.booked);

beforeAll(async () => {
	await seedOffice();
});
beforeEach(empty);

test("after any history the roll-up says to the row what counting person by person says", async () => {
	const seen = { visits: 0, waits: 0, services: 0, answers: 0, moved: 0 };
	const agrees = fc.asyncProperty(
		someActs,
		fc.integer({ min: 1, max: 20 }),
		async (history, every) => {
			await empty();
			await play(history, async (step) => {
				if (step % every === 0) await rollUp();
			});
			await rollUp();
			const byHand = await countByHand();
			expect(await readRollUp()).toEqual(byHand);
			expect(await findDifferences()).toEqual([]);
			expect(await waiting()).toBe(0);
			for (const sums of Object.values(byHand.days)) {
				seen.visits += sums.booked;
				seen.waits += sums.wait_count;
				seen.services += sums.service_count;
				seen.moved += sums.moved;
				seen.answers += sums.rated_1 + sums.rated_3 + sums.rated_4 + sums.rated_5;
			}
		},
	);
	await fc.assert(agrees, { numRuns: 8, seed: 20_261_122 });
	// Histories in which nothing happens would agree on nothing: those of that seed have some of everything.
	for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
	await fc.assert(agrees, { numRuns: 4 });
});

test("a hold alone leaves no change behind, and so does one that runs out", async () => {
	await pool.query(
		`INSERT INTO appointments (office_id, desk_id, service_id, during, state, hold_expires_at)
		VALUES ('1110-4', $1, 'fingerprints', '[2026-11-25 10:00,2026-11-25 10:20)', 'held', now())`,
		[desk],
	);
	await pool.query("UPDATE appointments SET state = 'expired' WHERE state = 'held'");
	expect(await waiting()).toBe(0);
	await rollUp();
	expect(await booked()).toEqual([]);
});

test("a visit that is booked for another day changes both days", async () => {
	const { id } = await bookVisit(at(0), desk);
	await rollUp();
	await pool.query(
		"UPDATE appointments SET during = tsrange(lower(during) + interval '1 day', upper(during) + interval '1 day') WHERE id = $1",
		[id],
	);
	await rollUp();
	expect(await readRollUp()).toEqual(await countByHand());
	expect(Object.keys((await readRollUp()).days)).toEqual([
		"1110-4 2026-11-25 migration fingerprints",
	]);
});

test("a change that nobody named is found as a difference, told apart from one that only waits, and put right", async () => {
	await bookVisit(at(0), desk);
	await bookVisit(at(30), desk);
	await bookVisit(at(24 * 60), desk);
	await rollUp();
	await pool.query("UPDATE statistics_days SET booked = 7 WHERE day = $1", [day]);
	await bookVisit(at(24 * 60 + 30), desk);
	const difference = {
		table: "statistics_days",
		officeId: "1110-4",
		day,
		deskKind: "migration",
		serviceId: "fingerprints",
		chip: null,
		stored: { booked: 7 },
		counted: { booked: 2 },
	};
	expect(await findDifferences()).toEqual([difference]);
	expect(await findDifferences("2026-11-25", "2026-11-30")).toEqual([]);
	expect(await recount()).toEqual({ months: 1, count: 1, differences: [difference] });
	expect(await booked()).toEqual([2, 2]);
	expect(await recount()).toEqual({ months: 1, count: 0, differences: [] });
});

test("rows that nothing stands behind and rows that are missing are differences too, over months and in both tables", async () => {
	await bookVisit(at(0), desk);
	await rollUp();
	await pool.query(`INSERT INTO statistics_days (day, office_id, desk_kind, service_id, lead_bins, wait_bins, service_bins)
		VALUES ('2026-08-03', 'gone', 'migration', '', '{}', '{}', '{}')`);
	await pool.query(
		"INSERT INTO statistics_chips VALUES ('2026-09-03', '1110-4', 'migration', '', 'clear', 2)",
	);
	await pool.query("DELETE FROM statistics_days WHERE day = $1", [day]);
	const { months, count, differences } = await recount();
	expect({ months, count }).toEqual({ months: 4, count: 3 });
	expect(differences.map((row) => [row.day, row.stored === null, row.counted === null])).toEqual([
		["2026-08-03", false, true],
		["2026-09-03", false, true],
		[day, true, false],
	]);
	expect(await readRollUp()).toEqual(await countByHand());
});

test("two roll-ups at once, with people booking all the while, end at the same figures", async () => {
	await Promise.all([
		...Array.from({ length: 24 }, (_, number) => bookVisit(at(number * 20), desk)),
		...Array.from({ length: 6 }, () => rollUp()),
	]);
	await Promise.all([rollUp(), rollUp()]);
	expect(await booked()).toEqual([24]);
	expect(await waiting()).toBe(0);
	expect(await findDifferences()).toEqual([]);
});

test("a change that commits between the taking and the counting is counted once now and looked at again later", async () => {
	await bookVisit(at(0), desk);
	const blocker = await pool.connect();
	try {
		// The roll-up has taken its changes when it comes to delete this row, and must wait there.
		await pool.query(`INSERT INTO statistics_days (day, office_id, desk_kind, service_id, lead_bins, wait_bins, service_bins)
			VALUES ('${day}', '1110-4', 'migration', '', '{}', '{}', '{}')`);
		await blocker.query("BEGIN");
		await blocker.query("SELECT FROM statistics_days FOR UPDATE");
		const rolling = rollUp();
		await expect
			.poll(async () => {
				const { rowCount } = await pool.query(
					"SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%DELETE FROM statistics_days%'",
				);
				return rowCount;
			}, patience)
			.toBe(1);
		await bookVisit(at(30), desk);
		await blocker.query("COMMIT");
		await rolling;
	} finally {
		blocker.release(true);
	}
	expect(await booked()).toEqual([2]);
	expect(await waiting()).toBe(1);
	expect(await findDifferences()).toEqual([]);
	await rollUp();
	expect(await booked()).toEqual([2]);
	expect(await waiting()).toBe(0);
});

test("a change that had not committed when the roll-up ran is counted by the next", async () => {
	await bookVisit(at(0), desk);
	const other = await pool.connect();
	try {
		await other.query("BEGIN");
		await other.query("UPDATE appointments SET state = 'not-come'");
		await rollUp();
		expect((await readRollUp()).days[`1110-4 ${day} migration fingerprints`]).toMatchObject({
			open: 1,
			not_come: 0,
		});
		await other.query("COMMIT");
	} finally {
		other.release();
	}
	expect(await findDifferences()).toEqual([]);
	await rollUp();
	expect((await readRollUp()).days[`1110-4 ${day} migration fingerprints`]).toMatchObject({
		open: 0,
		not_come: 1,
	});
});

test("a roll-up that is ended half-way leaves figures and changes as they were", async () => {
	await bookVisit(at(0), desk);
	await rollUp();
	await bookVisit(at(30), desk);
	const blocker = await pool.connect();
	try {
		await blocker.query("BEGIN");
		await blocker.query("SELECT FROM statistics_days FOR UPDATE");
		const rolling = rollUp();
		const failed = expect(rolling).rejects.toThrow();
		await expect
			.poll(async () => {
				const { rows } = await pool.query(`SELECT pg_cancel_backend(pid) FROM pg_stat_activity
					WHERE wait_event_type = 'Lock' AND query LIKE '%DELETE FROM statistics_days%'`);
				return rows.length;
			}, patience)
			.toBe(1);
		await failed;
		await blocker.query("COMMIT");
	} finally {
		blocker.release(true);
	}
	expect(await booked()).toEqual([1]);
	expect(await waiting()).toBe(1);
	await rollUp();
	expect(await booked()).toEqual([2]);
});
