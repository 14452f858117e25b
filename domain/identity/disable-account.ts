import { and, eq, isNull } from "drizzle-orm";
import { db } from "#db/client.ts";
import { accounts } from "#db/schema/identity.ts";
import { recordAudit } from "#domain/audit/record.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import type { Officer } from "./actors.ts";
import { revokeSessionsOf } from "./sessions.ts";

/** Closes an account: its open sessions end with the very next request. */
export async function disableAccount(
	actor: Officer | "system",
	login: string,
	now: Date,
): Promise<Outcome<null, "no-such-account">> {
	return db.transaction(async (tx) => {
		const [row] = await tx
			.update(accounts)
			.set({ disabledAt: now })
			.where(and(eq(accounts.login, login), isNull(accounts.disabledAt)))
			.returning({ id: accounts.id });
		if (!row) return refuse("no-such-account");
		await revokeSessionsOf(tx, row.id, now);
		await recordAudit(tx, actor, {
			action: "account-disabled",
			subjectKind: "account",
			subjectId: row.id,
		});
		return done(null);
	});
}
