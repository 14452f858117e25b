import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { calendarDays } from "#db/schema/regulations.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";

/** Makes a day (YYYY-MM-DD) an ordinary one again. */
export async function removeCalendarDay(
	officer: Officer,
	day: string,
): Promise<Outcome<{ day: string }, "not-allowed" | "not-found">> {
	if (!can(officer, "calendar.edit")) return refuse("not-allowed");
	return db.transaction(async (transaction) => {
		const removed = await transaction
			.delete(calendarDays)
			.where(eq(calendarDays.day, day))
			.returning({ day: calendarDays.day, kind: calendarDays.kind });
		const [row] = removed;
		if (!row) return refuse("not-found");
		await recordAudit(transaction, officer, {
			action: "calendar.removed",
			subjectKind: "calendar-day",
			subjectId: day,
			details: { kind: row.kind },
		});
		return done({ day });
	});
}
