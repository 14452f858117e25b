import type { Queryable } from "#db/client.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import type { QueueRules } from "./rules.ts";

/** The numbers of the rule in force on a day, as the administrator set them. */
export async function queueRulesOn(day: string, queryable: Queryable): Promise<QueueRules> {
	return {
		walkInOffsetMinutes: await valueOn("queue.walk-in-offset-minutes", day, queryable),
		lateMinutes: await valueOn("queue.late-minutes", day, queryable),
		bookedPassMinutes: await valueOn("queue.booked-pass-minutes", day, queryable),
		walkInPatienceMinutes: await valueOn("queue.walk-in-patience-minutes", day, queryable),
		walkInEvery: Math.max(2, await valueOn("queue.walk-in-every", day, queryable)),
	};
}
