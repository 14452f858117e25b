import { and, eq, sql } from "drizzle-orm";
import { db, type Queryable, type Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { offers } from "#db/schema/offers.ts";
import { offices } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { consume, giveBack } from "#domain/identity/limit-rate.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { grantAccess, visibleTo } from "./access.ts";
import { bookOffered } from "./book-offered.ts";
import { hashOfToken } from "./make-offer.ts";
import { lockPerson, violatedConstraint } from "./place-booking.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { restSlot } from "./rest-slot.ts";
import { lockScheduleToBook, scheduleVersion } from "./schedule-lock.ts";
import { releaseHolds } from "./settle-visit.ts";
import { whyNotOpen } from "./still-open.ts";

/** By the link of the message, or by the visit that this browser may see. */
export type OfferKey = { token: string } | { reference: string };

export type OfferRefusal =
	| "not-found"
	| "too-many-attempts"
	/** Its time has ended, it was declined or taken back. */
	| "offer-over"
	/** The visit was moved, cancelled or has begun. */
	| "changed-meanwhile"
	| "overlapping-visit"
	| "too-many-open-visits";

const columns = {
	id: offers.id,
	kind: offers.kind,
	state: offers.state,
	holdId: offers.holdId,
	visitId: offers.visitId,
	waitingId: offers.waitingId,
	personKey: offers.personKey,
	expiresAt: offers.expiresAt,
	holdState: appointments.state,
	reference: appointments.reference,
	officeId: appointments.officeId,
	deskId: appointments.deskId,
	officerId: appointments.officerId,
	serviceId: appointments.serviceId,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	end: wallMinuteOf(sql`upper(${appointments.during})`),
	zone: offices.zone,
};

const select = (queryable: Queryable) =>
	queryable
		.select(columns)
		.from(offers)
		.innerJoin(appointments, eq(appointments.id, offers.holdId))
		.innerJoin(offices, eq(offices.id, appointments.officeId));

export type FoundOffer = Awaited<ReturnType<typeof select>>[number];

const tokenForm = /^[\w-]{22}$/;

async function findOffer(queryable: Queryable, visitor: Visitor, key: OfferKey, now: Date) {
	if ("token" in key) {
		if (!tokenForm.test(key.token)) return null;
		const [row] = await select(queryable).where(eq(offers.tokenHash, hashOfToken(key.token)));
		return row ?? null;
	}
	const [visit] = await queryable
		.select({ id: appointments.id })
		.from(appointments)
		.where(
			and(
				eq(appointments.reference, key.reference),
				eq(appointments.state, "booked"),
				visibleTo(visitor, now),
			),
		);
	if (!visit) return null;
	const [row] = await select(queryable).where(
		and(eq(offers.visitId, visit.id), eq(offers.state, "open")),
	);
	return row ?? null;
}

/** Locks what an answer changes, always visit, offer, held time; answers the offer as it is then. */
async function lockOffer(transaction: Transaction, seen: FoundOffer): Promise<FoundOffer | null> {
	await lockPerson(transaction, seen.personKey);
	await lockScheduleToBook(transaction, seen.officeId);
	if (seen.visitId)
		await transaction
			.select({ id: appointments.id })
			.from(appointments)
			.where(eq(appointments.id, seen.visitId))
			.for("update");
	await transaction
		.select({ id: offers.id })
		.from(offers)
		.where(eq(offers.id, seen.id))
		.for("update");
	const [offer] = await select(transaction)
		.where(eq(offers.id, seen.id))
		.for("update", { of: appointments });
	return offer ?? null;
}

/** A link is guessed at no faster than a visit's number. */
async function findCounted(visitor: Visitor, key: OfferKey, now: Date) {
	const { allowed } = await consume("find-visit-network", visitor.networkKey);
	if (!allowed) return "too-many-attempts" as const;
	const offer = await findOffer(db, visitor, key, now);
	if (offer) await giveBack("find-visit-network", visitor.networkKey);
	return offer ?? ("not-found" as const);
}

/**
 * The person takes the time that is held for them: it becomes their booking, and the visit it stands for gives up its
 * own. Sent twice it is one booking, and both are shown it.
 */
export async function acceptOffer(
	visitor: Visitor,
	key: OfferKey,
	now: Date,
): Promise<Outcome<{ reference: string }, OfferRefusal>> {
	const seen = await findCounted(visitor, key, now);
	if (typeof seen === "string") return refuse(seen);
	for (let tries = 0; tries < 8; tries++) {
		const version = await scheduleVersion(seen);
		const closed = await whyNotOpen({ ...seen, state: seen.holdState }, now);
		try {
			const outcome = await db.transaction(async (transaction) => {
				const offer = await lockOffer(transaction, seen);
				if (!offer) return refuse("not-found");
				if (offer.state === "accepted" && offer.reference) {
					await grantAccess(transaction, visitor, offer.reference, now);
					return done({ reference: offer.reference });
				}
				if (offer.state !== "open" || offer.expiresAt <= now || offer.holdState !== "held")
					return refuse("offer-over");
				// The office's hours have changed since they were looked at: look anew.
				if ((await scheduleVersion(seen, transaction)) !== version) return "again" as const;
				if (closed) return refuse("offer-over");
				return bookOffered(transaction, visitor, offer, now);
			});
			if (outcome !== "again") return outcome;
		} catch (error) {
			switch (violatedConstraint(error)) {
				case "appointments_person_once":
					return refuse("overlapping-visit");
				case "appointments_reference":
				case "appointments_person_open_place":
					continue;
				default:
					throw error;
			}
		}
	}
	throw new Error("An accepted offer found its place taken eight times in a row.");
}

/** The person does not want it: the time goes to the next in line, and everything else stays as it is. */
export async function declineOffer(
	visitor: Visitor,
	key: OfferKey,
	now: Date,
): Promise<Outcome<{ reference: string | null }, OfferRefusal>> {
	const seen = await findCounted(visitor, key, now);
	if (typeof seen === "string") return refuse(seen);
	return db.transaction(async (transaction) => {
		const offer = await lockOffer(transaction, seen);
		if (!offer) return refuse("not-found");
		const reference = await referenceOf(transaction, offer.visitId);
		if (offer.state === "declined") return done({ reference });
		if (offer.state !== "open" || offer.expiresAt <= now) return refuse("offer-over");
		await transaction
			.update(offers)
			.set({ state: "declined", answeredAt: now })
			.where(eq(offers.id, offer.id));
		await releaseHolds(transaction, [offer.holdId], now);
		await restSlot(transaction, offer.holdId, now);
		if (reference) await grantAccess(transaction, visitor, reference, now);
		await recordAudit(transaction, visitor, {
			action: "offer.declined",
			subjectKind: "offer",
			subjectId: offer.id,
		});
		return done({ reference });
	});
}

async function referenceOf(transaction: Transaction, visitId: string | null) {
	if (!visitId) return null;
	const [visit] = await transaction
		.select({ reference: appointments.reference })
		.from(appointments)
		.where(eq(appointments.id, visitId));
	return visit?.reference ?? null;
}
