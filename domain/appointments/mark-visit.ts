import { and, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks, visitMarks } from "#db/schema/appointments.ts";
import { offices } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { enqueueInvitation } from "#domain/notifications/enqueue-invitation.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { isRowId } from "./access.ts";
import { announceCancelled, endReminders } from "./announce-visit.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { seesVisit } from "./seen-by.ts";
import { isTooEarly, type Mark, marksFrom, type VisitState } from "./visit-states.ts";
import { dayOf, dayText, instantAt, wallMinute } from "./wall-clock.ts";

export type MarkRefusal =
	| "not-found"
	| "not-allowed"
	/** Somebody else, or the visitor, was quicker. */
	| "changed-meanwhile"
	/** Before the visit's day, or, for "not come", before its start. */
	| "not-yet";

export type Marked = { id: string; state: Mark };

async function mark(
	officer: Officer,
	id: string,
	state: Mark,
	now: Date,
	reason?: string,
): Promise<Outcome<Marked, MarkRefusal>> {
	if (!can(officer, "appointments.manage")) return refuse("not-allowed");
	if (!isRowId(id)) return refuse("not-found");
	return db.transaction(async (transaction) => {
		const [visit] = await transaction
			.select({
				state: appointments.state,
				start: wallMinuteOf(sql`lower(${appointments.during})`),
				sequence: appointments.sequence,
				zone: offices.zone,
			})
			.from(appointments)
			.innerJoin(desks, eq(desks.id, appointments.deskId))
			.innerJoin(offices, eq(offices.id, appointments.officeId))
			.where(and(eq(appointments.id, id), seesVisit(officer)))
			.for("update", { of: appointments });
		if (!visit) return refuse("not-found");
		if (visit.state === state) return done({ id, state });
		const from: readonly VisitState[] = marksFrom[state];
		if (!from.includes(visit.state)) return refuse("changed-meanwhile");
		const startsAt = instantAt(visit.start, visit.zone);
		const today = dayText(dayOf(wallMinute(now, visit.zone)));
		if (isTooEarly(state, { startsAt, day: dayText(dayOf(visit.start)) }, now, today))
			return refuse("not-yet");
		await transaction
			.update(appointments)
			.set({
				state,
				...(state === "arrived" ? { arrivedAt: now } : { closedAt: now }),
				...(state === "cancelled-by-office"
					? { closedReason: reason ?? null, sequence: visit.sequence + 1 }
					: {}),
			})
			.where(and(eq(appointments.id, id), inArray(appointments.state, [...from])));
		const last = {
			accountId: officer.accountId,
			fromState: visit.state,
			toState: state,
			markedAt: now,
		};
		await transaction
			.insert(visitMarks)
			.values({ appointmentId: id, ...last })
			.onConflictDoUpdate({ target: visitMarks.appointmentId, set: last });
		await recordAudit(transaction, officer, {
			action: `appointment.${state}`,
			subjectKind: "appointment",
			subjectId: id,
			details: { from: visit.state },
		});
		if (state === "cancelled-by-office") await announceCancelled(transaction, id, state, now);
		else await endReminders(transaction, id, now);
		if (state === "served") await enqueueInvitation(transaction, { appointmentId: id }, now);
		return done({ id, state });
	});
}

/** The visitor has come. */
export const markArrived = (officer: Officer, id: string, now: Date) =>
	mark(officer, id, "arrived", now);

/** The visitor has been served. */
export const markServed = (officer: Officer, id: string, now: Date) =>
	mark(officer, id, "served", now);

/** The visit's time has begun and nobody came. */
export const markNotCome = (officer: Officer, id: string, now: Date) =>
	mark(officer, id, "not-come", now);

/** The office cancels; the reason is shown to the visitor. */
export const cancelByOffice = (officer: Officer, id: string, reason: string, now: Date) =>
	mark(officer, id, "cancelled-by-office", now, reason);
