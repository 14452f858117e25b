import { type SQL, sql } from "drizzle-orm";
import { db, type Queryable, type Transaction } from "#db/client.ts";

// A visit is booked and a schedule changed at the same moment: either the change sees the visit and flags it, or the
// booking sees the change and is refused. Bookings of an office share its lock, a change takes it alone.

const key = (officeId: string): SQL => sql`hashtextextended(${`schedule ${officeId}`}, 0)`;

/** Comes after the locks of visitor and person, before those of desk, officer and rows. */
export const lockScheduleToBook = (transaction: Transaction, officeId: string) =>
	transaction.execute(sql`SELECT pg_advisory_xact_lock_shared(${key(officeId)})`);

export async function lockSchedulesToChange(
	transaction: Transaction,
	officeIds: readonly string[],
): Promise<void> {
	for (const officeId of [...new Set(officeIds)].sort())
		await transaction.execute(sql`SELECT pg_advisory_xact_lock(${key(officeId)})`);
}

/** Differs after every change of the office's schedule, or of the officer's, and after every change taken back. */
export async function scheduleVersion(
	place: { officeId: string; officerId: string | null },
	queryable: Queryable = db,
): Promise<string> {
	const { rows } = await queryable.execute<{ version: string }>(sql`
		SELECT concat(coalesce(max(ordinal), 0), '.', count(withdrawn_at)) AS version FROM schedule_changes
		WHERE office_id = ${place.officeId} OR officer_id = ${place.officerId}::uuid`);
	return rows[0]?.version ?? "";
}
