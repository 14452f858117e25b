import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks, services } from "#db/schema/appointments.ts";
import { messages } from "#db/schema/notifications.ts";
import { visitDisruptions } from "#db/schema/schedules.ts";
import { beats, officers, offices } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { isRowId } from "./access.ts";
import { unsealContact } from "./contact.ts";
import { deliveryOfAll, type MessageState } from "./message-delivery.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { seesVisit, showsDesk } from "./seen-by.ts";
import { marksAllowed } from "./visit-states.ts";
import { dayOf, dayText, instantAt, minuteOf, wallMinute } from "./wall-clock.ts";

/** What the staff's day shows: neither holds nor the old times of visits that were moved. */
const shownStates = [
	"booked",
	"arrived",
	"called",
	"in-service",
	"served",
	"not-come",
	"cancelled-by-resident",
	"cancelled-by-office",
] as const;

const columns = {
	id: appointments.id,
	reference: appointments.reference,
	state: appointments.state,
	deskId: appointments.deskId,
	beatId: appointments.beatId,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	end: wallMinuteOf(sql`upper(${appointments.during})`),
	contact: appointments.contact,
	language: appointments.language,
	adjustments: appointments.adjustments,
	forSomeoneElse: appointments.forSomeoneElse,
	arrivedAt: appointments.arrivedAt,
	closedAt: appointments.closedAt,
	closedReason: appointments.closedReason,
	channel: appointments.channel,
	seriesId: appointments.seriesId,
	sequence: appointments.sequence,
	service: { id: services.id, name: services.name },
	desk: { number: desks.number, kind: desks.kind },
	officer: { id: officers.id, name: officers.name },
	office: { number: offices.number, address: offices.address, phone: offices.phone },
	zone: offices.zone,
	/** A change of the schedule has left the visit outside the hours, and nobody has settled it yet. */
	disrupted: sql<boolean>`EXISTS (SELECT 1 FROM ${visitDisruptions}
		WHERE ${visitDisruptions.appointmentId} = ${appointments.id} AND ${visitDisruptions.resolvedAt} IS NULL)`,
	messageStates: sql<MessageState[] | null>`(SELECT json_agg(${messages.state}) FROM ${messages}
		WHERE ${messages.subjectKind} = 'appointment' AND ${messages.subjectId} = ${appointments.id}::text)`,
};

const select = (condition: SQL | undefined) =>
	db
		.select(columns)
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(services, eq(services.id, appointments.serviceId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.leftJoin(officers, eq(officers.id, appointments.officerId))
		.where(and(inArray(appointments.state, [...shownStates]), condition))
		.orderBy(asc(sql`lower(${appointments.during})`), asc(desks.number));

function view(row: Awaited<ReturnType<typeof select>>[number], now: Date) {
	const { start, end, contact, zone, messageStates, ...rest } = row;
	const day = dayText(dayOf(start));
	const startsAt = instantAt(start, zone);
	const today = dayText(dayOf(wallMinute(now, zone)));
	return {
		...rest,
		day,
		startMinute: minuteOf(start),
		endMinute: minuteOf(start) + end - start,
		startsAt,
		/** Who comes: unsealed only here, for those the WHERE let through. */
		contact: contact ? unsealContact(contact) : null,
		messages: deliveryOfAll(messageStates ?? []),
		marks: marksAllowed({ state: row.state, startsAt, day }, now, today),
	};
}

export type DayVisit = ReturnType<typeof view>;

export type DayDesk = {
	id: string;
	officeId: string;
	number: number;
	kind: (typeof desks.$inferSelect)["kind"];
	beat: { id: string; number: number } | null;
	visits: DayVisit[];
};

/** The day (YYYY-MM-DD) by desk, as far as the officer may see it; at one office or at all of theirs. */
export async function listDay(
	officer: Officer,
	day: string,
	{ officeId }: { officeId?: string },
	now: Date,
): Promise<DayDesk[]> {
	if (!can(officer, "appointments.view")) return [];
	const here = officeId === undefined ? undefined : eq(desks.officeId, officeId);
	const [deskRows, visitRows] = await Promise.all([
		db
			.select({
				id: desks.id,
				officeId: desks.officeId,
				number: desks.number,
				kind: desks.kind,
				active: desks.active,
				beat: { id: beats.id, number: beats.number },
			})
			.from(desks)
			.leftJoin(beats, eq(beats.id, desks.beatId))
			.where(and(here, showsDesk(officer, day)))
			.orderBy(asc(desks.officeId), asc(desks.number)),
		select(
			and(
				here,
				seesVisit(officer),
				sql`${appointments.during} && tsrange(${day}::date::timestamp, ${day}::date + interval '1 day')`,
			),
		),
	]);
	const byDesk = Map.groupBy(visitRows, (row) => row.deskId);
	return deskRows
		.filter((desk) => desk.active || byDesk.has(desk.id))
		.map(({ active, ...desk }) => ({
			...desk,
			visits: (byDesk.get(desk.id) ?? []).map((row) => view(row, now)),
		}));
}

/** One visit, if the officer may see it. */
export async function findDayVisit(
	officer: Officer,
	id: string,
	now: Date,
): Promise<DayVisit | null> {
	if (!isRowId(id) || !can(officer, "appointments.view")) return null;
	const [row] = await select(and(eq(appointments.id, id), seesVisit(officer)));
	return row ? view(row, now) : null;
}

/** The offices an officer has something to see at, on a day (YYYY-MM-DD). Leadership and administrators: all, as counts. */
export async function officesOf(officer: Officer, day: string) {
	const counts = can(officer, "appointments.count");
	return db
		.selectDistinct({
			id: offices.id,
			unitId: offices.unitId,
			number: offices.number,
			address: offices.address,
		})
		.from(offices)
		.innerJoin(desks, eq(desks.officeId, offices.id))
		.where(counts ? undefined : showsDesk(officer, day))
		.orderBy(asc(offices.unitId), asc(offices.number));
}

/** How many visits an office has in each state on a day, without anybody's data and without probation desks. */
export async function countDay(officer: Officer, day: string) {
	if (!can(officer, "appointments.count")) return [];
	return db
		.select({
			officeId: appointments.officeId,
			deskKind: desks.kind,
			state: appointments.state,
			count: sql<number>`count(*)::int`,
		})
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.where(
			and(
				inArray(appointments.state, [...shownStates]),
				sql`${desks.kind} <> 'probation'`,
				sql`${appointments.during} && tsrange(${day}::date::timestamp, ${day}::date + interval '1 day')`,
			),
		)
		.groupBy(appointments.officeId, desks.kind, appointments.state);
}
