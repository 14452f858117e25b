import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { visitDisruptions } from "#db/schema/schedules.ts";
import { assignments } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { officer as officers } from "#tests/factories/actors.ts";
import { insertAccount, now, officeId, seedOffice } from "#tests/factories/office.ts";
import { type ChangeRefusal, previewChange, saveChange } from "./change-schedule.ts";
import { personKeyOf, phoneTailKeyOf, sealContact } from "./contact.ts";
import { openingHours } from "./queries-hours.ts";
import { earliestSlots } from "./queries-slots.ts";
import { newReference } from "./reference.ts";
import type { ScheduleChange, WeekHours } from "./schedule-change.ts";
import { dayNumber, duringText } from "./wall-clock.ts";
import { previewWithdrawal, withdrawChange } from "./withdraw-change.ts";

// Tuesday 24 November 2026, nine in the morning. Wednesday 25 is the day most tests change.

let inspectors: { first: string; second: string };
let head: Officer;
let probation: Officer;
const day = "2026-11-25";
const desk = "1110-4-d1";
const reason = { kk: "Жөндеу", ru: "Ремонт", en: "Repairs" };
const whole = { officeId, deskId: null, officerId: null };
const atDesk = { officeId, deskId: desk, officerId: null };

beforeAll(async () => {
	inspectors = await seedOffice();
	head = officers.officeHead({ accountId: await insertAccount("office-head") });
	probation = officers.probationOfficer({ accountId: await insertAccount("office-head") });
});

beforeEach(async () => {
	await db.execute(sql`TRUNCATE appointments, schedule_exceptions, absences CASCADE`);
	await db.execute(sql`DELETE FROM schedule_rules WHERE change_id IS NOT NULL`);
	await db.execute(sql`DELETE FROM schedule_changes`);
	await db.execute(sql`DELETE FROM assignments WHERE kind = 'acting'`);
});

async function book(deskId: string, on: string, minute: number, officerId: string | null = null) {
	const contact = { name: `Visitor ${randomUUID()}`, phone: "+77010000000" };
	const start = dayNumber(on) * 1440 + minute;
	const [row] = await db
		.insert(appointments)
		.values({
			officeId,
			deskId,
			officerId,
			serviceId: officerId ? "reception" : "fingerprints",
			during: duringText(start, start + 20),
			state: "booked",
			reference: newReference(),
			contact: sealContact(contact),
			personKey: personKeyOf(contact),
			phoneTailKey: phoneTailKeyOf(contact),
			language: "kk",
		})
		.returning({ id: appointments.id });
	return String(row?.id);
}

const closure = (over: Partial<Extract<ScheduleChange, { kind: "closure" }>> = {}) =>
	({ ...atDesk, kind: "closure", from: day, to: day, hours: null, reason, ...over }) as const;

const line = (weekday: number, opensMinute: number, closesMinute: number): WeekHours => ({
	weekday,
	opensMinute,
	closesMinute,
	stepMinutes: 20,
	everyWeeks: 1,
	nthOfMonth: null,
});

async function preview(actor: Officer, change: ScheduleChange) {
	const outcome = await previewChange(actor, change, now);
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
}

async function save(actor: Officer, change: ScheduleChange, formKey: string = randomUUID()) {
	const { seen } = await preview(actor, change);
	const outcome = await saveChange(actor, change, { formKey, seen }, now);
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
}

async function takeBack(actor: Officer, changeId: string) {
	const shown = await previewWithdrawal(actor, changeId, now);
	if (!shown.ok) throw new Error(shown.refusal);
	const outcome = await withdrawChange(actor, changeId, shown.value.seen, now);
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value;
}

async function openFlags(): Promise<string[]> {
	const rows = await db
		.select({ id: visitDisruptions.appointmentId })
		.from(visitDisruptions)
		.where(isNull(visitDisruptions.resolvedAt));
	return rows.map((row) => row.id).sort();
}

test("a closure is previewed with the visits it hits, saved with their flags, and taken back without a trace on them", async () => {
	const hit = await book(desk, day, 600);
	await book(desk, "2026-11-26", 600);
	await book("1110-4-d2", day, 600);
	const { hits } = await preview(head, closure());
	expect(hits).toEqual([
		expect.objectContaining({ id: hit, day, startMinute: 600, deskNumber: 1 }),
	]);
	expect(await openFlags()).toEqual([]);

	const { changeId, flagged } = await save(head, closure());
	expect(flagged).toBe(1);
	expect(await openFlags()).toEqual([hit]);
	expect((await openingHours({ deskId: desk }, now)).days[1]?.hours).toEqual([]);

	const { freed } = await takeBack(head, changeId);
	expect(freed.map(({ id }) => id)).toEqual([hit]);
	expect(await openFlags()).toEqual([]);
	expect((await openingHours({ deskId: desk }, now)).days[1]?.hours).toHaveLength(2);
	const [kept] = await db.select().from(appointments).where(eq(appointments.id, hit));
	expect(kept?.state).toBe("booked");
});

