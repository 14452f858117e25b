import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pool } from "#db/client.ts";
import { officer } from "#tests/factories/actors.ts";
import {
	migrationDesks,
	now,
	officeId,
	probationDesks,
	seedOffice,
} from "#tests/factories/office.ts";
import { callNext } from "./call-next.ts";
import { joinQueue } from "./join-queue.ts";
import { listDeskQueue } from "./queries-desk.ts";
import { listDesksToWorkAt, listTransferTargets } from "./queries-desks.ts";
import { ticketView } from "./queries-ticket.ts";
import { codeForWall, wallView } from "./queries-wall.ts";
import { finishService, recall, startService } from "./turn.ts";

const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const clerk = officer.migrationOfficer();
const probation = officer.probationOfficer();
const [firstDesk = "", secondDesk = ""] = migrationDesks;
const [probationDesk = ""] = probationDesks;

const walkIn = async (minutes: number, deskKind: "migration" | "probation" = "migration") => {
	const joined = await joinQueue(
		deskKind === "migration" ? clerk : probation,
		{ officeId, deskKind, deskId: null, language: "ru", adjustments: ["wheelchair"] },
		at(minutes),
	);
	if (!joined.ok) throw new Error(joined.refusal);
	return joined.value;
};

const callTo = async (desk: string, minutes: number): Promise<string> => {
	const call = await callNext(clerk, desk, at(minutes));
	if (!call.ok) throw new Error(call.refusal);
	return call.value.entryId;
};

beforeAll(async () => {
	await seedOffice();
});
beforeEach(async () => {
	await pool.query(
		"TRUNCATE queue_steps, queue_turns, queue_entries, queue_lines, appointments CASCADE",
	);
});

describe("the ticket on the phone", () => {
	test("it tells who is ahead and a range, then the window, and the next day nothing", async () => {
		await walkIn(0);
		await walkIn(1);
		const third = await walkIn(2);
		const waiting = await ticketView(third.token, at(3));
		expect(waiting).toMatchObject({ state: "waiting", ahead: 2, window: null, canLeave: true });
		// Three windows are open and nobody waits longer than one planned service of twenty minutes.
		expect(waiting?.minutes).toEqual({ low: 0, high: 5, basis: "planned" });
		await callTo(firstDesk, 4);
		await callTo(secondDesk, 4);
		const entryId = await callTo("1110-4-d5", 5);
		const called = await ticketView(third.token, at(5));
		expect(called).toMatchObject({
			state: "called",
			ahead: null,
			minutes: null,
			window: 5,
			recalled: false,
		});
		await recall(clerk, entryId, at(6));
		expect(await ticketView(third.token, at(6))).toMatchObject({ recalled: true });
		expect(await ticketView(third.token, at(24 * 60))).toBeNull();
	});

	test("a wrong token opens nothing", async () => {
		await walkIn(0);
		expect(await ticketView("x".repeat(22), now)).toBeNull();
		expect(await ticketView("' OR true --", now)).toBeNull();
	});

	test("after five services the minutes are measured", async () => {
		for (let person = 0; person < 6; person++) {
			await walkIn(person * 10);
			const entry = await callTo(firstDesk, person * 10);
			await startService(clerk, entry, at(person * 10 + 1));
			await finishService(clerk, entry, at(person * 10 + 8));
		}
		await walkIn(60);
		const last = await walkIn(61);
		// One window works of three: between no wait and one more service of eight minutes.
		expect((await ticketView(last.token, at(62)))?.minutes).toEqual({
			low: 0,
			high: 10,
			basis: "measured",
		});
	});
});

describe("the wall", () => {
	test("it shows tickets and windows, the newest first, and nothing that names anybody or a kind", async () => {
		await walkIn(0);
		await walkIn(1, "probation");
		await callTo(firstDesk, 2);
		const call = await callNext(probation, probationDesk, at(3));
		expect(call.ok).toBe(true);
		await walkIn(4);
		const view = await wallView(officeId, at(5));
		expect(view?.calls.map(({ window, open }) => [window, open])).toEqual([
			[3, true],
			[1, true],
		]);
		expect(view?.waiting).toBe(1);
		const { office, rules, ...rest } = view ?? {};
		expect(JSON.stringify(rest)).not.toMatch(/probation|migration|inspector/);
	});

	test("whoever does not work there gets no code for it", async () => {
		expect(await codeForWall(clerk, officeId, now)).toMatch(/^\d{4}$/);
		expect(
			await codeForWall(officer.migrationOfficer({ officeId: "1110-5" }), officeId, now),
		).toBeNull();
		expect(await codeForWall(officer.administrator(), officeId, now)).toBeNull();
		expect(await wallView("0000-1", now)).toBeNull();
	});
});

describe("the clerk's queue", () => {
	test("it shows who is at the window and who waits, in the order of the calls", async () => {
		const first = await walkIn(0);
		const second = await walkIn(1);
		await callTo(firstDesk, 2);
		const queue = await listDeskQueue(clerk, firstDesk, at(10));
		expect(queue?.current).toMatchObject({ number: first.number, state: "called", visit: null });
		expect(queue?.waiting.map(({ number, waitingMinutes }) => [number, waitingMinutes])).toEqual([
			[second.number, 9],
		]);
		expect(queue?.waiting[0]?.adjustments).toEqual(["wheelchair"]);
	});

	test("a desk that is not theirs is not found, and probation's are named to nobody else", async () => {
		expect(await listDeskQueue(clerk, probationDesk, now)).toBeNull();
		expect((await listDesksToWorkAt(clerk, now)).map(({ id }) => id)).toEqual(migrationDesks);
		expect((await listDesksToWorkAt(probation, now)).map(({ id }) => id)).toEqual(probationDesks);
		expect(await listDesksToWorkAt(officer.leadership(), now)).toEqual([]);
		const targets = await listTransferTargets(clerk, firstDesk, now);
		expect(new Set(targets.map(({ kind }) => kind))).toEqual(new Set(["migration", "inspector"]));
	});
});
