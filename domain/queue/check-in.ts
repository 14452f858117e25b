import { and, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { offices } from "#db/schema/territory.ts";
import { visibleTo } from "#domain/appointments/access.ts";
import { endReminders } from "#domain/appointments/announce-visit.ts";
import { moveVisit } from "#domain/appointments/move-visit-state.ts";
import { wallMinuteOf } from "#domain/appointments/queries-schedules.ts";
import { readReference } from "#domain/appointments/reference.ts";
import { dayOf, dayText, instantAt } from "#domain/appointments/wall-clock.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer, Visitor } from "#domain/identity/actors.ts";
import { consume } from "#domain/identity/limit-rate.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { lockLine } from "./lock-line.ts";
import { type Ticket, takeNumber } from "./take-number.ts";
import { codeOfDay } from "./tickets.ts";
import { dayAt } from "./work-desk.ts";

export type CheckInRefusal =
	| "not-allowed"
	| "not-found"
	/** The code on the office's wall is another one today. */
	| "wrong-code"
	| "not-today"
	/** Cancelled, served, or called already. */
	| "changed-meanwhile"
	| "too-many-attempts";

const isOfficer = (actor: Visitor | Officer): actor is Officer => "accountId" in actor;

/**
 * Who may check the visit in: the visitor's own browser; at the counter anybody who works the queue of that office and
 * was shown the reference. A reference tells the counter no more than the ticket that follows from it.
 */
const mayCheckIn = (actor: Visitor | Officer, now: Date) =>
	isOfficer(actor)
		? actor.officeId
			? eq(appointments.officeId, actor.officeId)
			: sql`${appointments.officeId} IN (SELECT ${offices.id} FROM ${offices} WHERE ${offices.unitId} = ${actor.unitId})`
		: visibleTo(actor, now);

const findVisit = (
	transaction: Transaction,
	actor: Visitor | Officer,
	reference: string,
	now: Date,
) =>
	transaction
		.select({
			id: appointments.id,
			state: appointments.state,
			officeId: appointments.officeId,
			deskId: appointments.deskId,
			kind: desks.kind,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			language: appointments.language,
			adjustments: appointments.adjustments,
			zone: offices.zone,
		})
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.where(
			and(
				eq(appointments.reference, reference),
				sql`${appointments.state} <> 'moved'`,
				mayCheckIn(actor, now),
			),
		);

/** The visit, locked after the line it waits in: the order of locks of all that calls people. */
async function lockVisit(
	transaction: Transaction,
	actor: Visitor | Officer,
	reference: string,
	now: Date,
) {
	const [seen] = await findVisit(transaction, actor, reference, now);
	if (!seen) return undefined;
	const day = dayAt(now, seen.zone);
	if (dayText(dayOf(seen.start)) === day)
		await lockLine(transaction, { officeId: seen.officeId, day, deskKind: seen.kind });
	const [visit] = await findVisit(transaction, actor, reference, now).for("update", {
		of: appointments,
	});
	return visit;
}

/** Guessing the code of the day counts, and so does guessing references that the browser may not see. */
async function mayTry(actor: Visitor | Officer): Promise<boolean> {
	if (isOfficer(actor)) return true;
	const allowances = [
		await consume("join-queue-network", actor.networkKey),
		await consume("join-queue-visitor", actor.visitorHash),
	];
	return allowances.every(({ allowed }) => allowed);
}

/**
 * "I am here": a booked visit of today becomes a place in its line, once; asked again it is the same ticket. An
 * inspector's visitor waits for that desk, others for any desk of the kind.
 */
export async function checkIn(
	actor: Visitor | Officer,
	asked: { reference: string; code?: string; printed?: boolean },
	now: Date,
): Promise<Outcome<Ticket & { officeId: string }, CheckInRefusal>> {
	if (isOfficer(actor) && !can(actor, "queue.work")) return refuse("not-allowed");
	const reference = readReference(asked.reference);
	if (!reference) return refuse("not-found");
	if (!(await mayTry(actor))) return refuse("too-many-attempts");
	return db.transaction(async (transaction) => {
		const visit = await lockVisit(transaction, actor, reference, now);
		if (!visit) return refuse("not-found");
		const day = dayAt(now, visit.zone);
		if (dayText(dayOf(visit.start)) !== day) return refuse("not-today");
		if (!isOfficer(actor) && asked.code?.trim() !== codeOfDay(visit.officeId, day))
			return refuse("wrong-code");
		if (visit.state !== "booked" && visit.state !== "arrived") return refuse("changed-meanwhile");
		const ticket = await takeNumber(
			transaction,
			{
				officeId: visit.officeId,
				day,
				deskKind: visit.kind,
				deskId: visit.kind === "inspector" ? visit.deskId : null,
				appointmentId: visit.id,
				bookedFor: instantAt(visit.start, visit.zone),
				language: visit.language ?? "kk",
				adjustments: visit.adjustments,
				printed: asked.printed ?? false,
				ticketKey: `visit ${visit.id}`,
			},
			now,
		);
		if (!ticket) return refuse("changed-meanwhile");
		const isNew = await moveVisit(transaction, visit.id, { from: ["booked"], to: "arrived" }, now);
		if (isNew) {
			// Nobody is reminded of a visit they have come to.
			await endReminders(transaction, visit.id, now);
			await recordAudit(transaction, actor, {
				action: "queue.checked-in",
				subjectKind: "appointment",
				subjectId: visit.id,
			});
		}
		return done({ ...ticket, officeId: visit.officeId });
	});
}
