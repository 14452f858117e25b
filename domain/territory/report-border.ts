import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { beats, borderReports } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { consume } from "#domain/identity/limit-rate.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import type { BorderReport } from "./schema.ts";

export type ReportRefusal = "no-such-beat" | "too-many-reports";

/**
 * "Report a wrong border": keeps what the visitor says, without saying who. The same form sent twice makes one report.
 */
export async function reportWrongBorder(
	visitor: Visitor,
	{ beatId, message, formKey }: BorderReport,
): Promise<Outcome<{ beatId: string }, ReportRefusal>> {
	const [earlier] = await db
		.select({ beatId: borderReports.beatId })
		.from(borderReports)
		.where(eq(borderReports.formKey, formKey));
	if (earlier) return done(earlier);
	const allowances = [
		await consume("report-border-network", visitor.networkKey),
		await consume("report-border-visitor", visitor.visitorHash),
	];
	if (allowances.some(({ allowed }) => !allowed)) return refuse("too-many-reports");
	return await db.transaction(async (transaction) => {
		const [beat] = await transaction
			.select({ id: beats.id })
			.from(beats)
			.where(eq(beats.id, beatId));
		if (!beat) return refuse("no-such-beat");
		const [report] = await transaction
			.insert(borderReports)
			.values({ beatId, message, formKey, language: visitor.language })
			.onConflictDoNothing({ target: borderReports.formKey })
			.returning({ id: borderReports.id });
		if (report)
			await recordAudit(transaction, visitor, {
				action: "report-border",
				subjectKind: "border-report",
				subjectId: report.id,
				details: { beatId },
			});
		return done({ beatId });
	});
}
