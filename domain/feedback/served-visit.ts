import { and, eq, isNull, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import { wallMinuteOf } from "#domain/appointments/queries-schedules.ts";
import { dayOf, dayText, minuteOf } from "#domain/appointments/wall-clock.ts";

/** What may be rated: a booked visit, or a walk-in's ticket. */
export type VisitKey = { appointmentId: string } | { entryId: string };

export const idOf = (key: VisitKey): string =>
	"appointmentId" in key ? key.appointmentId : key.entryId;

const officeColumns = {
	officeNumber: offices.number,
	address: offices.address,
	phone: offices.phone,
	zone: offices.zone,
};

async function findBooked(queryable: Queryable, appointmentId: string) {
	const [visit] = await queryable
		.select({
			...officeColumns,
			officeId: appointments.officeId,
			deskId: appointments.deskId,
			deskKind: desks.kind,
			serviceId: appointments.serviceId,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			language: appointments.language,
			contact: appointments.contact,
			endedAt: appointments.closedAt,
		})
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.where(and(eq(appointments.id, appointmentId), eq(appointments.state, "served")));
	if (!visit) return null;
	const { start, ...rest } = visit;
	return { ...rest, day: dayText(dayOf(start)), startMinute: minuteOf(start) };
}

async function findWalkIn(queryable: Queryable, entryId: string) {
	const [entry] = await queryable
		.select({
			...officeColumns,
			officeId: queueEntries.officeId,
			deskId: queueEntries.calledDeskId,
			deskKind: queueEntries.deskKind,
			day: queueEntries.day,
			language: queueEntries.language,
			endedAt: queueEntries.endedAt,
		})
		.from(queueEntries)
		.innerJoin(offices, eq(offices.id, queueEntries.officeId))
		.where(
			and(
				eq(queueEntries.id, entryId),
				isNull(queueEntries.appointmentId),
				eq(queueEntries.state, "finished"),
			),
		);
	return entry ? { ...entry, serviceId: null, contact: null, startMinute: null } : null;
}

/** The visit, if it was served and still counts as served; null for one that is open, cancelled or was not come to. */
export const findServed = (queryable: Queryable, key: VisitKey) =>
	"appointmentId" in key
		? findBooked(queryable, key.appointmentId)
		: findWalkIn(queryable, key.entryId);

export type ServedVisit = NonNullable<Awaited<ReturnType<typeof findServed>>>;
