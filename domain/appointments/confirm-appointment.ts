import { and, eq, sql } from "drizzle-orm";
import { db, type Queryable, type Transaction } from "#db/client.ts";
import { appointments, services } from "#db/schema/appointments.ts";
import { offices } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { derivePin } from "#domain/identity/sealing.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { grantAccess, isRowId } from "./access.ts";
import { announceBooked } from "./announce-visit.ts";
import { mustAskOffice } from "./change-limits.ts";
import { personKeyOf, unsealContact } from "./contact.ts";
import {
	endOldTime,
	findOpenPlace,
	lockPerson,
	lockPlace,
	releaseOtherHolds,
	violatedConstraint,
} from "./place-booking.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { newReference } from "./reference.ts";
import { lockScheduleToBook, scheduleVersion } from "./schedule-lock.ts";
import { whyNotOpen } from "./still-open.ts";
import { clearOverdueHolds, lockVisitor } from "./take-slot.ts";
import { dayOf, dayText, timestampText, wallMinute } from "./wall-clock.ts";

export type Confirmed = { reference: string; pin: string };

export type ConfirmRefusal =
	| "not-found"
	/** Nobody has said yet who comes. */
	| "details-missing"
	/** The hold ran out and the slot is gone. */
	| "hold-expired-and-taken"
	/** The office has closed the desk, or changed its hours, since the time was taken. */
	| "desk-closed"
	| "overlapping-visit"
	| "too-many-open-visits"
	/** The visit to be moved is no longer open, or it is too late to move it. */
	| "cannot-be-changed"
	| "too-many-changes"
	/** The person has let too many visits pass: they book by phone or at the office. */
	| "ask-the-office";

const heldColumns = {
	id: appointments.id,
	reference: appointments.reference,
	state: appointments.state,
	officeId: appointments.officeId,
	deskId: appointments.deskId,
	officerId: appointments.officerId,
	serviceId: appointments.serviceId,
	during: appointments.during,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	end: wallMinuteOf(sql`upper(${appointments.during})`),
	contact: appointments.contact,
	movesId: appointments.movesId,
	expiresAt: appointments.holdExpiresAt,
	zone: offices.zone,
	sensitive: services.sensitive,
};

async function findHold(queryable: Queryable, visitor: Visitor, holdId: string, lock: boolean) {
	const query = queryable
		.select(heldColumns)
		.from(appointments)
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.innerJoin(services, eq(services.id, appointments.serviceId))
		.where(and(eq(appointments.id, holdId), eq(appointments.visitorHash, visitor.visitorHash)));
	const [hold] = await (lock ? query.for("update", { of: appointments }) : query);
	return hold ?? null;
}

type Hold = NonNullable<Awaited<ReturnType<typeof findHold>>>;

const answer = (reference: string) => done({ reference, pin: derivePin(reference) });

async function book(
	transaction: Transaction,
	visitor: Visitor,
	seen: Hold,
	contact: Buffer,
	version: string,
	now: Date,
): Promise<Outcome<Confirmed, ConfirmRefusal> | "again"> {
	const personKey = personKeyOf(unsealContact(contact));
	await lockVisitor(transaction, visitor.visitorHash);
	await lockPerson(transaction, personKey);
	await lockScheduleToBook(transaction, seen.officeId);
	// The schedule has changed since it was looked at: look anew.
	if ((await scheduleVersion(seen, transaction)) !== version) return "again";
	if (seen.state === "expired") await lockPlace(transaction, seen);
	const hold = await findHold(transaction, visitor, seen.id, true);
	if (hold?.reference) return answer(hold.reference);
	// Changed since it was read without a lock: read it anew.
	if (!hold?.contact?.equals(contact) || hold.state !== seen.state) return "again";
	if (hold.state === "expired") await clearOverdueHolds(transaction, hold, now);
	const moved = hold.movesId ? await endOldTime(transaction, visitor, hold.movesId, now) : null;
	if (typeof moved === "string") return refuse(moved);
	const today = dayText(dayOf(wallMinute(now, hold.zone)));
	if (!moved && !hold.sensitive && (await mustAskOffice(transaction, personKey, today)))
		return refuse("ask-the-office");
	const allowed = await valueOn("booking.max-open-visits", today, transaction);
	const wallNow = timestampText(wallMinute(now, hold.zone));
	const openPlace =
		moved?.openPlace ?? (await findOpenPlace(transaction, personKey, allowed, wallNow));
	if (openPlace === null) return refuse("too-many-open-visits");
	const reference = moved?.reference ?? newReference();
	await transaction
		.update(appointments)
		.set({
			state: "booked",
			reference,
			personKey,
			openPlace,
			sequence: moved?.sequence ?? 0,
			bookedAt: now,
			closedAt: null,
		})
		.where(eq(appointments.id, hold.id));
	await releaseOtherHolds(transaction, visitor.visitorHash, hold.id, now);
	await grantAccess(transaction, visitor, reference, now);
	await recordAudit(transaction, visitor, {
		action: moved ? "appointment.moved" : "appointment.booked",
		subjectKind: "appointment",
		subjectId: hold.id,
		...(hold.movesId ? { details: { from: hold.movesId } } : {}),
	});
	await announceBooked(transaction, hold.id, hold.movesId, now);
	return answer(reference);
}

/** An outcome that must leave nothing behind: thrown through the transaction, caught beside it. */
class Undone extends Error {
	readonly outcome: Outcome<Confirmed, ConfirmRefusal>;
	constructor(outcome: Outcome<Confirmed, ConfirmRefusal>) {
		super("undone");
		this.outcome = outcome;
	}
}

async function attempt(visitor: Visitor, hold: Hold, contact: Buffer, version: string, now: Date) {
	try {
		return await db.transaction(async (transaction) => {
			const outcome = await book(transaction, visitor, hold, contact, version, now);
			if (outcome !== "again" && !outcome.ok) throw new Undone(outcome);
			return outcome;
		});
	} catch (error) {
		if (error instanceof Undone) return error.outcome;
		switch (violatedConstraint(error)) {
			case "appointments_person_once":
				return refuse("overlapping-visit");
			case "appointments_desk_once":
			case "appointments_officer_once":
				return refuse("hold-expired-and-taken");
			// Another visit has that reference or place already: choose another.
			case "appointments_reference":
			case "appointments_person_open_place":
				return "again";
			default:
				throw error;
		}
	}
}

/**
 * Turns the visitor's hold into the booking, in place. Asked again it answers the same reference and PIN.
 * A hold that ran out is confirmed all the same while nobody else has the slot.
 */
export async function confirmAppointment(
	visitor: Visitor,
	holdId: string,
	now: Date,
): Promise<Outcome<Confirmed, ConfirmRefusal>> {
	if (!isRowId(holdId)) return refuse("not-found");
	for (let tries = 0; tries < 8; tries++) {
		const hold = await findHold(db, visitor, holdId, false);
		if (!hold) return refuse("not-found");
		if (hold.reference) return answer(hold.reference);
		if (!hold.contact) return refuse("details-missing");
		const version = await scheduleVersion(hold);
		const closed = await whyNotOpen(hold, now);
		if (closed) return refuse(closed);
		const outcome = await attempt(visitor, hold, hold.contact, version, now);
		if (outcome !== "again") return outcome;
	}
	throw new Error("A confirmation found its hold changed eight times in a row.");
}
