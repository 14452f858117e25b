import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, visitAccess } from "#db/schema/appointments.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { dayText } from "./wall-clock.ts";

/**
 * For the worker, every minute. Frees the slots of holds that have run out, and some hours later forgets who they
 * were for. Correctness does not rest on it: whoever wants such a slot clears it away themselves.
 */
export async function expireHolds(
	now: Date,
): Promise<{ expired: number; forgotten: number; accessEnded: number }> {
	const today = dayText(Math.floor(now.getTime() / 86_400_000));
	const hours = await valueOn("booking.lapsed-hold-hours", today);
	const overdue = db
		.select({ id: appointments.id })
		.from(appointments)
		.where(and(eq(appointments.state, "held"), sql`${appointments.holdExpiresAt} <= ${now}`))
		.limit(1000)
		.for("update", { skipLocked: true });
	const expired = await db
		.update(appointments)
		.set({ state: "expired", holdKey: null, closedAt: now })
		.where(inArray(appointments.id, overdue));
	const forgotten = await db
		.update(appointments)
		.set({ contact: null, phoneTailKey: null, visitorHash: null, adjustments: [] })
		.where(
			and(
				eq(appointments.state, "expired"),
				isNotNull(appointments.visitorHash),
				sql`${appointments.holdExpiresAt} < ${new Date(now.getTime() - hours * 3_600_000)}`,
			),
		);
	const ended = await db.delete(visitAccess).where(sql`${visitAccess.expiresAt} < ${now}`);
	return {
		expired: expired.rowCount ?? 0,
		forgotten: forgotten.rowCount ?? 0,
		accessEnded: ended.rowCount ?? 0,
	};
}
