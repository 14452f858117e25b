import { beforeAll, expect, test } from "vitest";
import { now, officeId, seedOffice } from "#tests/factories/office.ts";
import { earliestOfBeats, offerSlots } from "./queries-offer.ts";
import { earliestSlots, openDays } from "./queries-slots.ts";

const today = "2026-11-24";
const where = { serviceId: "fingerprints", officeId, beatId: null, now };

beforeAll(async () => {
	await seedOffice();
});

test("one reading tells a page what three questions would", async () => {
	const offer = await offerSlots({ ...where, today, chosenDay: null, days: 14 });
	const all = await earliestSlots({ ...where, limit: 1000 });
	expect(offer.earliest).toEqual(all[0]);
	expect(offer.days).toEqual(await openDays({ ...where, from: today, days: 14 }));
	expect(offer.slots).toEqual(all.filter((slot) => slot.day === all[0]?.day));
});

test("a chosen day has its own times, and the earliest stays the earliest of all", async () => {
	const chosenDay = "2026-11-26";
	const offer = await offerSlots({ ...where, today, chosenDay, days: 14 });
	expect(offer.earliest?.day).toBe(today);
	expect(new Set(offer.slots.map((slot) => slot.day))).toEqual(new Set([chosenDay]));
	expect(offer.days[0]?.day).toBe(chosenDay);
});

test("a day beyond what can be booked yet has no times", async () => {
	const offer = await offerSlots({ ...where, today, chosenDay: "2027-02-01", days: 14 });
	expect(offer.slots).toEqual([]);
	expect(offer.days[0]?.none?.reason).toBe("horizon");
});

test("each beat of an office has the earliest time of its own inspector", async () => {
	const first = await earliestOfBeats({ serviceId: "reception", officeId, now });
	for (const beatId of ["1110-1", "1110-2"]) {
		const [own] = await earliestSlots({ serviceId: "reception", officeId, beatId, limit: 1, now });
		expect(first.get(beatId)).toEqual(own);
	}
	expect(first.size).toBe(2);
});
