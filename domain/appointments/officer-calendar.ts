import { and, asc, eq, inArray, sql } from "drizzle-orm";
import makeCalendar, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { offices } from "#db/schema/territory.ts";
import { accountOfFeed } from "#domain/identity/calendar-feeds.ts";
import { can } from "#domain/identity/permissions.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { seesVisit } from "./seen-by.ts";
import { instantAt } from "./wall-clock.ts";

/** The calendar's own words, in the language asked for. */
export type FeedWords = {
	calendar: string;
	/** "Visit, window 3": neither who nor what for, at every desk alike. */
	visit: (window: number) => string;
	office: (number: number) => string;
};

const shown = [
	"booked",
	"arrived",
	"called",
	"in-service",
	"served",
	"not-come",
	"cancelled-by-resident",
	"cancelled-by-office",
] as const;

/** Who subscribes looks two weeks back and as far ahead as anybody can book. */
const columns = {
	reference: appointments.reference,
	// The row a visit began as names it through all its moves.
	uid: sql<string>`(SELECT first.id FROM ${appointments} AS first
		WHERE first.reference = ${appointments.reference} ORDER BY first.sequence LIMIT 1)`,
	state: appointments.state,
	sequence: appointments.sequence,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	end: wallMinuteOf(sql`upper(${appointments.during})`),
	changedAt:
		sql<Date>`coalesce(${appointments.closedAt}, ${appointments.bookedAt}, ${appointments.createdAt})`.mapWith(
			appointments.createdAt,
		),
	window: desks.number,
	office: { number: offices.number, zone: offices.zone },
};

/** The visits behind a secret address as iCalendar; null when the address is nobody's. */
export async function officerCalendar(
	token: string,
	words: FeedWords,
	now: Date,
): Promise<string | null> {
	const account = await accountOfFeed(token);
	if (!account || !can(account, "appointments.view")) return null;
	const visits = await db
		.select(columns)
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.where(
			and(
				seesVisit(account),
				inArray(appointments.state, [...shown]),
				sql`lower(${appointments.during})::date > ${now}::timestamptz::date - 15`,
				sql`upper(${appointments.during}) > ${now}::timestamptz - interval '14 days'`,
			),
		)
		.orderBy(asc(sql`lower(${appointments.during})`))
		.limit(2000);
	const calendar = makeCalendar({
		name: words.calendar,
		prodId: { company: "Qadam", product: "Visits", language: "EN" },
		method: ICalCalendarMethod.PUBLISH,
		ttl: 15 * 60,
	});
	for (const { uid, state, sequence, start, end, changedAt, window, office } of visits)
		calendar.createEvent({
			id: `${uid}@qadam`,
			sequence,
			status: state.startsWith("cancelled") ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
			start: instantAt(start, office.zone),
			end: instantAt(end, office.zone),
			stamp: changedAt,
			summary: words.visit(window),
			location: words.office(office.number),
		});
	return calendar.toString();
}
