import { and, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { offers } from "#db/schema/offers.ts";
import { visitDisruptions } from "#db/schema/schedules.ts";
import { offices } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { inFairOrder } from "./offer-rules.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { seesVisit } from "./seen-by.ts";
import { isDisrupted } from "./settle-visit.ts";
import { instantAt } from "./wall-clock.ts";

const visitColumns = {
	id: appointments.id,
	state: appointments.state,
	serviceId: appointments.serviceId,
	officeId: appointments.officeId,
	beatId: appointments.beatId,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	bookedAt: appointments.bookedAt,
	contact: appointments.contact,
	personKey: appointments.personKey,
	language: appointments.language,
	reference: appointments.reference,
	office: { lon: offices.lon, lat: offices.lat, zone: offices.zone },
};

/** The visits of those disruptions that still stand and whose time is to come, in the order in which they are asked. */
export async function listHit(
	actor: Officer | "system",
	disruptionIds: readonly string[],
	now: Date,
) {
	const rows = await db
		.selectDistinctOn([appointments.id], visitColumns)
		.from(visitDisruptions)
		.innerJoin(appointments, eq(appointments.id, visitDisruptions.appointmentId))
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.where(
			and(
				inArray(visitDisruptions.id, [...disruptionIds]),
				isDisrupted,
				eq(appointments.state, "booked"),
				sql`NOT EXISTS (SELECT 1 FROM ${offers} WHERE ${offers.visitId} = ${appointments.id} AND ${offers.state} = 'open')`,
				actor === "system" ? undefined : seesVisit(actor),
			),
		);
	return rows.filter((row) => instantAt(row.start, row.office.zone) > now).sort(inFairOrder);
}

export type Hit = Awaited<ReturnType<typeof listHit>>[number];

/** What each of these visits was offered before: nobody is offered the same time twice. */
export async function listFormer(visitIds: string[]): Promise<Map<string, Set<string>>> {
	const rows = await db
		.select({
			visitId: offers.visitId,
			officeId: appointments.officeId,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
		})
		.from(offers)
		.innerJoin(appointments, eq(appointments.id, offers.holdId))
		.where(inArray(offers.visitId, visitIds));
	const former = new Map<string, Set<string>>();
	for (const { visitId, officeId, start } of rows) {
		if (!visitId) continue;
		former.set(visitId, (former.get(visitId) ?? new Set()).add(`${officeId} ${start}`));
	}
	return former;
}

/** Open disruptions whose visits nobody has been offered anything for since, flagged before an instant. */
export async function listUnoffered(flaggedBefore: Date, limit: number): Promise<string[]> {
	const rows = await db
		.select({ id: visitDisruptions.id })
		.from(visitDisruptions)
		.innerJoin(appointments, eq(appointments.id, visitDisruptions.appointmentId))
		.where(
			and(
				sql`${visitDisruptions.resolvedAt} IS NULL AND ${visitDisruptions.flaggedAt} <= ${flaggedBefore}`,
				eq(appointments.state, "booked"),
				sql`NOT EXISTS (SELECT 1 FROM ${offers} WHERE ${offers.visitId} = ${appointments.id}
					AND (${offers.state} = 'open' OR (${offers.kind} = 'closure' AND ${offers.createdAt} >= ${visitDisruptions.flaggedAt})))`,
			),
		)
		.orderBy(sql`lower(${appointments.during})`, appointments.bookedAt, appointments.id)
		.limit(limit);
	return rows.map(({ id }) => id);
}
