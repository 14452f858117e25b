import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { statisticsDays, statisticsSignals } from "#db/schema/statistics.ts";
import { officer } from "#tests/factories/actors.ts";
import { seedOffice } from "#tests/factories/office.ts";
import { detectSignals } from "./detect-signals.ts";
import { hideSmall } from "./hide-small.ts";
import { closeSignal, noteSignal, takeOnSignal } from "./manage-signal.ts";
import { leadEdges, serviceEdges, waitEdges } from "./measures.ts";
import { monthsOf } from "./periods.ts";
import { listSignals } from "./queries-signals.ts";

const now = new Date("2026-11-24T04:00:00Z");
const months = monthsOf("2024-11", "2026-10");
const since = "2026-06";
const leadership = officer.leadership();
const head = officer.officeHead();

type Day = typeof statisticsDays.$inferInsert;
/** A hundred people a month: so many of them waited long, did not come, were cancelled and were dissatisfied. */
const day = (month: string, officeId: string, bad: number, changes: Partial<Day> = {}): Day => ({
	...{ day: `${month}-10`, officeId, deskKind: "migration", serviceId: "fingerprints" },
	...{ booked: 100, served: 90 - bad, notCome: bad, cancelledByOffice: 10, leadCount: 100 },
	...{ waitCount: 100, serviceCount: 100, asked: 200, rated2: bad, rated5: 100 - bad },
	leadBins: leadEdges.map(() => 0).concat(100),
	waitBins: waitEdges.map((_, at) => (at === 0 ? 100 - bad : at === 4 ? bad : 0)).concat(0),
	serviceBins: serviceEdges.map(() => 0).concat(100),
	...changes,
});
/** As chance has it, around eighteen. */
const usual = (at: number) => 15 + ((at * 7) % 6);

const play = (changes: Partial<Day> = {}): Day[] =>
	months.flatMap((month, at) => [
		day(month, "1110-4", month >= since ? 42 + (at % 3) : usual(at), changes),
		day(month, "1110-5", usual(at + 2), changes),
	]);
const night = async (at: Date = now) => {
	await hideSmall(at);
	return detectSignals(at);
};
const found = async () => {
	const [signal] = (await listSignals(leadership, "open")).filter(
		({ measure }) => measure === "wait-long",
	);
	if (!signal) throw new Error("There is no signal.");
	return signal;
};

beforeAll(seedOffice);
beforeEach(() =>
	pool.query("TRUNCATE statistics_days, statistics_months, statistics_hidden, statistics_signals"),
);

describe("the search for changes", () => {
	beforeEach(() => db.insert(statisticsDays).values(play()));

	test("finds the office that changed, in each measure that did, from what is published", async () => {
		await night();
		const signals = await listSignals(leadership, "open");
		expect(signals.map(({ officeId, measure }) => `${officeId} ${measure}`).sort()).toEqual([
			"1110-4 dissatisfied",
			"1110-4 not-come",
			"1110-4 wait-long",
		]);
		const { rows } = await pool.query(
			"SELECT sum(wait_bins[5])::int AS long, sum(wait_count)::int AS called FROM statistics_months WHERE office_id = '1110-4' AND month >= $1",
			[since],
		);
		const signal = await found();
		expect(signal).toMatchObject({ since, direction: "worse", deskKind: "migration", version: 1 });
		expect(rows).toEqual([{ long: signal.facts.afterCount, called: signal.facts.afterN }]);
	});

	test("keeps one signal for a change that goes on, with the newest facts and whoever looks after it", async () => {
		await night();
		const first = await found();
		await takeOnSignal(leadership, first);
		await pool.query(
			"UPDATE statistics_days SET wait_bins[5] = wait_bins[5] + 5 WHERE day >= '2026-09-01' AND office_id = '1110-4'",
		);
		expect(await night()).toEqual({ found: 0 });
		const second = await found();
		expect(second.id).toBe(first.id);
		expect(second.after).toBeGreaterThan(first.after);
		expect(second.ownerId).toBe(leadership.accountId);
	});

	test("does not raise again what somebody has closed", async () => {
		await night();
		await closeSignal(leadership, { ...(await found()), closing: "A window was shut." }, now);
		expect(await night()).toEqual({ found: 0 });
		expect((await listSignals(leadership, "open")).map(({ measure }) => measure)).not.toContain(
			"wait-long",
		);
	});

	test("leaves hidden months out", async () => {
		await hideSmall(now);
		await pool.query(
			"INSERT INTO statistics_hidden SELECT 'waits', month, 'office:1110-4', 'kind:migration', 'difference' FROM statistics_months WHERE office_id = '1110-4' AND month >= '2026-05'",
		);
		await detectSignals(now);
		const measures = (await listSignals(leadership, "open")).map(({ measure }) => measure);
		expect(measures).toContain("not-come");
		expect(measures).not.toContain("wait-long");
	});
});

