import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { offers, waitingEntries } from "#db/schema/offers.ts";
import { visitDisruptions } from "#db/schema/schedules.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { liveList } from "./queries-schedules.ts";
import { restSlot } from "./rest-slot.ts";
import { endedEntry, releaseHolds, withdrawOffers } from "./settle-visit.ts";
import { dayText } from "./wall-clock.ts";

const todayOf = (now: Date) => dayText(Math.floor(now.getTime() / 86_400_000));

/** Who lets offer after offer pass has stopped waiting. */
async function endUnanswering(transaction: Transaction, ids: string[], now: Date) {
	if (ids.length === 0) return;
	const limit = await valueOn("waiting-list.unanswered-limit", todayOf(now), transaction);
	await transaction
		.update(waitingEntries)
		.set(endedEntry("ended", now))
		.where(
			and(
				inArray(waitingEntries.id, ids),
				eq(waitingEntries.state, "waiting"),
				sql`(SELECT count(*) FROM ${offers} WHERE ${offers.waitingId} = ${waitingEntries.id}
					AND ${offers.state} = 'expired') >= ${limit}`,
			),
		);
}

/**
 * Offers that nobody answered in time end: what they held rests and goes to the next in line. The visit of a closure
 * stays as it is, flagged, for the staff to call its person.
 */
export async function expireOffers(now: Date): Promise<number> {
	return db.transaction(async (transaction) => {
		const due = transaction
			.select({ id: offers.id })
			.from(offers)
			.where(and(eq(offers.state, "open"), sql`${offers.expiresAt} <= ${now}`))
			.limit(200)
			.for("update", { skipLocked: true });
		const ended = await transaction
			.update(offers)
			.set({ state: "expired", answeredAt: now })
			.where(inArray(offers.id, due))
			.returning({ holdId: offers.holdId, waitingId: offers.waitingId });
		const held = ended.map(({ holdId }) => holdId);
		await releaseHolds(transaction, held, now);
		for (const holdId of held) await restSlot(transaction, holdId, now);
		const waiting = ended.flatMap(({ waitingId }) => (waitingId ? [waitingId] : []));
		await endUnanswering(transaction, waiting, now);
		return ended.length;
	});
}

/**
 * Takes back offers that nothing calls for any more: the closure was withdrawn, or the visit moved, cancelled or begun
 * by another way. And lowers the flags of visits that are over.
 */
export async function withdrawStale(now: Date): Promise<number> {
	return db.transaction(async (transaction) => {
		await transaction
			.update(visitDisruptions)
			.set({
				resolvedAt: now,
				resolution: sql`(SELECT CASE WHEN a.state = 'moved' THEN 'moved'
					WHEN a.state LIKE 'cancelled%' THEN 'cancelled' ELSE 'kept' END
					FROM appointments a WHERE a.id = ${visitDisruptions.appointmentId})`,
			})
			.where(
				and(
					isNull(visitDisruptions.resolvedAt),
					sql`EXISTS (SELECT 1 FROM appointments a
						WHERE a.id = ${visitDisruptions.appointmentId} AND a.state <> 'booked')`,
				),
			);
		const stale = await transaction
			.select({ visitId: sql<string>`${offers.visitId}` })
			.from(offers)
			.innerJoin(appointments, eq(appointments.id, offers.visitId))
			.where(
				and(
					eq(offers.state, "open"),
					sql`(${appointments.state} <> 'booked' OR (${offers.kind} = 'closure' AND NOT EXISTS (
						SELECT 1 FROM ${visitDisruptions} WHERE ${visitDisruptions.appointmentId} = ${appointments.id}
							AND ${visitDisruptions.resolvedAt} IS NULL)))`,
				),
			)
			.limit(200)
			.for("update", { of: appointments, skipLocked: true });
		return withdrawOffers(
			transaction,
			stale.map(({ visitId }) => visitId),
			now,
		);
	});
}

/** Nobody waits beyond the last day that would do, nor for an earlier time than a visit that is over. */
export async function endWaiting(now: Date): Promise<number> {
	const ended = await db
		.update(waitingEntries)
		.set(endedEntry("ended", now))
		.where(
			and(
				eq(waitingEntries.state, "waiting"),
				sql`(${waitingEntries.untilDay} < ${todayOf(now)}::date OR EXISTS (SELECT 1 FROM appointments a
					WHERE a.id = ${waitingEntries.visitId} AND a.state NOT IN (${liveList})))`,
				sql`NOT EXISTS (SELECT 1 FROM ${offers}
					WHERE ${offers.waitingId} = ${waitingEntries.id} AND ${offers.state} = 'open')`,
			),
		);
	return ended.rowCount ?? 0;
}
