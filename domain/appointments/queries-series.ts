import { and, asc, eq, ne, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { isRowId } from "./access.ts";
import { unsealContact } from "./contact.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { seesVisit } from "./seen-by.ts";
import { dayOf, dayText, minuteOf } from "./wall-clock.ts";

const columns = {
	id: appointments.id,
	reference: appointments.reference,
	state: appointments.state,
	officeId: appointments.officeId,
	deskNumber: desks.number,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	contact: appointments.contact,
};

/** The visits of a series, in order, as far as the officer may see them. */
export async function listSeries(officer: Officer, seriesId: string) {
	if (!isRowId(seriesId) || !can(officer, "appointments.view")) return [];
	const rows = await db
		.select(columns)
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.where(
			and(eq(appointments.seriesId, seriesId), ne(appointments.state, "moved"), seesVisit(officer)),
		)
		.orderBy(asc(sql`lower(${appointments.during})`));
	return rows.map(({ start, contact, ...rest }) => ({
		...rest,
		day: dayText(dayOf(start)),
		startMinute: minuteOf(start),
		name: contact ? unsealContact(contact).name : null,
	}));
}
