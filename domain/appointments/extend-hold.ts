import { and, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { isRowId } from "./access.ts";
import { dayText } from "./wall-clock.ts";

export type ExtendRefusal = "not-found" | "hold-expired";

/** Once, the hold lasts as long again. Asked a second time it answers the same end and gives nothing more. */
export async function extendHold(
	visitor: Visitor,
	holdId: string,
	now: Date,
): Promise<Outcome<{ holdId: string; expiresAt: Date }, ExtendRefusal>> {
	if (!isRowId(holdId)) return refuse("not-found");
	const own = and(eq(appointments.id, holdId), eq(appointments.visitorHash, visitor.visitorHash));
	return db.transaction(async (transaction) => {
		const today = dayText(Math.floor(now.getTime() / 86_400_000));
		const minutes = await valueOn("booking.hold-minutes", today, transaction);
		const [extended] = await transaction
			.update(appointments)
			.set({
				holdExtended: true,
				holdExpiresAt: sql`greatest(${appointments.holdExpiresAt}, ${now}) + ${minutes} * interval '1 minute'`,
			})
			.where(and(own, eq(appointments.state, "held"), eq(appointments.holdExtended, false)))
			.returning({ expiresAt: appointments.holdExpiresAt });
		if (extended?.expiresAt) {
			await recordAudit(transaction, visitor, {
				action: "appointment.hold-extended",
				subjectKind: "appointment",
				subjectId: holdId,
			});
			return done({ holdId, expiresAt: extended.expiresAt });
		}
		const [row] = await transaction
			.select({ state: appointments.state, expiresAt: appointments.holdExpiresAt })
			.from(appointments)
			.where(own);
		if (!row) return refuse("not-found");
		if (row.state !== "held" || !row.expiresAt) return refuse("hold-expired");
		return done({ holdId, expiresAt: row.expiresAt });
	});
}
