import { randomInt, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { calendarDays } from "#db/schema/regulations.ts";
import {
	absences,
	scheduleChanges,
	scheduleExceptions,
	scheduleRules,
} from "#db/schema/schedules.ts";
import { assignments } from "#db/schema/territory.ts";
import { insertAccount, migrationDesks, seedOffice } from "#tests/factories/office.ts";
import { slotsBySql } from "#tests/factories/slots-by-sql.ts";
import { personKeyOf, phoneTailKeyOf, sealContact } from "./contact.ts";
import { loadSchedules } from "./queries-schedules.ts";
import { newReference } from "./reference.ts";
import { openSlots } from "./rules.ts";
import { dayNumber, dayText, duringText } from "./wall-clock.ts";

// Two ways to the free slots, written apart: arithmetic in process, and multiranges in PostgreSQL.

const fromDay = dayNumber("2026-11-23");
const days = 21;
const deskIds = [...migrationDesks, "1110-4-d6", "1110-4-d7"];
let inspectors: { first: string; second: string };
let accountId: string;

beforeAll(async () => {
	inspectors = await seedOffice();
	accountId = await insertAccount("office-head");
});

const some = <Value>(count: number, make: () => Value): Value[] =>
	Array.from({ length: randomInt(count + 1) }, make);
const oneOf = <Value>(values: readonly Value[]): Value => values[randomInt(values.length)] as Value;
const stretch = () => {
	const opens = randomInt(0, 1430);
	return { opensMinute: opens, closesMinute: randomInt(opens + 1, 1441) };
};
const span = () => {
	const from = fromDay - 5 + randomInt(days + 5);
	return `[${dayText(from)},${dayText(from + 1 + randomInt(15))})`;
};
const anyDay = () => dayText(fromDay + randomInt(days));

const repeats = () =>
	oneOf([
		{},
		{},
		{ everyWeeks: randomInt(2, 5), anchor: dayText(fromDay - 40 + randomInt(80)) },
		{ nthOfMonth: oneOf([-1, 1, 2, 3, 4, 5]) },
	]);

/** What the staff changed over those hours, and partly took back. */
async function randomChanges(owners: { deskId?: string; officerId?: string }[], now: Date) {
	const rows = some(8, () => {
		const kind = oneOf(["hours", "hours", "capacity"] as const);
		return {
			officeId: "1110-4",
			...oneOf(owners),
			kind,
			during: oneOf([span(), `[${anyDay()},)`]),
			stepMinutes: kind === "capacity" ? oneOf([null, randomInt(5, 60)]) : null,
			formKey: randomUUID(),
			createdBy: accountId,
			createdAt: now,
			...(randomInt(4) === 0 ? { withdrawnAt: now, withdrawnBy: accountId } : {}),
		};
	});
	if (rows.length === 0) return [];
	return db.insert(scheduleChanges).values(rows).returning();
}

async function randomCalendar(now: Date): Promise<void> {
	await db.execute(
		sql`TRUNCATE appointments, schedule_rules, schedule_exceptions, absences, schedule_changes, calendar_days,
			assignments CASCADE`,
	);
	const owners = [
		...migrationDesks.map((deskId) => ({ deskId })),
		{ officerId: inspectors.first },
		{ officerId: inspectors.second },
	];
	const changes = await randomChanges(owners, now);
	const rules = owners.flatMap((owner) =>
		some(9, () => ({
			...owner,
			...stretch(),
			...repeats(),
			weekday: randomInt(1, 8),
			stepMinutes: randomInt(5, 60),
			during: oneOf([span(), "[2020-01-01,)", "(,2026-12-05)"]),
		})),
	);
	for (const change of changes.filter(({ kind }) => kind === "hours"))
		rules.push(
			...some(5, () => ({
				...(change.deskId ? { deskId: change.deskId } : { officerId: String(change.officerId) }),
				...stretch(),
				...repeats(),
				weekday: randomInt(1, 8),
				stepMinutes: randomInt(5, 60),
				during: change.during,
				changeId: change.id,
			})),
		);
	if (rules.length > 0) await db.insert(scheduleRules).values(rules);
	const exceptions = some(12, () => {
		const kind = oneOf(["open", "closed", "closed"] as const);
		return {
			officeId: "1110-4",
			deskId: kind === "open" ? oneOf(deskIds) : oneOf([...deskIds, null]),
			day: anyDay(),
			kind,
			...(randomInt(3) === 0 && kind === "closed" ? {} : stretch()),
			stepMinutes: randomInt(5, 60),
			changeId: oneOf([null, null, ...changes.map(({ id }) => id)]),
		};
	});
	if (exceptions.length > 0) await db.insert(scheduleExceptions).values(exceptions);
	const away = some(4, () => ({
		officerId: oneOf([inspectors.first, inspectors.second]),
		kind: "leave" as const,
		during: span(),
		...(randomInt(2) === 0 ? {} : stretch()),
		changeId: oneOf([null, ...changes.map(({ id }) => id)]),
	}));
	if (away.length > 0) await db.insert(absences).values(away);
	const name = { kk: "x", ru: "x", en: "x" };
	const special = some(8, () => ({
		day: anyDay(),
		kind: oneOf(["holiday", "day-off", "working-day"] as const),
		name,
		source: "test",
	}));
	if (special.length > 0) await db.insert(calendarDays).values(special).onConflictDoNothing();
	const serving = some(10, () => ({
		beatId: oneOf(["1110-1", "1110-2"]),
		officerId: oneOf([inspectors.first, inspectors.second]),
		kind: oneOf(["permanent", "acting"] as const),
		during: span(),
	}));
	if (serving.length > 0) await db.insert(assignments).values(serving).onConflictDoNothing();
	const contact = { name: "x", phone: "+77010000000" };
	for (let at = 0; at < 80; at++) {
		const start = fromDay * 1440 + randomInt(days * 1440);
		const deskId = oneOf(deskIds);
		const state = oneOf([
			"held",
			"held",
			"booked",
			"arrived",
			"served",
			"cancelled-by-office",
		] as const);
		await db
			.insert(appointments)
			.values({
				officeId: "1110-4",
				deskId,
				serviceId: "fingerprints",
				officerId: migrationDesks.includes(deskId)
					? null
					: oneOf([inspectors.first, inspectors.second]),
				during: duringText(start, start + randomInt(1, 90)),
				state,
				holdExpiresAt: new Date(now.getTime() + oneOf([-1, 0, 1]) * 60_000),
				...(state === "held"
					? {}
					: {
							reference: newReference(),
							contact: sealContact(contact),
							personKey: personKeyOf({ ...contact, name: `x${"y".repeat(at)}` }),
							phoneTailKey: phoneTailKeyOf(contact),
							language: "kk" as const,
						}),
			})
			.onConflictDoNothing();
	}
}

test("on random calendars the arithmetic and the multiranges give the same slots", async () => {
	let compared = 0;
	for (let round = 0; round < 25; round++) {
		const notBefore = (fromDay - 1) * 1440 + randomInt(3 * 1440);
		const now = new Date("2026-11-22T10:00:00Z");
		await randomCalendar(now);
		const loaded = await loadSchedules({ officeId: "1110-4" }, fromDay, days, now);
		const desks = loaded
			.filter((desk) => deskIds.includes(desk.deskId))
			.map((desk) => ({ ...desk, minutes: 20 }))
			.sort((one, other) => (one.deskId < other.deskId ? -1 : 1));
		const ours = openSlots(desks, { fromDay, days, notBefore }).map(
			(slot) => [slot.deskId, dayNumber(slot.day) * 1440 + slot.startMinute] as const,
		);
		const { rows } = await db.execute<{ desk_id: string; start: number }>(
			slotsBySql({ deskIds, fromDay, days, minutes: 20, notBefore, now }),
		);
		expect(ours).toEqual(rows.map((row) => [row.desk_id, row.start]));
		compared += rows.length;
	}
	expect(compared).toBeGreaterThan(1000);
});
