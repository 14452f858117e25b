import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { recordAudit } from "#domain/audit/record.ts";
import { type ImportReport, newReport } from "./import-report.ts";

export type ImportOptions = {
	/** False: a dry run. Everything is done, counted and taken back. */
	apply: boolean;
	/** Take the good rows although there are bad ones. */
	skipBad?: boolean;
};

class TakenBack extends Error {}

/**
 * Runs one import in one transaction: all of it or, on a dry run or with a bad row, nothing. An import that
 * changed something leaves its audit row. One import at a time; others wait.
 */
export async function runImport(
	kind: "addresses" | "beats" | "officers" | "offices",
	options: ImportOptions,
	work: (transaction: Transaction, report: ImportReport) => Promise<void>,
): Promise<ImportReport> {
	const report = newReport();
	try {
		await db.transaction(async (transaction) => {
			// A large file takes longer than any web request; readers are not blocked by it.
			await transaction.execute(sql`SET LOCAL statement_timeout = 0`);
			await transaction.execute(sql`SET LOCAL idle_in_transaction_session_timeout = 0`);
			await transaction.execute(sql`SET LOCAL lock_timeout = '60s'`);
			await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtext('qadam-import'))`);
			await work(transaction, report);
			if (!options.apply || (report.badCount > 0 && !options.skipBad)) throw new TakenBack();
			if (report.created + report.changed > 0)
				await recordAudit(transaction, "system", {
					action: `territory.import-${kind}`,
					subjectKind: "territory",
					subjectId: kind,
					purpose: "import by the operator",
					details: {
						read: report.read,
						created: report.created,
						changed: report.changed,
						refused: report.badCount,
					},
				});
		});
		report.applied = true;
	} catch (error) {
		if (!(error instanceof TakenBack)) throw error;
	}
	return report;
}