describe("who sees signals", () => {
	test("probation's are its officers' alone", async () => {
		await db
			.insert(statisticsDays)
			.values(play({ deskKind: "probation", serviceId: "window-visit" }));
		await night();
		expect(await listSignals(leadership, "open")).toEqual([]);
		expect((await listSignals(officer.probationOfficer(), "open")).length).toBeGreaterThan(0);
		const [signal] = await listSignals(officer.probationOfficer(), "open");
		if (!signal) throw new Error("There is no signal.");
		expect(await takeOnSignal(leadership, signal)).toEqual({ ok: false, refusal: "not-found" });
	});

	test("a head of office sees those of the own office, an inspector none", async () => {
		await db.insert(statisticsDays).values(play());
		await night();
		expect((await listSignals(head, "open")).length).toBe(3);
		expect(await listSignals(officer.officeHead({ officeId: "1110-5" }), "open")).toEqual([]);
		await expect(listSignals(officer.inspector(), "open")).rejects.toThrow();
	});
});

describe("looking after a signal", () => {
	beforeEach(async () => {
		await db.insert(statisticsDays).values(play());
		await night();
	});

	test("leadership takes it on, notes, and closes it with what was found", async () => {
		await takeOnSignal(leadership, await found());
		await noteSignal(leadership, { ...(await found()), note: "Asked the head of office." });
		expect(await found()).toMatchObject({ note: "Asked the head of office.", version: 3 });
		await closeSignal(leadership, { ...(await found()), closing: "A second window opens." }, now);
		const [closed] = await listSignals(leadership, "closed");
		expect(closed).toMatchObject({
			state: "closed",
			closingNote: "A second window opens.",
			closedAt: now,
		});
		const { rows } = await pool.query(
			"SELECT action FROM audit_entries WHERE subject_id = $1 ORDER BY id",
			[closed?.id],
		);
		expect(rows.map(({ action }) => action)).toEqual([
			"signal.found",
			"signal.taken-on",
			"signal.noted",
			"signal.closed",
		]);
	});

	test("of two who write at once one learns that somebody was faster, and nothing is lost", async () => {
		const seen = await found();
		const outcomes = await Promise.all([
			noteSignal(leadership, { ...seen, note: "one" }),
			noteSignal(officer.leadership(), { ...seen, note: "other" }),
		]);
		expect(outcomes.filter(({ ok }) => ok).length).toBe(1);
		expect(outcomes).toContainEqual({ ok: false, refusal: "changed-meanwhile" });
	});

	test("a closed one cannot be closed or written to again", async () => {
		await closeSignal(leadership, { ...(await found()), closing: "Done." }, now);
		const [closed] = await listSignals(leadership, "closed");
		if (!closed) throw new Error("There is no closed signal.");
		for (const outcome of [
			await noteSignal(leadership, { ...closed, note: "more" }),
			await takeOnSignal(leadership, closed),
			await closeSignal(leadership, { ...closed, closing: "Again." }, now),
		])
			expect(outcome).toEqual({ ok: false, refusal: "changed-meanwhile" });
	});

	test("a head of office may read and not change it, and nobody can change what does not exist", async () => {
		expect(await takeOnSignal(head, await found())).toEqual({ ok: false, refusal: "not-allowed" });
		const other = { id: "00000000-0000-4000-8000-000000000000", version: 1 };
		expect(await takeOnSignal(leadership, other)).toEqual({ ok: false, refusal: "not-found" });
		const rows = await db.select({ owner: statisticsSignals.ownerId }).from(statisticsSignals);
		expect(rows.every(({ owner }) => owner === null)).toBe(true);
	});
});
