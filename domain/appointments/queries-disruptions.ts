import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { visitDisruptions } from "#db/schema/schedules.ts";
import { offices } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { unsealContact } from "./contact.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { seesVisit } from "./seen-by.ts";
import { dayOf, dayText, minuteOf, wallMinute } from "./wall-clock.ts";

/** Where the office stands with the person of a visit that it cannot keep. */
export type Answer =
	/** Nobody has been asked yet, or there was no time to offer. */
	| "not-asked"
	| "asked"
	| "declined"
	/** The time to answer is over: somebody should call. */
	| "unanswered";

const lastOffer = sql`LATERAL (SELECT o.state, o.expires_at,
		(extract(epoch from lower(h.during)) / 60)::int AS start
	FROM offers o JOIN appointments h ON h.id = o.hold_id
	WHERE o.visit_id = ${appointments.id} AND o.kind = 'closure' AND o.state <> 'withdrawn'
	ORDER BY o.round DESC LIMIT 1) AS last`;

/** The visits that a change of hours hit and nobody has settled, as far as the officer may see them; the soonest first. */
export async function listDisruptions(officer: Officer, now: Date) {
	if (!can(officer, "appointments.view")) return [];
	const rows = await db
		.select({
			id: sql<string>`min(${visitDisruptions.id}::text)`,
			appointmentId: appointments.id,
			reference: appointments.reference,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			contact: appointments.contact,
			deskNumber: desks.number,
			zone: offices.zone,
			officeNumber: offices.number,
			offerState: sql<string | null>`max(last.state)`,
			offerStart: sql<number | null>`max(last.start)`,
			offerEnds: sql<number | null>`max(extract(epoch from last.expires_at))::float`,
		})
		.from(visitDisruptions)
		.innerJoin(appointments, eq(appointments.id, visitDisruptions.appointmentId))
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.leftJoin(lastOffer, sql`true`)
		.where(
			and(
				isNull(visitDisruptions.resolvedAt),
				eq(appointments.state, "booked"),
				seesVisit(officer),
			),
		)
		.groupBy(appointments.id, desks.number, offices.zone, offices.number)
		.orderBy(asc(sql`lower(${appointments.during})`), asc(appointments.bookedAt))
		.limit(500);
	return rows.map((row) => {
		const { start, contact, offerState, offerStart, offerEnds, ...rest } = row;
		const ends = offerEnds === null ? null : new Date(offerEnds * 1000);
		let answer: Answer = "not-asked";
		if (offerState === "declined") answer = "declined";
		else if (offerState === "open" && ends && ends > now) answer = "asked";
		else if (offerState !== null) answer = "unanswered";
		const until = ends === null ? null : wallMinute(ends, row.zone);
		const person = contact ? unsealContact(contact) : null;
		return {
			...rest,
			day: dayText(dayOf(start)),
			startMinute: minuteOf(start),
			name: person?.name ?? "",
			phone: person?.phone ?? "",
			answer,
			offered:
				offerStart === null
					? null
					: { day: dayText(dayOf(offerStart)), startMinute: minuteOf(offerStart) },
			until: until === null ? null : { day: dayText(dayOf(until)), startMinute: minuteOf(until) },
		};
	});
}

export type DisruptedVisit = Awaited<ReturnType<typeof listDisruptions>>[number];
