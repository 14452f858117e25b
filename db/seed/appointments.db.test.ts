import { beforeAll, expect, test } from "vitest";
import { db, pool } from "#db/client.ts";
import { listServices } from "#domain/appointments/queries.ts";
import { earliestSlots, officesOffering, openDays } from "#domain/appointments/queries-slots.ts";
import { seedAppointments } from "./appointments.ts";
import { seedTerritory } from "./territory.ts";

const now = new Date("2026-11-24T04:00:00Z");

beforeAll(async () => {
	await seedTerritory(db, "2026-11-24");
	await seedAppointments(db, "2026-11-24");
});

test("a second seeding changes nothing", async () => {
	expect(await seedAppointments(db, "2026-11-24")).toBeNull();
});

test("every beat has a desk at its office, and its inspector a slot within the horizon", async () => {
	const { rows } = await pool.query<{ id: string }>(
		"SELECT b.id FROM beats b LEFT JOIN desks d ON d.beat_id = b.id AND d.office_id = b.office_id WHERE d.id IS NULL",
	);
	expect(rows).toEqual([]);
	const offers = await officesOffering("inspector-reception", now);
	expect(offers.filter((offer) => !offer.earliest)).toEqual([]);
});

test("each service is complete in three languages, in sentences of at most twenty words", async () => {
	for (const service of await listServices("2026-11-24")) {
		const texts = [service.name, service.summary, service.eligibility, service.withoutVisit];
		for (const text of [...texts, service.feeNote, service.legalSource])
			for (const language of ["kk", "ru", "en"] as const) {
				if (!text) continue;
				expect(text[language]).not.toBe("");
				for (const sentence of text[language].split(/[.!?](?:\s|$)/))
					expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
			}
	}
});

test("fees follow the index of their day", async () => {
	const feeOn = async (day: string) =>
		(await listServices(day)).find((service) => service.id === "id-card")?.feeTenge;
	expect(await feeOn("2025-12-31")).toBe(786);
	expect(await feeOn("2026-01-01")).toBe(865);
});

test("the days off of 2026 are those of the law", async () => {
	const { rows } = await pool.query<{ day: string }>(
		"SELECT day::text FROM calendar_days WHERE extract(isodow FROM day) < 6 AND day BETWEEN '2026-01-01' AND '2026-12-31' ORDER BY day",
	);
	expect(rows.map((row) => row.day.slice(5))).toEqual([
		"01-01",
		"01-02",
		"01-07",
		"03-09",
		"03-23",
		"03-24",
		"03-25",
		"05-01",
		"05-07",
		"05-11",
		"05-27",
		"07-06",
		"10-26",
		"12-16",
	]);
});

test("an inspector's slots are in reception hours; a holiday has none and says so", async () => {
	const [first] = await earliestSlots({
		serviceId: "inspector-reception",
		beatId: "1110-17",
		limit: 3,
		now,
	});
	expect(first?.startMinute).toBeGreaterThanOrEqual(1020);
	const days = await openDays({
		serviceId: "residence-permit-fingerprints",
		officeId: "1110-4",
		from: "2026-12-15",
		days: 3,
		now: new Date("2026-11-25T04:00:00Z"),
	});
	expect(days.map((day) => day.none?.reason ?? "free")).toEqual([
		"free",
		"closed-until",
		"horizon",
	]);
});

test("the services that are done online cannot be booked anywhere", async () => {
	for (const service of (await listServices("2026-11-24")).filter((row) => !row.bookable))
		expect(await officesOffering(service.id, now)).toEqual([]);
});
