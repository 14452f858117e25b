import { and, count, eq, inArray, lt } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { waitingEntries } from "#db/schema/offers.ts";
import { offices } from "#db/schema/territory.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { visibleTo } from "./access.ts";
import { hashOfToken } from "./make-offer.ts";

/** A place in a line, by its link: for when and where, and how many joined before. Not who, and not what for. */
export async function findWaiting(token: string) {
	if (!/^[\w-]{22}$/.test(token)) return null;
	const [entry] = await db
		.select({
			id: waitingEntries.id,
			state: waitingEntries.state,
			serviceId: waitingEntries.serviceId,
			untilDay: waitingEntries.untilDay,
			joinedAt: waitingEntries.joinedAt,
			office: {
				id: offices.id,
				number: offices.number,
				address: offices.address,
				phone: offices.phone,
				zone: offices.zone,
			},
		})
		.from(waitingEntries)
		.innerJoin(offices, eq(offices.id, waitingEntries.officeId))
		.where(eq(waitingEntries.tokenHash, hashOfToken(token)));
	if (!entry) return null;
	const [before] = await db
		.select({ people: count() })
		.from(waitingEntries)
		.where(
			and(
				eq(waitingEntries.serviceId, entry.serviceId),
				eq(waitingEntries.officeId, entry.office.id),
				eq(waitingEntries.state, "waiting"),
				lt(waitingEntries.joinedAt, entry.joinedAt),
			),
		);
	const { serviceId, ...shown } = entry;
	return { ...shown, before: before?.people ?? 0 };
}

/** Whether somebody waits for an earlier time than this visit has. */
export async function isWaitingForEarlier(
	visitor: Visitor,
	reference: string,
	now: Date,
): Promise<boolean> {
	const [entry] = await db
		.select({ id: waitingEntries.id })
		.from(waitingEntries)
		.where(
			and(
				eq(waitingEntries.state, "waiting"),
				inArray(
					waitingEntries.visitId,
					db
						.select({ id: appointments.id })
						.from(appointments)
						.where(and(eq(appointments.reference, reference), visibleTo(visitor, now))),
				),
			),
		)
		.limit(1);
	return entry !== undefined;
}
