import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { assignments, officers } from "#db/schema/territory.ts";
import { servingOn } from "./serving.ts";
import { officerColumns, type ServingView } from "./territory-views.ts";

/**
 * Who serves each of these beats on `day` (YYYY-MM-DD, a date that exists). A beat that nobody serves is not in
 * the answer. An officer who has left the service serves nowhere, whatever assignments remain.
 */
export async function listServing(
	beatIds: string[],
	day: string,
): Promise<Map<string, ServingView>> {
	const found = new Map<string, ServingView>();
	if (beatIds.length === 0) return found;
	const rows = await db
		.select({
			beatId: assignments.beatId,
			officerId: assignments.officerId,
			kind: assignments.kind,
			during: assignments.during,
			reason: assignments.reason,
			officer: officerColumns,
		})
		.from(assignments)
		.innerJoin(officers, and(eq(officers.id, assignments.officerId), eq(officers.active, true)))
		.where(and(inArray(assignments.beatId, beatIds), sql`${assignments.during} @> ${day}::date`))
		.orderBy(asc(assignments.beatId), asc(assignments.id));
	const people = new Map(rows.map((row) => [row.officerId, row.officer]));
	const byBeat = Map.groupBy(rows, (row) => row.beatId);
	for (const [beatId, own] of byBeat) {
		const serving = servingOn(own, day);
		const officer = serving && people.get(serving.officerId);
		if (!serving || !officer) continue;
		found.set(beatId, {
			officer,
			kind: serving.kind,
			until: serving.until,
			insteadOf: (serving.insteadOf && people.get(serving.insteadOf)) || null,
			reason: serving.reason,
		});
	}
	return found;
}
