import { sql } from "drizzle-orm";
import type { Queryable } from "#db/client.ts";

/**
 * Leaves the worker a note to look at a message when it is due, in the transaction of the change that caused it. The
 * note holds the message's id alone. A later one for the same message takes the place of the earlier.
 */
export async function enqueueSending(queryable: Queryable, id: string, dueAt: Date): Promise<void> {
	await queryable.execute(sql`
		SELECT graphile_worker.add_job('send-message', json_build_object('id', ${id}::text),
			run_at := ${dueAt}::timestamptz, max_attempts := 3, job_key := ${`message ${id}`})`);
}
