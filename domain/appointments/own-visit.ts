import { and, eq, ne, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.ts";
import { appointments, services } from "#db/schema/appointments.ts";
import { offices } from "#db/schema/territory.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { visibleTo } from "./access.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { cutoffMinutesOf, isDisrupted } from "./settle-visit.ts";
import { instantAt } from "./wall-clock.ts";

/** The visit of a reference as far as a command needs it, if the visitor may see it; locked when asked for. */
export async function findOwnVisit(
	queryable: Queryable,
	visitor: Visitor,
	reference: string,
	now: Date,
	lock: boolean,
) {
	const query = queryable
		.select({
			id: appointments.id,
			state: appointments.state,
			serviceId: appointments.serviceId,
			beatId: appointments.beatId,
			sequence: appointments.sequence,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			zone: offices.zone,
			cutoffMinutes: cutoffMinutesOf,
			disrupted: isDisrupted,
		})
		.from(appointments)
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.innerJoin(services, eq(services.id, appointments.serviceId))
		.where(
			and(
				eq(appointments.reference, reference),
				ne(appointments.state, "moved"),
				visibleTo(visitor, now),
			),
		);
	const [visit] = await (lock ? query.for("update", { of: appointments }) : query);
	return visit ? { ...visit, startsAt: instantAt(visit.start, visit.zone) } : null;
}
