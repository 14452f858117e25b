import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, services, visitAccess } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Partner } from "#domain/identity/actors.ts";
import { keyHashOf } from "#domain/identity/repeat-answer.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { isRowId } from "./access.ts";
import { type ConfirmRefusal, confirmAppointment } from "./confirm-appointment.ts";
import { personKeyOf } from "./contact.ts";
import { type Held, type HoldRefusal, type HoldRequest, holdSlot } from "./hold-slot.ts";
import { type MoveRefusal, startMove } from "./move-appointment.ts";
import { findMyVisit, type VisitView } from "./queries-visits.ts";
import { saveDetails } from "./save-details.ts";
import type { Details } from "./schema.ts";

/*
 * A partner books by the commands of a visitor, under the same locks, limits and rules. Each person it books for is a
 * visitor of their own, whose hash begins with the partner: so its holds do not push one another out, and the
 * partner, whichever of its keys it uses, finds again what it made and nothing else.
 */

const hashStart = (partner: Partner): string => `partner:${partner.partnerId}:`;

const bookerOf = (partner: Partner, visitorHash: string): Partner => ({ ...partner, visitorHash });

export type PartnerRefusal =
	/** The key is for other offices. */
	| "office-not-allowed"
	/** One comes for it by personal invitation: a partner that booked it would learn who is invited. */
	| "service-not-for-partners";

const mayBookAt = (partner: Partner, officeId: string): boolean =>
	partner.officeIds === null || partner.officeIds.includes(officeId);

async function isSensitive(serviceId: string): Promise<boolean> {
	const [service] = await db
		.select({ sensitive: services.sensitive })
		.from(services)
		.where(eq(services.id, serviceId));
	return service?.sensitive ?? false;
}

export type PartnerHeld = { held: Held; booker: Partner };

/** Holds a slot for somebody who stands before the partner. The form's key is the request's Idempotency-Key. */
export async function holdForPartner(
	partner: Partner,
	request: Omit<HoldRequest, "deskId">,
	now: Date,
): Promise<Outcome<PartnerHeld, HoldRefusal | PartnerRefusal>> {
	if (!mayBookAt(partner, request.officeId)) return refuse("office-not-allowed");
	if (await isSensitive(request.serviceId)) return refuse("service-not-for-partners");
	const booker = bookerOf(partner, hashStart(partner) + keyHashOf(request.formKey));
	const held = await holdSlot(booker, { ...request, deskId: null }, now);
	return held.ok ? done({ held: held.value, booker }) : held;
}

/** Whom the partner holds this slot for. */
async function findHoldBooker(partner: Partner, holdId: string): Promise<Partner | null> {
	if (!isRowId(holdId)) return null;
	const [hold] = await db
		.select({ visitorHash: appointments.visitorHash })
		.from(appointments)
		.where(
			and(
				eq(appointments.id, holdId),
				sql`starts_with(${appointments.visitorHash}, ${hashStart(partner)})`,
				// The new time of a visit is confirmed by the request that moves it.
				isNull(appointments.movesId),
			),
		);
	return hold?.visitorHash ? bookerOf(partner, hold.visitorHash) : null;
}

/** Turns the partner's hold into the visit of a person. Asked again for the same person it answers the same. */
export async function bookForPartner(
	partner: Partner,
	holdId: string,
	details: Details,
	now: Date,
): Promise<Outcome<VisitView, ConfirmRefusal | "hold-used">> {
	const booker = await findHoldBooker(partner, holdId);
	if (!booker) return refuse("not-found");
	// Refused when the hold is a visit already: then the confirmation answers that one.
	await saveDetails(booker, holdId, details);
	const confirmed = await confirmAppointment(booker, holdId, now);
	if (!confirmed.ok) return confirmed;
	const visit = await findMyVisit(booker, confirmed.value.reference, now);
	const isTheirs = visit?.contact && personKeyOf(visit.contact) === personKeyOf(details);
	return visit && isTheirs ? done(visit) : refuse("hold-used");
}

/** Whom the partner made this visit for: the actor of every further command on it. Null: not its own. */
export async function findVisitBooker(
	partner: Partner,
	reference: string,
	now: Date,
): Promise<Partner | null> {
	const [access] = await db
		.select({ visitorHash: visitAccess.visitorHash })
		.from(visitAccess)
		.where(
			and(
				eq(visitAccess.reference, reference),
				sql`starts_with(${visitAccess.visitorHash}, ${hashStart(partner)})`,
				gt(visitAccess.expiresAt, now),
			),
		)
		.limit(1);
	return access ? bookerOf(partner, access.visitorHash) : null;
}

async function releaseHold(booker: Partner, holdId: string, now: Date): Promise<void> {
	await db.transaction(async (transaction) => {
		const released = await transaction
			.update(appointments)
			.set({ state: "expired", holdKey: null, closedAt: now })
			.where(
				and(
					eq(appointments.id, holdId),
					eq(appointments.visitorHash, booker.visitorHash),
					eq(appointments.state, "held"),
				),
			)
			.returning({ id: appointments.id });
		if (released.length > 0)
			await recordAudit(transaction, booker, {
				action: "appointment.hold-released",
				subjectKind: "appointment",
				subjectId: holdId,
			});
	});
}

/** Moves a visit to another time at once: the new time is taken first, and given back when it cannot be booked. */
export async function moveForPartner(
	booker: Partner,
	reference: string,
	to: { officeId: string; beatId: string | null; day: string; startMinute: number },
	now: Date,
): Promise<Outcome<{ reference: string }, MoveRefusal | ConfirmRefusal | "office-not-allowed">> {
	if (!mayBookAt(booker, to.officeId)) return refuse("office-not-allowed");
	const held = await startMove(booker, reference, { ...to, formKey: "patch", deskId: null }, now);
	if (!held.ok) return held;
	const confirmed = await confirmAppointment(booker, held.value.holdId, now);
	if (confirmed.ok) return done({ reference: confirmed.value.reference });
	await releaseHold(booker, held.value.holdId, now);
	return confirmed;
}
