import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { messages } from "#db/schema/notifications.ts";
import { officer as staff } from "#tests/factories/actors.ts";
import { now, officeId, probationDesks, seedOffice } from "#tests/factories/office.ts";
import { bookSeries, planSeries } from "./book-series.ts";
import { cancelSeries } from "./cancel-series.ts";
import { markServed } from "./mark-visit.ts";
import { listSeries } from "./queries-series.ts";

const officer = staff.probationOfficer();
const place = { serviceId: "window-visit", officeId };
const everyWeek = {
	...place,
	day: "2026-12-02",
	startMinute: 600,
	rhythm: "1" as const,
	until: "2026-12-23",
};
let people = 0;
const person = () => ({
	name: "Aigul Test",
	phone: `+7701${1_000_000 + people++}`,
	language: "kk" as const,
	adjustments: [],
	forSomeoneElse: false,
});
const order = (days: string[], details = person(), formKey = `series-form-number-${people}`) =>
	bookSeries(
		officer,
		{ ...place, formKey, visits: days.map((day) => ({ day, startMinute: 600 })) },
		details,
		now,
	);

beforeAll(async () => {
	await seedOffice();
});
beforeEach(() => pool.query("TRUNCATE messages, appointments CASCADE"));

test("the plan says which days do not fit, and what is free nearest to them", async () => {
	const planned = await planSeries(officer, everyWeek, now);
	if (!planned.ok) throw new Error(planned.refusal);
	// 16 December is Independence Day.
	expect(planned.value.map(({ day, fits }) => [day, fits])).toEqual([
		["2026-12-02", true],
		["2026-12-09", true],
		["2026-12-16", false],
		["2026-12-23", true],
	]);
	const nearest = planned.value[2]?.nearest ?? [];
	expect(nearest).toHaveLength(3);
	expect(nearest.every(({ day }) => day === "2026-12-15" || day === "2026-12-17")).toBe(true);
});

test("what fits is booked, each with a number of its own, and what does not is named", async () => {
	for (const _ of probationDesks) await order(["2026-12-09"]);
	const made = await order(["2026-12-02", "2026-12-09", "2026-12-23"]);
	if (!made.ok) throw new Error(made.refusal);
	expect(made.value.booked.map(({ day }) => day)).toEqual(["2026-12-02", "2026-12-23"]);
	expect(made.value.missing).toEqual([{ day: "2026-12-09", startMinute: 600 }]);
	expect(new Set(made.value.booked.map(({ reference }) => reference)).size).toBe(2);
	expect(await listSeries(officer, made.value.seriesId)).toHaveLength(2);
});

test("where nothing fits, nothing is made; the same form sent twice orders once", async () => {
	expect(await order(["2026-12-16"])).toEqual({ ok: false, refusal: "nothing-fits" });
	const someone = person();
	const twice = await Promise.all(
		[1, 2].map(() => order(["2026-12-02", "2026-12-09"], someone, "one-form-sent-twice")),
	);
	expect(twice[0]?.ok && twice[0].value.seriesId).toBe(twice[1]?.ok && twice[1].value.seriesId);
	expect(await db.select().from(appointments)).toHaveLength(2);
});

test("the person is told once, and reminded of each visit; nothing in it tells the purpose", async () => {
	await order(["2026-12-02", "2026-12-09", "2026-12-23"]);
	const rows = await db.select().from(messages);
	const kinds = rows.map(({ kind }) => kind);
	expect(kinds.filter((kind) => kind === "confirmed")).toHaveLength(1);
	expect(kinds.filter((kind) => kind === "reminder-late")).toHaveLength(3);
});

test("nobody but a probation officer orders a series, or learns of one", async () => {
	const made = await order(["2026-12-02"]);
	if (!made.ok) throw new Error(made.refusal);
	for (const other of [
		staff.frontDesk(),
		staff.officeHead(),
		staff.migrationOfficer(),
		staff.inspector(),
		staff.leadership(),
		staff.administrator(),
		staff.probationOfficer({ officeId: "1110-5" }),
	]) {
		expect(await listSeries(other, made.value.seriesId)).toEqual([]);
		expect((await cancelSeries(other, made.value.seriesId, "No power", now)).ok).toBe(false);
		if (other.role === "probation-officer") continue;
		expect(await planSeries(other, everyWeek, now)).toEqual({ ok: false, refusal: "not-allowed" });
		expect(await planSeries(other, { ...everyWeek, serviceId: "fingerprints" }, now)).toEqual({
			ok: false,
			refusal: "not-allowed",
		});
	}
});

test("the rest of a series is cancelled; what has been keeps its mark", async () => {
	const made = await order(["2026-12-02", "2026-12-09", "2026-12-23"]);
	if (!made.ok) throw new Error(made.refusal);
	const [first] = made.value.booked;
	const later = new Date("2026-12-02T06:00:00Z");
	await markServed(officer, first?.id ?? "", later);
	expect(await cancelSeries(officer, made.value.seriesId, "Ended", later)).toEqual({
		ok: true,
		value: { cancelled: 2 },
	});
	const states = await listSeries(officer, made.value.seriesId);
	expect(states.map(({ state }) => state)).toEqual([
		"served",
		"cancelled-by-office",
		"cancelled-by-office",
	]);
	const told = await db.select().from(messages).where(eq(messages.kind, "cancelled-by-office"));
	expect(told).toHaveLength(2);
});
