import { and, asc, desc, eq, type SQL } from "drizzle-orm";
import { db } from "#db/client.ts";
import { beats, borderReports, units } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";

/** A head of office reviews the beats of that office, an administrator those of the region. */
const ofTheirs = (officer: Officer): SQL | undefined =>
	officer.officeId ? eq(beats.officeId, officer.officeId) : undefined;

/** What residents say is wrong, what nobody has looked at first, then the newest. At most 200. */
export async function listBorderReports(officer: Officer) {
	if (!can(officer, "borders.review")) return [];
	return db
		.select({
			id: borderReports.id,
			message: borderReports.message,
			language: borderReports.language,
			state: borderReports.state,
			createdAt: borderReports.createdAt,
			beat: { id: beats.id, number: beats.number, officeId: beats.officeId },
			unitName: units.name,
		})
		.from(borderReports)
		.innerJoin(beats, eq(beats.id, borderReports.beatId))
		.innerJoin(units, eq(units.id, beats.unitId))
		.where(ofTheirs(officer))
		.orderBy(desc(borderReports.state), desc(borderReports.createdAt), asc(borderReports.id))
		.limit(200);
}

/** Looked at, and settled one way or the other. */
export async function closeBorderReport(
	officer: Officer,
	id: string,
): Promise<Outcome<{ id: string }, "not-allowed" | "not-found">> {
	if (!can(officer, "borders.review")) return refuse("not-allowed");
	return db.transaction(async (transaction) => {
		const [report] = await transaction
			.select({ id: borderReports.id })
			.from(borderReports)
			.innerJoin(beats, eq(beats.id, borderReports.beatId))
			.where(and(eq(borderReports.id, id), eq(borderReports.state, "new"), ofTheirs(officer)))
			.for("update", { of: borderReports });
		if (!report) return refuse("not-found");
		await transaction
			.update(borderReports)
			.set({ state: "closed" })
			.where(eq(borderReports.id, id));
		await recordAudit(transaction, officer, {
			action: "border-report.closed",
			subjectKind: "border-report",
			subjectId: id,
		});
		return done({ id });
	});
}
