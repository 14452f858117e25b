import { and, eq, gt, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks, services } from "#db/schema/appointments.ts";
import { offices } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { derivePin } from "#domain/identity/sealing.ts";
import { isRowId } from "./access.ts";
import { unsealContact } from "./contact.ts";
import { publicServiceName } from "./public-service-name.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { dayOf, dayText, minuteOf } from "./wall-clock.ts";

/** For as long the clerk who booked a visit may see its number and PIN, to say them and to print them. */
const shownMs = 60 * 60 * 1000;

/** What the clerk has just booked, with all that goes on the person's paper; for nobody else, and not for ever. */
export async function findJustBooked(officer: Officer, id: string, now: Date) {
	if (!isRowId(id)) return null;
	const [row] = await db
		.select({
			reference: appointments.reference,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			contact: appointments.contact,
			language: appointments.language,
			window: desks.number,
			office: {
				id: offices.id,
				number: offices.number,
				address: offices.address,
				phone: offices.phone,
			},
			service: { name: services.name, sensitive: services.sensitive, bring: services.bring },
		})
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.innerJoin(services, eq(services.id, appointments.serviceId))
		.where(
			and(
				eq(appointments.id, id),
				eq(appointments.bookedBy, officer.accountId),
				gt(appointments.bookedAt, new Date(now.getTime() - shownMs)),
			),
		);
	if (!row?.reference || !row.contact) return null;
	const { start, contact, service, reference, ...rest } = row;
	const person = unsealContact(contact);
	return {
		...rest,
		reference,
		pin: derivePin(reference),
		day: dayText(dayOf(start)),
		startMinute: minuteOf(start),
		name: person.name,
		hasPhone: person.phone !== "",
		/** As the paper may name it: papers lie about. */
		service: publicServiceName(service, rest.window),
		bring: service.sensitive ? null : service.bring,
	};
}
