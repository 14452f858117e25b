import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Queryable } from "#db/client.ts";
import { appointments, visitAccess } from "#db/schema/appointments.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { dayText } from "./wall-clock.ts";

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is no UUID is nobody's row. PostgreSQL would answer it with an error instead. */
export const isRowId = (id: string): boolean => idPattern.test(id);

/** Stands in the WHERE of everything a visitor may see or change by its reference. */
export const visibleTo = (visitor: Visitor, now: Date): SQL => sql`EXISTS (
	SELECT 1 FROM ${visitAccess}
	WHERE ${and(
		eq(visitAccess.visitorHash, visitor.visitorHash),
		eq(visitAccess.reference, appointments.reference),
		gt(visitAccess.expiresAt, now),
	)})`;

/** From now on this browser may see the visit, for as many days as the regulation says. */
export async function grantAccess(
	queryable: Queryable,
	visitor: Visitor,
	reference: string,
	now: Date,
): Promise<void> {
	const today = dayText(Math.floor(now.getTime() / 86_400_000));
	const days = await valueOn("booking.access-days", today, queryable);
	const expiresAt = new Date(now.getTime() + days * 86_400_000);
	await queryable
		.insert(visitAccess)
		.values({ visitorHash: visitor.visitorHash, reference, grantedAt: now, expiresAt })
		.onConflictDoUpdate({
			target: [visitAccess.visitorHash, visitAccess.reference],
			set: { expiresAt },
		});
}
