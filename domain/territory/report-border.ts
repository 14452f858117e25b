import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { beats, borderReports } from "#db/schema/territory.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import type { BorderReport } from "./schema.ts";

/**
 * "Report a wrong border": keeps what the visitor says, without saying who. The same form sent twice makes one report.
 */
export async function reportWrongBorder(
	visitor: Visitor,
	{ beatId, message, formKey }: BorderReport,
): Promise<Outcome<{ beatId: string }, "no-such-beat">> {
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
