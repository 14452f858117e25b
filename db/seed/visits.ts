import type { Database } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { personKeyOf, phoneTailKeyOf, sealContact } from "#domain/appointments/contact.ts";
import { loadSchedules } from "#domain/appointments/queries-schedules.ts";
import { newReference } from "#domain/appointments/reference.ts";
import { openSlots, type Slot } from "#domain/appointments/rules.ts";
import { dayNumber, duringText } from "#domain/appointments/wall-clock.ts";

// Synthetic visits, so that the staff's day is not empty. Names end in «Демо», phones cannot be real.

const givenNames = [
	"Әсел",
	"Нұрлан",
	"Ольга",
	"Жанар",
	"Бауыржан",
	"Виктор",
	"Гүлмира",
	"Азиз",
	"Ерлан",
	"Наталья",
	"Самат",
	"Фарида",
];
const languages = ["kk", "ru", "kk", "ru", "en"] as const;
const adjustments = [[], [], ["interpreter"], [], ["wheelchair"], [], ["companion"]] as const;

const daysBefore = 2;
const daysAfter = 5;

type Source = { serviceId: string; officeId: string; oneOf: number };

/** Which of the free slots are taken: `oneOf` 3 takes about every third. */
const plan = (otherOffices: string[]): Source[] => [
	{ serviceId: "residence-permit-fingerprints", officeId: "1110-4", oneOf: 5 },
	{ serviceId: "labour-permit-fingerprints", officeId: "1110-4", oneOf: 9 },
	{ serviceId: "temporary-residence", officeId: "1110-4", oneOf: 9 },
	{ serviceId: "window-visit", officeId: "1110-4", oneOf: 5 },
	{ serviceId: "inspector-reception", officeId: "1110-4", oneOf: 4 },
	...otherOffices.map((officeId) => ({ serviceId: "inspector-reception", officeId, oneOf: 6 })),
];

function visitRow(slot: Slot, serviceId: string, at: number, today: string) {
	const contact = {
		name: `${givenNames[at % givenNames.length]} Демо`,
		phone: `+7000${String(1_000_000 + at)}`,
	};
	const isPast = slot.day < today;
	const start = dayNumber(slot.day) * 1440 + slot.startMinute;
	return {
		reference: newReference(),
		officeId: slot.officeId,
		deskId: slot.deskId,
		serviceId,
		beatId: slot.beatId,
		officerId: slot.officerId,
		during: duringText(start, start + slot.endMinute - slot.startMinute),
		state: isPast
			? at % 6 === 0
				? ("not-come" as const)
				: ("served" as const)
			: ("booked" as const),
		contact: sealContact(contact),
		personKey: personKeyOf(contact),
		phoneTailKey: phoneTailKeyOf(contact),
		openPlace: 1,
		language: languages[at % languages.length] ?? "kk",
		adjustments: [...(adjustments[at % adjustments.length] ?? [])],
		bookedAt: new Date(`${today}T03:00:00Z`),
	};
}

/** Books synthetic visits around `day` (YYYY-MM-DD). A slot already taken is left alone. Answers how many there are. */
export async function seedVisits(
	database: Database,
	day: string,
	otherOffices: string[],
): Promise<number> {
	const fromDay = dayNumber(day) - daysBefore;
	const days = daysBefore + 1 + daysAfter;
	const before = new Date(fromDay * 86_400_000);
	let made = 0;
	for (const { serviceId, officeId, oneOf } of plan(otherOffices)) {
		const desks = await loadSchedules({ serviceId, officeId }, fromDay, days, before);
		const slots = openSlots(desks, { fromDay, days, notBefore: fromDay * 1440 });
		const rows = slots
			.filter((_, at) => (at * 7 + (at >> 3)) % oneOf === 0)
			.map((slot, at) => visitRow(slot, serviceId, made + at, day));
		if (rows.length > 0) await database.insert(appointments).values(rows).onConflictDoNothing();
		made += rows.length;
	}
	return made;
}
