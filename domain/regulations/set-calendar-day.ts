import { db } from "#db/client.ts";
import type { Localized } from "#db/schema/columns.ts";
import { calendarDays } from "#db/schema/regulations.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";

export type CalendarDay = {
	/** YYYY-MM-DD */
	day: string;
	kind: "holiday" | "day-off" | "working-day";
	name: Localized;
	/** The law or decree. */
	source: string;
	estimated: boolean;
};

/** Makes a day a holiday, a day off or a working day, or changes what was entered for it. */
export async function setCalendarDay(
	officer: Officer,
	entry: CalendarDay,
): Promise<Outcome<CalendarDay, "not-allowed">> {
	if (!can(officer, "calendar.edit")) return refuse("not-allowed");
	return db.transaction(async (transaction) => {
		const { day, ...rest } = entry;
		await transaction
			.insert(calendarDays)
			.values(entry)
			.onConflictDoUpdate({ target: calendarDays.day, set: rest });
		await recordAudit(transaction, officer, {
			action: "calendar.set",
			subjectKind: "calendar-day",
			subjectId: day,
			details: { kind: entry.kind, source: entry.source },
		});
		return done(entry);
	});
}
