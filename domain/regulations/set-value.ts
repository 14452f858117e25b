import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { regulationValues } from "#db/schema/regulations.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import type { RegulationKey } from "./queries.ts";

export type NewValue = {
	key: RegulationKey;
	/** YYYY-MM-DD, the first day it rules. */
	validFrom: string;
	value: number;
	unit: string;
	/** The act it comes from. */
	source: string;
	confirmed: boolean;
};

/** Enters a value from a day on, or corrects the one entered for that very day. */
export async function setValue(
	officer: Officer,
	entry: NewValue,
): Promise<Outcome<NewValue, "not-allowed">> {
	if (!can(officer, "regulations.edit")) return refuse("not-allowed");
	return db.transaction(async (transaction) => {
		await transaction
			.insert(regulationValues)
			.values(entry)
			.onConflictDoUpdate({
				target: [regulationValues.key, regulationValues.validFrom],
				set: {
					value: entry.value,
					unit: entry.unit,
					source: entry.source,
					confirmed: entry.confirmed,
					updatedAt: sql`now()`,
				},
			});
		await recordAudit(transaction, officer, {
			action: "regulation.set",
			subjectKind: "regulation",
			subjectId: entry.key,
			details: entry,
		});
		return done(entry);
	});
}
