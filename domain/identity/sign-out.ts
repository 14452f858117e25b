import { db } from "#db/client.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "./actors.ts";
import { revokeSession } from "./sessions.ts";

/** Ends the officer's session: its cookie opens nothing any more, on any device. */
export async function signOut(officer: Officer, sessionId: string, now: Date): Promise<void> {
	await db.transaction(async (tx) => {
		await revokeSession(tx, sessionId, now);
		await recordAudit(tx, officer, {
			action: "sign-out",
			subjectKind: "account",
			subjectId: officer.accountId,
		});
	});
}
