import { and, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { offices } from "#db/schema/territory.ts";
import { visibleTo } from "#domain/appointments/access.ts";
import { moveVisit } from "#domain/appointments/move-visit-state.ts";
import { wallMinuteOf } from "#domain/appointments/queries-schedules.ts";
import { readReference } from "#domain/appointments/reference.ts";
import { dayOf, dayText, instantAt, wallMinute } from "#domain/appointments/wall-clock.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer, Visitor } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { type Ticket, takeNumber } from "./take-number.ts";
import { codeOfDay } from "./tickets.ts";

export type CheckInRefusal =
	| "not-allowed"
	| "not-found"
	/** The code on the office's wall is another one today. */
	| "wrong-code"
	| "not-today"
	/** Cancelled, served, or already in the queue. */
	| "changed-meanwhile";

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

async function lockVisit(
	transaction: Transaction,
	actor: Visitor | Officer,
	reference: string,
	now: Date,
) {
	const [visit] = await transaction
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
		)
		.for("update", { of: appointments });
	return visit;
}

/**
 * "I am here": a booked visit of today becomes a place in its line, once; asked again it refuses and the ticket of the
 * first time stands. An inspector's visitor waits for that desk, others for any desk of the kind.
 */
export async function checkIn(
	actor: Visitor | Officer,
	asked: { reference: string; code?: string; printed?: boolean },
	now: Date,
): Promise<Outcome<Ticket & { officeId: string }, CheckInRefusal>> {
	if (isOfficer(actor) && !can(actor, "queue.work")) return refuse("not-allowed");
	const reference = readReference(asked.reference);
	if (!reference) return refuse("not-found");
	return db.transaction(async (transaction) => {
		const visit = await lockVisit(transaction, actor, reference, now);
		if (!visit) return refuse("not-found");
		const day = dayText(dayOf(wallMinute(now, visit.zone)));
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
			},
			now,
		);
		if (!ticket) return refuse("changed-meanwhile");
		await moveVisit(transaction, visit.id, { from: ["booked"], to: "arrived" }, now);
		await recordAudit(transaction, actor, {
			action: "queue.checked-in",
			subjectKind: "appointment",
			subjectId: visit.id,
		});
		return done({ ...ticket, officeId: visit.officeId });
	});
}
