import { randomInt } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { dayText } from "./wall-clock.ts";

/*
 * A time that its visitor gives up rests before it opens again: for a few minutes, nobody can say how many. So nobody
 * can hand it to the one person who waits beside them with a finger on the button, or sell it. It rests as a hold
 * without a visitor, so that the exclusion constraints and every reading of free times take it for what it is: taken.
 * The waiting list is asked meanwhile, and may have it.
 */

/** What a resting hold's key begins with; migration 0009 has an index on the same words. */
const restKey = "rest ";

export const isResting = sql`${appointments.state} = 'held' AND ${appointments.holdKey} LIKE ${sql.raw(`'${restKey}%'`)}`;

/** Leaves the worker a note that times of an office may have come free. Later ones take the place of earlier ones. */
export const noteFreed = (transaction: Transaction, officeId: string) =>
	transaction.execute(sql`
		SELECT graphile_worker.add_job('hand-out-times', json_build_object('officeId', ${officeId}::text),
			queue_name := 'offers', max_attempts := 3, job_key := ${`hand-out ${officeId}`})`);

/** Lets the time of a row that has just been given up rest, in the transaction that gives it up. */
export async function restSlot(
	transaction: Transaction,
	appointmentId: string,
	now: Date,
): Promise<void> {
	const today = dayText(Math.floor(now.getTime() / 86_400_000));
	const least = await valueOn("booking.reopen-min-minutes", today, transaction);
	const most = await valueOn("booking.reopen-max-minutes", today, transaction);
	const seconds = randomInt(least * 60, Math.max(least, most) * 60 + 1);
	const [freed] = await transaction
		.select({
			officeId: appointments.officeId,
			deskId: appointments.deskId,
			serviceId: appointments.serviceId,
			beatId: appointments.beatId,
			officerId: appointments.officerId,
			during: appointments.during,
		})
		.from(appointments)
		.where(eq(appointments.id, appointmentId));
	if (!freed) return;
	await transaction
		.insert(appointments)
		.values({
			...freed,
			state: "held",
			holdKey: restKey + appointmentId,
			holdExpiresAt: new Date(now.getTime() + seconds * 1000),
			createdAt: now,
		})
		.onConflictDoNothing();
	await noteFreed(transaction, freed.officeId);
}
