import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments, services } from "#db/schema/appointments.ts";
import { offices } from "#db/schema/territory.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { visibleTo } from "./access.ts";
import { isMovedOften } from "./change-limits.ts";
import { canChange } from "./change-rules.ts";
import { liveList, wallMinuteOf } from "./queries-schedules.ts";
import { restSlot } from "./rest-slot.ts";
import { cutoffMinutesOf, isDisrupted, settleVisit } from "./settle-visit.ts";
import { dayText, instantAt } from "./wall-clock.ts";

const lock = (transaction: Transaction, key: string) =>
	transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`);

/** Two confirms of one person wait for each other here, instead of deadlocking in the exclusion constraint. */
export const lockPerson = (transaction: Transaction, personKey: string) =>
	lock(transaction, `person ${personKey}`);

/** Two late confirms of one slot likewise; always the desk before the officer. */
export async function lockPlace(
	transaction: Transaction,
	place: { deskId: string; officerId: string | null },
): Promise<void> {
	await lock(transaction, `desk ${place.deskId}`);
	if (place.officerId) await lock(transaction, `officer ${place.officerId}`);
}

/**
 * The lowest free place among the open visits a person may have, or null when all are in use. A visit whose time is
 * past no longer takes one. The unique index decides; this only chooses what to ask of it.
 */
export async function findOpenPlace(
	transaction: Transaction,
	personKey: string,
	allowed: number,
	/** The office's wall clock, as PostgreSQL's timestamp. */
	wallNow: string,
): Promise<number | null> {
	const mine = and(
		eq(appointments.personKey, personKey),
		isNotNull(appointments.openPlace),
		sql`${appointments.state} IN (${liveList})`,
	);
	await transaction
		.update(appointments)
		.set({ openPlace: null })
		.where(and(mine, sql`upper(${appointments.during}) <= ${wallNow}::timestamp`));
	const used = await transaction
		.select({ place: appointments.openPlace })
		.from(appointments)
		.where(mine);
	const taken = new Set(used.map((row) => row.place));
	for (let place = 1; place <= allowed; place++) if (!taken.has(place)) return place;
	return null;
}

/** What else the visitor held is no longer needed once a visit is booked. */
export const releaseOtherHolds = (
	transaction: Transaction,
	visitorHash: string,
	bookedId: string,
	now: Date,
) =>
	transaction
		.update(appointments)
		.set({ state: "expired", holdKey: null, closedAt: now })
		.where(
			and(
				eq(appointments.visitorHash, visitorHash),
				eq(appointments.state, "held"),
				ne(appointments.id, bookedId),
			),
		);

export type Moved = { reference: string; sequence: number; openPlace: number | null };

/** Ends the old time of a visit, which rests before it opens again; its reference goes on to the new one. */
export async function endOldTime(
	transaction: Transaction,
	visitor: Visitor,
	movesId: string,
	now: Date,
): Promise<Moved | "cannot-be-changed" | "too-many-changes"> {
	const [old] = await transaction
		.select({
			reference: appointments.reference,
			state: appointments.state,
			sequence: appointments.sequence,
			openPlace: appointments.openPlace,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			zone: offices.zone,
			cutoffMinutes: cutoffMinutesOf,
			disrupted: isDisrupted,
		})
		.from(appointments)
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.innerJoin(services, eq(services.id, appointments.serviceId))
		.where(and(eq(appointments.id, movesId), visibleTo(visitor, now)))
		.for("update", { of: appointments });
	if (!old?.reference) return "cannot-be-changed";
	if (!canChange({ ...old, startsAt: instantAt(old.start, old.zone) }, now))
		return "cannot-be-changed";
	const today = dayText(Math.floor(now.getTime() / 86_400_000));
	if (!old.disrupted && (await isMovedOften(transaction, old.reference, today)))
		return "too-many-changes";
	await transaction
		.update(appointments)
		.set({ state: "moved", closedAt: now, openPlace: null })
		.where(eq(appointments.id, movesId));
	await settleVisit(transaction, movesId, "moved", now);
	await restSlot(transaction, movesId, now);
	return { reference: old.reference, sequence: old.sequence + 1, openPlace: old.openPlace };
}

/** The constraint a failed statement ran into, or null when it failed for another reason. */
export function violatedConstraint(error: unknown): string | null {
	for (let cause = error; cause instanceof Error; cause = cause.cause)
		if ("constraint" in cause && typeof cause.constraint === "string") return cause.constraint;
	return null;
}
