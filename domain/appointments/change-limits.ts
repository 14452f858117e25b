import { and, count, eq, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { offers, pardonedNoShows } from "#db/schema/offers.ts";
import { valueOn } from "#domain/regulations/queries.ts";

/** Whether the visit has been moved as often as it may be. Times that the office gave up do not count. */
export async function isMovedOften(
	queryable: Queryable,
	reference: string,
	/** YYYY-MM-DD */
	today: string,
): Promise<boolean> {
	const allowed = await valueOn("booking.max-changes", today, queryable);
	const [moved] = await queryable
		.select({ times: count() })
		.from(appointments)
		.where(
			and(
				eq(appointments.reference, reference),
				eq(appointments.state, "moved"),
				sql`NOT EXISTS (SELECT 1 FROM ${offers} WHERE ${offers.visitId} = ${appointments.id}
					AND ${offers.kind} = 'closure' AND ${offers.state} = 'accepted')`,
			),
		);
	return (moved?.times ?? 0) >= allowed;
}

/**
 * Whether a person has let so many visits pass of late that the next one is booked by phone or at the office. Probation
 * neither counts nor is refused: the officer there decides, and the number must not tell of it.
 */
export async function mustAskOffice(
	queryable: Queryable,
	personKey: string,
	/** YYYY-MM-DD */
	today: string,
): Promise<boolean> {
	const limit = await valueOn("booking.no-show-limit", today, queryable);
	const days = await valueOn("booking.no-show-days", today, queryable);
	const [missed] = await queryable
		.select({ times: count() })
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.where(
			and(
				eq(appointments.personKey, personKey),
				eq(appointments.state, "not-come"),
				sql`${desks.kind} <> 'probation'`,
				sql`lower(${appointments.during}) >= ${today}::date - ${days}::int`,
				sql`NOT EXISTS (SELECT 1 FROM ${pardonedNoShows}
					WHERE ${pardonedNoShows.appointmentId} = ${appointments.id})`,
			),
		);
	return limit > 0 && (missed?.times ?? 0) >= limit;
}