test("hours closed hit the visits they touch, and neither those before nor those after", async () => {
	await book(desk, day, 580);
	const inside = await book(desk, day, 600);
	const across = await book(desk, day, 650);
	await book(desk, day, 720);
	const { hits } = await preview(head, closure({ hours: { opensMinute: 600, closesMinute: 660 } }));
	expect(hits.map(({ id }) => id)).toEqual([inside, across]);
});

test("a shorter week hits what lies outside it, and the week before it comes back when it is taken back", async () => {
	const late = await book(desk, day, 900);
	await book(desk, day, 560);
	const hours: ScheduleChange = {
		...atDesk,
		kind: "hours",
		from: "2026-11-24",
		to: null,
		week: [1, 2, 3, 4, 5].map((weekday) => line(weekday, 540, 780)),
	};
	const { changeId } = await save(head, hours);
	expect(await openFlags()).toEqual([late]);
	await takeBack(head, changeId);
	expect(await openFlags()).toEqual([]);
	expect((await openingHours({ deskId: desk }, now)).days[1]?.hours).toHaveLength(2);
});

test("when the older of two shorter weeks is taken back, the newer one keeps the visit flagged", async () => {
	const late = await book(desk, day, 900);
	const morning: ScheduleChange = {
		...atDesk,
		kind: "hours",
		from: "2026-11-24",
		to: null,
		week: [line(3, 540, 780)],
	};
	const older = await save(head, morning);
	const newer = await save(head, morning);
	await takeBack(head, older.changeId);
	expect(await openFlags()).toEqual([late]);
	await takeBack(head, newer.changeId);
	expect(await openFlags()).toEqual([]);
});

test("of two closures over one visit each has to be taken back", async () => {
	const hit = await book(desk, day, 600);
	const own = await save(head, closure());
	const office = await save(head, closure({ deskId: null }));
	const { freed } = await takeBack(head, own.changeId);
	expect(freed).toEqual([]);
	expect(await openFlags()).toEqual([hit]);
	await takeBack(head, office.changeId);
	expect(await openFlags()).toEqual([]);
});

test("a desk out of use offers nothing and hits its visits; a wider step hits nobody", async () => {
	const hit = await book(desk, day, 560);
	const capacity = { ...atDesk, kind: "capacity", from: "2026-11-24", to: "2026-11-27" } as const;
	expect((await preview(head, { ...capacity, stepMinutes: 40 })).hits).toEqual([]);
	await save(head, { ...capacity, stepMinutes: null });
	expect(await openFlags()).toEqual([hit]);
	const days = (await openingHours({ deskId: desk }, now)).days;
	expect(days.map(({ hours }) => hours.length)).toEqual([0, 0, 0, 0, 0, 0, 2]);
});

test("an inspector's leave hits the visits to them although somebody stands in, and not those to the substitute", async () => {
	await db.insert(assignments).values({
		beatId: "1110-1",
		officerId: inspectors.second,
		kind: "acting",
		during: `[${day},2026-11-27)`,
		reason: "leave",
	});
	const hit = await book("1110-4-d6", day, 1040, inspectors.first);
	await book("1110-4-d6", "2026-11-26", 1060, inspectors.second);
	const leave: ScheduleChange = {
		...whole,
		officerId: inspectors.first,
		kind: "absence",
		absence: "leave",
		from: day,
		to: "2026-11-26",
		hours: null,
	};
	await save(head, leave);
	expect(await openFlags()).toEqual([hit]);
	expect((await openingHours({ beatId: "1110-1" }, now)).days[1]?.hours).toHaveLength(1);
});

test("an inspector in training for two hours receives before and after them", async () => {
	await save(head, {
		...whole,
		officerId: inspectors.first,
		kind: "absence",
		absence: "training",
		from: day,
		to: day,
		hours: { opensMinute: 1040, closesMinute: 1160 },
	});
	expect((await openingHours({ beatId: "1110-1" }, now)).days[1]?.hours).toEqual([
		{ opensMinute: 1020, closesMinute: 1040 },
		{ opensMinute: 1160, closesMinute: 1200 },
	]);
});

test("a Saturday opened once can be booked; taken back, it flags who has booked it", async () => {
	const { changeId } = await save(head, {
		...atDesk,
		kind: "opening",
		from: "2026-11-28",
		to: "2026-11-28",
		hours: { opensMinute: 600, closesMinute: 720 },
		stepMinutes: 20,
	});
	const slots = await earliestSlots({ serviceId: "fingerprints", officeId, now, limit: 500 });
	expect(slots.filter((slot) => slot.day === "2026-11-28")).toHaveLength(6);
	const hit = await book(desk, "2026-11-28", 600);
	const shown = await previewWithdrawal(head, changeId, now);
	expect(shown.ok && shown.value.hits.map(({ id }) => id)).toEqual([hit]);
	await takeBack(head, changeId);
	expect(await openFlags()).toEqual([hit]);
});

