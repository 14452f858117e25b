import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments, services } from "#db/schema/appointments.ts";
import { offers, waitingEntries } from "#db/schema/offers.ts";
import { type disruptionResolutions, visitDisruptions } from "#db/schema/schedules.ts";
import { withdrawMessages } from "#domain/notifications/withdraw-messages.ts";

/** A change of hours stands in the way of the visit, and nobody has settled that yet. */
export const isDisrupted = sql<boolean>`EXISTS (SELECT 1 FROM ${visitDisruptions}
	WHERE ${visitDisruptions.appointmentId} = ${appointments.id} AND ${visitDisruptions.resolvedAt} IS NULL)`;

/** Minutes before its start until which a visit can be changed: until the start itself when the office is to blame. */
export const cutoffMinutesOf = sql<number>`CASE WHEN ${isDisrupted} THEN 0 ELSE ${services.cutoffMinutes} END`;

/** Takes the open offers for visits back; what they held is free again at once. */
export async function withdrawOffers(
	transaction: Transaction,
	visitIds: readonly string[],
	now: Date,
): Promise<number> {
	if (visitIds.length === 0) return 0;
	const withdrawn = await transaction
		.update(offers)
		.set({ state: "withdrawn", answeredAt: now })
		.where(and(inArray(offers.visitId, [...visitIds]), eq(offers.state, "open")))
		.returning({ holdId: offers.holdId });
	await releaseHolds(
		transaction,
		withdrawn.map(({ holdId }) => holdId),
		now,
	);
	return withdrawn.length;
}

/** Ends holds that nobody will book any more, and what was to be said of them. */
export async function releaseHolds(
	transaction: Transaction,
	holdIds: readonly string[],
	now: Date,
): Promise<void> {
	if (holdIds.length === 0) return;
	await transaction
		.update(appointments)
		.set({ state: "expired", holdKey: null, closedAt: now })
		.where(and(inArray(appointments.id, [...holdIds]), eq(appointments.state, "held")));
	for (const id of holdIds) await withdrawMessages(transaction, { kind: "appointment", id }, now);
}

/** Who waited is forgotten when the wait is over: a line keeps that somebody stood in it, not who. */
export const endedEntry = (state: "booked" | "left" | "ended", now: Date) =>
	({ state, endedAt: now, contact: Buffer.alloc(0), personKey: "" }) as const;

/**
 * What became of a visit settles all that was under way about it: offers are taken back, the flag comes down, and
 * nobody waits any longer for an earlier time than one that is no more. The caller has locked the visit's row.
 */
export async function settleVisit(
	transaction: Transaction,
	visitId: string,
	resolution: (typeof disruptionResolutions)[number],
	now: Date,
): Promise<void> {
	await withdrawOffers(transaction, [visitId], now);
	await transaction
		.update(visitDisruptions)
		.set({ resolvedAt: now, resolution })
		.where(and(eq(visitDisruptions.appointmentId, visitId), isNull(visitDisruptions.resolvedAt)));
	await transaction
		.update(waitingEntries)
		.set(endedEntry(resolution === "moved" ? "booked" : "ended", now))
		.where(and(eq(waitingEntries.visitId, visitId), eq(waitingEntries.state, "waiting")));
}
