import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { offers, waitingEntries } from "#db/schema/offers.ts";
import { offices } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { withdrawMessages } from "#domain/notifications/withdraw-messages.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { grantAccess } from "./access.ts";
import { announceBooked, subjectOf } from "./announce-visit.ts";
import { phoneTailKeyOf, unsealContact } from "./contact.ts";
import { findOpenPlace } from "./place-booking.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { newReference } from "./reference.ts";
import { restSlot } from "./rest-slot.ts";
import { endedEntry, settleVisit } from "./settle-visit.ts";
import { dayOf, dayText, instantAt, timestampText, wallMinute } from "./wall-clock.ts";

/** An open offer whose rows are locked. */
type LockedOffer = {
	id: string;
	kind: "closure" | "waiting";
	holdId: string;
	visitId: string | null;
	waitingId: string | null;
	personKey: string;
	zone: string;
};

type Booked = Outcome<{ reference: string }, "changed-meanwhile" | "too-many-open-visits">;

type NewVisit = Pick<
	typeof appointments.$inferInsert,
	| "reference"
	| "sequence"
	| "openPlace"
	| "contact"
	| "phoneTailKey"
	| "language"
	| "adjustments"
	| "forSomeoneElse"
>;

/** The visit gives up its time, number and person to the new one. Null: it no longer stands, or has begun. */
async function endOld(
	transaction: Transaction,
	visitId: string,
	now: Date,
): Promise<NewVisit | null> {
	const [old] = await transaction
		.select({
			reference: appointments.reference,
			state: appointments.state,
			sequence: appointments.sequence,
			openPlace: appointments.openPlace,
			contact: appointments.contact,
			phoneTailKey: appointments.phoneTailKey,
			language: appointments.language,
			adjustments: appointments.adjustments,
			forSomeoneElse: appointments.forSomeoneElse,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			zone: offices.zone,
		})
		.from(appointments)
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.where(eq(appointments.id, visitId));
	if (old?.state !== "booked" || instantAt(old.start, old.zone) <= now) return null;
	await transaction
		.update(appointments)
		.set({ state: "moved", closedAt: now, openPlace: null })
		.where(eq(appointments.id, visitId));
	const { state, start, zone, ...kept } = old;
	return { ...kept, sequence: old.sequence + 1 };
}

/** Who stood in line without a visit gets one. */
async function startNew(
	transaction: Transaction,
	offer: LockedOffer,
	now: Date,
): Promise<NewVisit | "changed-meanwhile" | "too-many-open-visits"> {
	const [entry] = await transaction
		.select()
		.from(waitingEntries)
		.where(and(eq(waitingEntries.id, offer.waitingId ?? ""), eq(waitingEntries.state, "waiting")))
		.for("update");
	if (!entry) return "changed-meanwhile";
	const wall = wallMinute(now, offer.zone);
	const today = dayText(dayOf(wall));
	const allowed = await valueOn("booking.max-open-visits", today, transaction);
	const place = await findOpenPlace(transaction, offer.personKey, allowed, timestampText(wall));
	if (place === null) return "too-many-open-visits";
	return {
		reference: newReference(),
		sequence: 0,
		openPlace: place,
		contact: entry.contact,
		phoneTailKey: phoneTailKeyOf(unsealContact(entry.contact)),
		language: entry.language,
		adjustments: [],
		forSomeoneElse: false,
	};
}

/** Makes the held time of an open offer the booking, in place, and settles all that hung on the old one. */
export async function bookOffered(
	transaction: Transaction,
	visitor: Visitor,
	offer: LockedOffer,
	now: Date,
): Promise<Booked> {
	const visit = offer.visitId
		? ((await endOld(transaction, offer.visitId, now)) ?? "changed-meanwhile")
		: await startNew(transaction, offer, now);
	if (typeof visit === "string") return refuse(visit);
	if (!visit.reference) return refuse("changed-meanwhile");
	await transaction
		.update(offers)
		.set({ state: "accepted", answeredAt: now })
		.where(eq(offers.id, offer.id));
	await transaction
		.update(appointments)
		.set({
			...visit,
			state: "booked",
			personKey: offer.personKey,
			bookedAt: now,
			closedAt: null,
		})
		.where(and(eq(appointments.id, offer.holdId), eq(appointments.state, "held")));
	if (offer.waitingId)
		await transaction
			.update(waitingEntries)
			.set(endedEntry("booked", now))
			.where(eq(waitingEntries.id, offer.waitingId));
	if (offer.visitId) {
		await settleVisit(transaction, offer.visitId, "moved", now);
		// A time that the office closed is nobody's; one that was only too late for its person is the next one's.
		if (offer.kind === "waiting") await restSlot(transaction, offer.visitId, now);
	}
	await grantAccess(transaction, visitor, visit.reference, now);
	await recordAudit(transaction, visitor, {
		action: "offer.accepted",
		subjectKind: "appointment",
		subjectId: offer.holdId,
		...(offer.visitId ? { details: { from: offer.visitId } } : {}),
	});
	await withdrawMessages(transaction, subjectOf(offer.holdId), now);
	await announceBooked(transaction, offer.holdId, offer.visitId, now);
	return done({ reference: visit.reference });
}
