import { beforeAll, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { officer } from "#tests/factories/actors.ts";
import { checkQueueHistory } from "#tests/factories/check-queue-history.ts";
import {
	migrationDesks,
	now,
	officeId,
	probationDesks,
	seedOffice,
} from "#tests/factories/office.ts";
import { simulateOfficeDay } from "#tests/factories/simulate-office-day.ts";
import { queueRulesOn } from "./queue-rules.ts";

const [probationDesk = ""] = probationDesks;
const desks = [
	...migrationDesks.map((id) => ({
		id,
		kind: "migration" as const,
		clerk: officer.migrationOfficer(),
	})),
	{ id: probationDesk, kind: "probation" as const, clerk: officer.probationOfficer() },
];

beforeAll(async () => {
	await seedOffice();
});

test("a day of 120 residents and four clerks loses nobody, calls nobody twice, and keeps the rule at every call", async () => {
	const day = await simulateOfficeDay({
		officeId,
		opensAt: now,
		minutes: 240,
		residents: 120,
		desks,
		serviceId: (kind) => (kind === "probation" ? "window-visit" : "fingerprints"),
		service: [3, 9],
		seed: 20_261_124,
	});
	expect(day.refused).toBe(0);
	expect(day.people.size).toBe(120);
	const rules = await queueRulesOn("2026-11-24", db);
	expect(checkQueueHistory(day.events, day.people, rules)).toEqual([]);
	const kinds = new Set(day.events.map(({ kind }) => kind));
	expect([...kinds]).toEqual(
		expect.arrayContaining([
			"joined",
			"called",
			"started",
			"finished",
			"not-here",
			"parked",
			"undone",
		]),
	);
	// The same history with one call swapped is refused.
	const call = day.events.findIndex(
		({ kind, desk }) => kind === "called" && desk === migrationDesks[0],
	);
	const planted = day.events.with(call, {
		...(day.events[call] ?? day.events[0]),
		entry: day.events.at(-1)?.entry,
	} as (typeof day.events)[number]);
	expect(checkQueueHistory(planted, day.people, rules)).not.toEqual([]);
	// What is kept of the visits agrees: nobody who was served is still expected.
	const open = await pool.query(
		"SELECT 1 FROM appointments WHERE state IN ('arrived', 'called', 'in-service')",
	);
	expect(open.rowCount).toBe(0);
});
