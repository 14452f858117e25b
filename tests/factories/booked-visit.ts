import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { personKeyOf, phoneTailKeyOf, sealContact } from "#domain/appointments/contact.ts";
import { newReference } from "#domain/appointments/reference.ts";
import { duringText, wallMinute } from "#domain/appointments/wall-clock.ts";
import { officeId, probationDesks } from "./office.ts";

let people = 0;

/** A booked visit of another person each time, at an instant, in the office of office.ts. */
export async function bookVisit(
	startsAt: Date,
	deskId: string,
	serviceId = probationDesks.includes(deskId) ? "window-visit" : "fingerprints",
): Promise<{ id: string; reference: string }> {
	const contact = { name: `Visitor ${people}`, phone: `+7701${String(1_000_000 + people++)}` };
	const start = wallMinute(startsAt, "Asia/Almaty");
	const reference = newReference();
	const [row] = await db
		.insert(appointments)
		.values({
			reference,
			officeId,
			deskId,
			serviceId,
			during: duringText(start, start + 20),
			state: "booked",
			contact: sealContact(contact),
			personKey: personKeyOf(contact),
			phoneTailKey: phoneTailKeyOf(contact),
			openPlace: 1,
			language: "ru",
		})
		.returning({ id: appointments.id });
	return { id: row?.id ?? "", reference };
}
