import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.ts";

/** A clerk may take the last step back for ten seconds: until then nobody is asked how it went. */
const undoMs = 15_000;

/**
 * Leaves the worker a note to ask how a visit went, in the transaction that says it was served. It stands below the
 * capabilities that serve visits, because they know nothing of feedback. A later note takes the place of the earlier.
 */
export async function enqueueInvitation(
	queryable: Queryable,
	served: { appointmentId: string } | { entryId: string },
	now: Date,
): Promise<void> {
	const id = "appointmentId" in served ? served.appointmentId : served.entryId;
	await queryable.execute(sql`
		SELECT graphile_worker.add_job('invite-feedback', ${JSON.stringify(served)}::json,
			run_at := ${new Date(now.getTime() + undoMs)}::timestamptz, max_attempts := 5,
			job_key := ${`invite ${id}`})`);
}