test("somebody books during the preview: nothing is saved, and the next look shows them", async () => {
	await book(desk, day, 600);
	const { seen } = await preview(head, closure());
	await book(desk, day, 640);
	const form = { formKey: randomUUID(), seen };
	expect(await saveChange(head, closure(), form, now)).toEqual({
		ok: false,
		refusal: "preview-changed",
	});
	expect(await openFlags()).toEqual([]);
	expect((await preview(head, closure())).hits).toHaveLength(2);
});

test("one form saves once, however often and however fast it is sent", async () => {
	await book(desk, day, 600);
	const { seen } = await preview(head, closure());
	const form = { formKey: randomUUID(), seen };
	const outcomes = await Promise.all(
		[1, 2, 3, 4].map(() => saveChange(head, closure(), form, now)),
	);
	const ids = new Set(outcomes.map((outcome) => outcome.ok && outcome.value.changeId));
	expect(ids.size).toBe(1);
	expect(await openFlags()).toHaveLength(1);
});

test("a closed office flags its probation visits too, and does not show them to its head", async () => {
	const shown = await book(desk, day, 600);
	const hidden = await book("1110-4-d3", day, 600);
	const { hits } = await preview(head, closure({ deskId: null }));
	expect(hits.map(({ id }) => id)).toEqual([shown]);
	await save(head, closure({ deskId: null }));
	expect(await openFlags()).toEqual([shown, hidden].sort());
});

const refusalOf = async (
	actor: Officer,
	change: ScheduleChange,
): Promise<ChangeRefusal | "none"> => {
	const outcome = await previewChange(actor, change, now);
	const saved = await saveChange(actor, change, { formKey: randomUUID(), seen: "x" }, now);
	expect(saved.ok).toBe(false);
	return outcome.ok ? "none" : outcome.refusal;
};

test("nobody changes what is not theirs to keep", async () => {
	const elsewhere = officers.officeHead({ officeId: "1110-5" });
	for (const stranger of [
		elsewhere,
		officers.inspector(),
		officers.migrationOfficer(),
		officers.leadership(),
		officers.administrator(),
		probation,
	]) {
		expect(await refusalOf(stranger, closure())).toBe("not-found");
		expect(await refusalOf(stranger, closure({ deskId: null }))).toBe("not-found");
		const change = { ...whole, officerId: inspectors.first, kind: "absence" as const };
		expect(
			await refusalOf(stranger, { ...change, absence: "sick", from: day, to: day, hours: null }),
		).toBe("not-found");
	}
	expect(await refusalOf(head, closure({ deskId: "1110-4-d3" }))).toBe("not-found");
	expect(await refusalOf(head, closure({ officeId: "1110-5" }))).toBe("not-found");
	const own = await save(probation, closure({ deskId: "1110-4-d3" }));
	expect(await withdrawChange(head, own.changeId, "", now)).toEqual({
		ok: false,
		refusal: "not-found",
	});
	const { changeId } = await save(head, closure());
	for (const stranger of [elsewhere, officers.inspector(), officers.leadership(), probation])
		expect(await withdrawChange(stranger, changeId, "", now)).toEqual({
			ok: false,
			refusal: "not-found",
		});
});

test("what is over, ends before it begins or lasts for months is refused", async () => {
	expect(await refusalOf(head, closure({ from: "2026-11-23" }))).toBe("in-the-past");
	expect(await refusalOf(head, closure({ to: "2026-11-24" }))).toBe("wrong-days");
	expect(await refusalOf(head, closure({ to: null }))).toBe("wrong-days");
	expect(await refusalOf(head, closure({ to: "2027-06-01" }))).toBe("wrong-days");
});

test("a change taken back twice is taken back once, and its audit row stands once", async () => {
	const { changeId } = await save(head, closure());
	const shown = await previewWithdrawal(head, changeId, now);
	if (!shown.ok) throw new Error(shown.refusal);
	await Promise.all([1, 2, 3].map(() => withdrawChange(head, changeId, shown.value.seen, now)));
	const { rows } = await db.execute<{ action: string }>(
		sql`SELECT action FROM audit_entries WHERE subject_id = ${changeId} ORDER BY id`,
	);
	expect(rows.map((row) => row.action)).toEqual(["schedule.changed", "schedule.withdrawn"]);
});

test("a visit that has begun, ended or been cancelled is not hit", async () => {
	const at = await book(desk, "2026-11-24", 545);
	await db
		.update(appointments)
		.set({ state: "cancelled-by-resident" })
		.where(eq(appointments.id, at));
	await book("1110-4-d2", "2026-11-24", 530);
	const today = closure({ deskId: null, from: "2026-11-24", to: "2026-11-24" });
	expect((await preview(head, today)).hits).toEqual([]);
	expect(await db.$count(visitDisruptions, and(isNull(visitDisruptions.resolvedAt)))).toBe(0);
});
