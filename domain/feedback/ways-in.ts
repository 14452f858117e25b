import { and, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { queueEntries } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import { findOwnVisit } from "#domain/appointments/own-visit.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { hashToken as hashTicket } from "#domain/queue/take-number.ts";
import { dayAt } from "#domain/queue/work-desk.ts";
import { inviteOnce, isOver } from "./invitations.ts";
import { findServed, type VisitKey } from "./served-visit.ts";

export type OpenRefusal = "not-found" | "not-served" | "expired";

/*
 * From a page that is the person's own already (their visit, their ticket) to the question: nothing is guessable,
 * because the link's token is given to nobody who does not hold that page.
 */

async function openQuestion(
	key: VisitKey,
	now: Date,
): Promise<Outcome<{ token: string }, OpenRefusal>> {
	return db.transaction(async (transaction) => {
		const visit = await findServed(transaction, key);
		if (!visit) return refuse("not-served");
		if (await isOver(transaction, key, visit, now)) return refuse("expired");
		const { token } = await inviteOnce(transaction, key, visit, now);
		return done({ token });
	});
}

export async function openFromVisit(visitor: Visitor, reference: string, now: Date) {
	const visit = await findOwnVisit(db, visitor, reference, now, false);
	return visit ? openQuestion({ appointmentId: visit.id }, now) : refuse("not-found");
}

/** Whoever has a ticket's link is the person of the ticket, on its day. */
export async function openFromTicket(_visitor: Visitor, ticketToken: string, now: Date) {
	if (!/^[\w-]{22}$/.test(ticketToken)) return refuse("not-found");
	const [entry] = await db
		.select({
			id: queueEntries.id,
			appointmentId: queueEntries.appointmentId,
			day: queueEntries.day,
			zone: offices.zone,
		})
		.from(queueEntries)
		.innerJoin(offices, eq(offices.id, queueEntries.officeId))
		.where(and(eq(queueEntries.tokenHash, hashTicket(ticketToken))));
	if (!entry || entry.day !== dayAt(now, entry.zone)) return refuse("not-found");
	const { id, appointmentId } = entry;
	return openQuestion(appointmentId ? { appointmentId } : { entryId: id }, now);
}
