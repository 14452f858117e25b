import type { Transaction } from "#db/client.ts";
import { auditEntries } from "#db/schema/audit.ts";
import type { Officer, Visitor } from "#domain/identity/actors.ts";

export type AuditSubject = {
	action: string;
	subjectKind: string;
	subjectId: string;
	purpose?: string;
	/** Never a name, phone, IIN or token. */
	details?: Record<string, unknown>;
};

/** Writes the audit row of a change. It takes the transaction of that change, so that neither stands without the other. */
export async function recordAudit(
	transaction: Transaction,
	actor: Officer | Visitor | "system",
	entry: AuditSubject,
): Promise<void> {
	await transaction.insert(auditEntries).values({
		...entry,
		actorKind: actor === "system" ? "system" : "accountId" in actor ? "officer" : "visitor",
		// A visitor's hash would join a person's visits together in the log: it stays out.
		actorId: actor !== "system" && "accountId" in actor ? actor.accountId : null,
		correlationId: actor === "system" ? null : actor.correlationId,
	});
}
