import { beforeAll, expect, test } from "vitest";
import { db } from "#db/client.ts";
import { auditEntries } from "#db/schema/audit.ts";
import { regulationValues } from "#db/schema/regulations.ts";
import { officer } from "#tests/factories/actors.ts";
import { findCalendarDay, listCalendarDays, listValues, valueOn } from "./queries.ts";
import { removeCalendarDay } from "./remove-calendar-day.ts";
import { setCalendarDay } from "./set-calendar-day.ts";
import { setValue } from "./set-value.ts";

const mci = { key: "mci" as const, unit: "KZT", source: "law", confirmed: true };
const holiday = {
	day: "2026-12-16",
	kind: "holiday" as const,
	name: { kk: "Тәуелсіздік күні", ru: "День Независимости", en: "Independence Day" },
	source: "law",
	estimated: false,
};

beforeAll(() =>
	db.insert(regulationValues).values([
		{ ...mci, validFrom: "2025-01-01", value: 3932 },
		{ ...mci, validFrom: "2026-01-01", value: 4325 },
	]),
);

test("the value in force on a day is the latest that began by then", async () => {
	expect(await valueOn("mci", "2025-12-31")).toBe(3932);
	expect(await valueOn("mci", "2026-01-01")).toBe(4325);
	await expect(valueOn("mci", "2024-12-31")).rejects.toThrow("No regulation value");
});

test("an administrator enters next year's value without touching this year's; nobody else can", async () => {
	const next = { ...mci, validFrom: "2027-01-01", value: 4700 };
	for (const other of [officer.inspector(), officer.officeHead(), officer.leadership()])
		expect(await setValue(other, next)).toEqual({ ok: false, refusal: "not-allowed" });
	expect((await setValue(officer.administrator(), next)).ok).toBe(true);
	expect(await valueOn("mci", "2026-12-31")).toBe(4325);
	expect(await valueOn("mci", "2027-01-01")).toBe(4700);
	expect((await listValues()).map((row) => row.value)).toEqual([4700, 4325, 3932]);
});

test("an administrator sets and removes a day; each change has its audit row; nobody else can", async () => {
	const administrator = officer.administrator();
	expect(await setCalendarDay(officer.frontDesk(), holiday)).toMatchObject({
		refusal: "not-allowed",
	});
	await setCalendarDay(administrator, holiday);
	await setCalendarDay(administrator, { ...holiday, kind: "working-day" });
	expect(await findCalendarDay(holiday.day)).toMatchObject({ kind: "working-day" });
	expect(await listCalendarDays("2026-12-16", "2026-12-17")).toHaveLength(1);
	expect(await removeCalendarDay(officer.leadership(), holiday.day)).toMatchObject({
		refusal: "not-allowed",
	});
	expect((await removeCalendarDay(administrator, holiday.day)).ok).toBe(true);
	expect(await removeCalendarDay(administrator, holiday.day)).toMatchObject({
		refusal: "not-found",
	});
	const actions = await db.select({ action: auditEntries.action }).from(auditEntries);
	expect(actions.map((row) => row.action)).toEqual([
		"regulation.set",
		"calendar.set",
		"calendar.set",
		"calendar.removed",
	]);
});
