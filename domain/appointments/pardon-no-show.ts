import { and, eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { pardonedNoShows } from "#db/schema/offers.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { isRowId } from "./access.ts";
import { seesVisit } from "./seen-by.ts";

export type PardonRefusal =
	| "not-found"
	| "not-allowed"
	/** The person came, or the mark was taken back. */
	| "changed-meanwhile";

/** A visit nobody came to no longer counts against its person: there was a reason. Asked again it answers the same. */
export async function pardonNoShow(
	officer: Officer,
	id: string,
	now: Date,
): Promise<Outcome<{ id: string }, PardonRefusal>> {
	if (!can(officer, "appointments.manage")) return refuse("not-allowed");
	if (!isRowId(id)) return refuse("not-found");
	return db.transaction(async (transaction) => {
		const [visit] = await transaction
			.select({ state: appointments.state })
			.from(appointments)
			.innerJoin(desks, eq(desks.id, appointments.deskId))
			.where(and(eq(appointments.id, id), seesVisit(officer)))
			.for("update", { of: appointments });
		if (!visit) return refuse("not-found");
		if (visit.state !== "not-come") return refuse("changed-meanwhile");
		const pardoned = await transaction
			.insert(pardonedNoShows)
			.values({ appointmentId: id, accountId: officer.accountId, pardonedAt: now })
			.onConflictDoNothing()
			.returning({ id: pardonedNoShows.appointmentId });
		if (pardoned.length > 0)
			await recordAudit(transaction, officer, {
				action: "appointment.no-show-pardoned",
				subjectKind: "appointment",
				subjectId: id,
			});
		return done({ id });
	});
}
