import type { Transaction } from "#db/client.ts";
import { auditEntries } from "#db/schema/audit.ts";
import type { Officer, Partner, Visitor } from "#domain/identity/actors.ts";

export type AuditSubject = {
	action: string;
	subjectKind: string;
	subjectId: string;
	purpose?: string;
	/** Never a name, phone, IIN or token. */
	details?: Record<string, unknown>;
};

type Actor = Officer | Visitor | Partner | "system";

function written(actor: Actor) {
	if (actor === "system") return { actorKind: actor, actorId: null, correlationId: null };
	const { correlationId } = actor;
	if ("accountId" in actor)
		return { actorKind: "officer" as const, actorId: actor.accountId, correlationId };
	if ("keyId" in actor)
		return { actorKind: "partner" as const, actorId: actor.keyId, correlationId };
	// A visitor's hash would join a person's visits together in the log: it stays out.
	return { actorKind: "visitor" as const, actorId: null, correlationId };
}

/** Writes the audit row of a change. It takes the transaction of that change, so that neither stands without the other. */
export async function recordAudit(
	transaction: Transaction,
	actor: Actor,
	entry: AuditSubject,
): Promise<void> {
	await transaction.insert(auditEntries).values({ ...entry, ...written(actor) });
}
