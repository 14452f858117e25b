import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { db, type Queryable } from "#db/client.ts";
import { appointments, services } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { announceBooked } from "./announce-visit.ts";
import type { LoadedDesk } from "./assemble-schedules.ts";
import { desksOffering } from "./hold-slot.ts";
import { type Booked, insertOfficeVisit, isBusyThen, sealPerson } from "./insert-office-visit.ts";
import { findOpenPlace, lockPerson } from "./place-booking.ts";
import { lockScheduleToBook, scheduleVersion } from "./schedule-lock.ts";
import type { OfficeDetails } from "./schema.ts";
import { mayBookKind } from "./seen-by.ts";
import { dayNumber, dayOf, dayText, timestampText, wallMinute } from "./wall-clock.ts";

export type OfficeRequest = {
	/** The idempotency key of the rendered form. */
	formKey: string;
	serviceId: string;
	officeId: string;
	/** Null: whichever of the office's desks is free then. */
	deskId: string | null;
	day: string;
	startMinute: number;
	channel: "counter" | "phone";
	/** Why this person gets one visit more than are allowed; "": they do not. */
	override: string;
};

export type OfficeBookingRefusal =
	| "not-allowed"
	| "slot-taken"
	| "slot-not-offered"
	/** The person has another visit then. */
	| "overlapping-visit"
	/** As many as one person may have are open: it takes a reason to book one more. */
	| "too-many-open-visits";

/** One form of one clerk, one visit, whatever slot and person it was sent with again. */
export const officeKey = (officer: Officer, formKey: string, part = ""): string =>
	createHash("sha256")
		.update(JSON.stringify(["office", officer.accountId, formKey, part]))
		.digest("base64url");

/** Whether the officer books for this service. Of those they do not, they do not learn that it exists. */
export async function booksService(officer: Officer, serviceId: string): Promise<boolean> {
	if (!can(officer, "appointments.manage")) return false;
	const [service] = await db
		.select({ deskKind: services.deskKind, bookable: services.bookable })
		.from(services)
		.where(eq(services.id, serviceId));
	return service?.bookable === true && mayBookKind(officer, service.deskKind);
}

const findByKey = async (queryable: Queryable, holdKey: string): Promise<Booked | null> => {
	const [row] = await queryable
		.select({
			id: appointments.id,
			reference: appointments.reference,
			officeId: appointments.officeId,
			deskId: appointments.deskId,
		})
		.from(appointments)
		.where(eq(appointments.holdKey, holdKey));
	return row?.reference ? { ...row, reference: row.reference } : null;
};

/** Hours that change between looking and booking are looked at again by the clerk. */
const placeOfRequest = ({ officeId }: OfficeRequest) => ({ officeId, officerId: null });

async function book(
	officer: Officer,
	request: OfficeRequest,
	details: OfficeDetails,
	desks: readonly [LoadedDesk, ...LoadedDesk[]],
	version: string,
	now: Date,
): Promise<Outcome<Booked, OfficeBookingRefusal>> {
	const holdKey = officeKey(officer, request.formKey);
	const start = dayNumber(request.day) * 1440 + request.startMinute;
	const [first] = desks;
	const wall = wallMinute(now, first.zone);
	const person = sealPerson(details);
	return db.transaction(async (transaction) => {
		await lockPerson(transaction, person.personKey);
		await lockScheduleToBook(transaction, request.officeId);
		const answered = await findByKey(transaction, holdKey);
		if (answered) return done(answered);
		if ((await scheduleVersion(placeOfRequest(request), transaction)) !== version)
			return refuse("slot-not-offered");
		if (await isBusyThen(transaction, person.personKey, start, start + first.minutes))
			return refuse("overlapping-visit");
		const allowed = await valueOn("booking.max-open-visits", dayText(dayOf(wall)), transaction);
		const openPlace = await findOpenPlace(
			transaction,
			person.personKey,
			allowed,
			timestampText(wall),
		);
		if (openPlace === null && !request.override) return refuse("too-many-open-visits");
		const { serviceId, channel } = request;
		const wanted = { person, serviceId, channel, holdKey, openPlace, start };
		const booked = await insertOfficeVisit(
			transaction,
			officer,
			{ ...wanted, beatId: null, seriesId: null },
			desks,
			now,
		);
		if (!booked) {
			const meanwhile = await findByKey(transaction, holdKey);
			return meanwhile ? done(meanwhile) : refuse("slot-taken");
		}
		await recordAudit(transaction, officer, {
			action: "appointment.booked",
			subjectKind: "appointment",
			subjectId: booked.id,
			...(openPlace === null ? { purpose: request.override } : {}),
			details: { channel, overLimit: openPlace === null },
		});
		await announceBooked(transaction, booked.id, null, now);
		return done(booked);
	});
}

/**
 * Books for somebody who stands at the counter or is on the phone, at once and without a hold. Times that are too near
 * for visitors may still be given away; how often somebody did not come does not matter here, for here they have come.
 */
export async function bookByOffice(
	officer: Officer,
	request: OfficeRequest,
	details: OfficeDetails,
	now: Date,
): Promise<Outcome<Booked, OfficeBookingRefusal>> {
	if (!(await booksService(officer, request.serviceId))) return refuse("not-allowed");
	const answered = await findByKey(db, officeKey(officer, request.formKey));
	if (answered) return done(answered);
	const version = await scheduleVersion(placeOfRequest(request));
	const [first, ...others] = await desksOffering(request, now, "office");
	if (!first) return refuse("slot-not-offered");
	return book(officer, request, details, [first, ...others], version, now);
}
