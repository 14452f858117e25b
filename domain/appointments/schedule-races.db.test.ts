import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { eq, isNull, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { visitDisruptions } from "#db/schema/schedules.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { visitor as makeVisitor, officer as officers } from "#tests/factories/actors.ts";
import { insertAccount, now, officeId, seedOffice } from "#tests/factories/office.ts";
import { previewChange, saveChange } from "./change-schedule.ts";
import { confirmAppointment } from "./confirm-appointment.ts";
import { holdSlot } from "./hold-slot.ts";
import { nearestSlots } from "./queries-slots.ts";
import { saveDetails } from "./save-details.ts";
import type { ScheduleChange } from "./schedule-change.ts";
import { previewWithdrawal, withdrawChange } from "./withdraw-change.ts";

const day = "2026-11-25";
const deskId = "1110-4-d1";
let head: Officer;
let colleague: Officer;

beforeAll(async () => {
	await seedOffice();
	head = officers.officeHead({ accountId: await insertAccount("office-head") });
	colleague = officers.frontDesk({ accountId: await insertAccount("front-desk") });
});

let people = 0;

async function hold(startMinute: number) {
	const visitor = makeVisitor({ networkKey: randomUUID() });
	const formKey = randomUUID();
	const serviceId = "fingerprints";
	const held = await holdSlot(
		visitor,
		{ formKey, serviceId, officeId, deskId, day, startMinute },
		now,
	);
	if (!held.ok) throw new Error(held.refusal);
	await saveDetails(visitor, held.value.holdId, {
		name: "Person",
		phone: `+7701${String(2_000_000 + people++)}`,
		language: "kk",
		adjustments: [],
		forSomeoneElse: false,
	});
	return { visitor, holdId: held.value.holdId };
}

const closure = (opensMinute: number): ScheduleChange => ({
	officeId,
	deskId,
	officerId: null,
	kind: "closure",
	from: day,
	to: day,
	hours: { opensMinute, closesMinute: opensMinute + 20 },
	reason: { kk: "Жөндеу", ru: "Ремонт", en: "Repairs" },
});

/** As a clerk does: look, save, and look again when somebody booked meanwhile. */
async function closeWhatever(actor: Officer, change: ScheduleChange): Promise<string> {
	const formKey = randomUUID();
	for (let tries = 0; tries < 20; tries++) {
		const shown = await previewChange(actor, change, now);
		if (!shown.ok) throw new Error(shown.refusal);
		const saved = await saveChange(actor, change, { formKey, seen: shown.value.seen }, now);
		if (saved.ok) return saved.value.changeId;
		expect(saved.refusal).toBe("preview-changed");
	}
	throw new Error("The preview changed twenty times in a row.");
}

const openFlags = () =>
	db
		.select({ id: visitDisruptions.appointmentId })
		.from(visitDisruptions)
		.where(isNull(visitDisruptions.resolvedAt));

test("a desk closed between hold and confirmation is not booked, and other times are offered", async () => {
	const { visitor, holdId } = await hold(1060);
	const changeId = await closeWhatever(head, closure(1060));
	expect(await confirmAppointment(visitor, holdId, now)).toEqual({
		ok: false,
		refusal: "desk-closed",
	});
	const question = {
		serviceId: "fingerprints",
		officeId,
		beatId: null,
		day,
		startMinute: 1060,
		now,
	};
	const nearest = await nearestSlots({ ...question, limit: 3 });
	expect(nearest).toHaveLength(3);
	expect(nearest.every((slot) => slot.deskId !== deskId || slot.startMinute !== 1060)).toBe(true);
	expect(await openFlags()).toEqual([]);

	const shown = await previewWithdrawal(head, changeId, now);
	if (shown.ok) await withdrawChange(head, changeId, shown.value.seen, now);
	expect((await confirmAppointment(visitor, holdId, now)).ok).toBe(true);
});

test("closing and confirming at the same moment never leave a booked visit that nobody is told of", async () => {
	await db.delete(appointments);
	const outcomes = { booked: 0, refused: 0 };
	for (let round = 0; round < 24; round++) {
		const minute = round < 12 ? 540 + 20 * round : 840 + 20 * (round - 12);
		if (minute === 1060 || minute === 1080) continue;
		const { visitor, holdId } = await hold(minute);
		const [confirmed] = await Promise.all([
			sleep(randomInt(12)).then(() => confirmAppointment(visitor, holdId, now)),
			sleep(randomInt(6)).then(() => closeWhatever(round % 2 ? head : colleague, closure(minute))),
		]);
		const [visit] = await db.select().from(appointments).where(eq(appointments.id, holdId));
		const flagged = (await openFlags()).some(({ id }) => id === holdId);
		if (confirmed.ok) {
			outcomes.booked++;
			expect({ state: visit?.state, flagged }).toEqual({ state: "booked", flagged: true });
		} else {
			outcomes.refused++;
			expect(confirmed.refusal).toBe("desk-closed");
			expect({ state: visit?.state, flagged }).toEqual({ state: "held", flagged: false });
		}
	}
	expect(outcomes.booked + outcomes.refused).toBeGreaterThan(15);
});

test("two of the staff close the same desk at once: both closures stand, and the visit has a flag of each", async () => {
	await db.delete(appointments);
	await db.execute(sql`DELETE FROM schedule_exceptions`);
	const { visitor, holdId } = await hold(600);
	expect((await confirmAppointment(visitor, holdId, now)).ok).toBe(true);
	const ids = await Promise.all([
		closeWhatever(head, closure(600)),
		closeWhatever(colleague, closure(600)),
	]);
	expect(new Set(ids).size).toBe(2);
	expect(await openFlags()).toEqual([{ id: holdId }, { id: holdId }]);
});
