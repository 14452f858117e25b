import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { assignments } from "#db/schema/territory.ts";
import { bad } from "./import-cells.ts";

/**
 * From `since` (YYYY-MM-DD) on the officer serves the beat permanently; who served it before ends the day before.
 * Answers false when it is so already. Throws BadCell when somebody is appointed from a later day.
 */
export async function appointPermanently(
	transaction: Transaction,
	post: { beatId: string; officerId: string; since: string },
): Promise<boolean> {
	const rows = await transaction
		.select({
			id: assignments.id,
			officerId: assignments.officerId,
			from: sql<string | null>`lower(${assignments.during})::text`,
			endless: sql<boolean>`upper_inf(${assignments.during})`,
		})
		.from(assignments)
		.where(
			and(
				eq(assignments.beatId, post.beatId),
				eq(assignments.kind, "permanent"),
				sql`${assignments.during} && daterange(${post.since}::date, NULL)`,
			),
		)
		.orderBy(sql`lower(${assignments.during})`);
	const later = rows.find(({ from }) => from !== null && from > post.since);
	if (later)
		bad(`somebody is appointed to the beat ${post.beatId} from ${later.from}, a later day`);
	const [current] = rows;
	if (current?.officerId === post.officerId && current.endless) return false;
	const during = `[${post.since},)`;
	if (current && current.from === post.since) {
		await transaction
			.update(assignments)
			.set({ officerId: post.officerId, during })
			.where(eq(assignments.id, current.id));
		return true;
	}
	if (current)
		await transaction
			.update(assignments)
			.set({ during: sql`daterange(lower(${assignments.during}), ${post.since}::date)` })
			.where(eq(assignments.id, current.id));
	await transaction
		.insert(assignments)
		.values({ beatId: post.beatId, officerId: post.officerId, kind: "permanent", during });
	return true;
}
