import { z } from "zod";
import { db } from "#db/client.ts";
import { accounts, roles } from "#db/schema/identity.ts";
import { recordAudit } from "#domain/audit/record.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import type { Officer } from "./actors.ts";
import { hashPassword, shortestPassword } from "./passwords.ts";
import { readPersonName } from "./person-name.ts";
import { asLogin } from "./sign-in.ts";

/** Where each role belongs: an account without its place would see nothing, one with too wide a place too much. */
const placeOf = {
	inspector: "office",
	"front-desk": "office",
	"probation-officer": "office",
	"migration-officer": "office",
	"office-head": "office",
	leadership: "region",
	administrator: "region",
} as const satisfies Record<(typeof roles)[number], "office" | "region">;

export const newAccountSchema = z
	.object({
		login: z
			.string()
			.transform(asLogin)
			.pipe(z.string().regex(/^[a-z0-9][a-z0-9._-]{2,49}$/, "identity.login-form")),
		password: z.string().min(shortestPassword, "identity.password-short").max(256),
		role: z.enum(roles),
		displayName: z.string().refine((name) => readPersonName(name).ok, "identity.name-characters"),
		officeId: z.string().nullable().default(null),
		officerId: z.uuid().nullable().default(null),
	})
	.refine((account) => placeOf[account.role] === "region" || account.officeId !== null, {
		path: ["officeId"],
		message: "identity.office-missing",
	});

export type NewAccount = z.output<typeof newAccountSchema>;

/** Makes an account of the staff. "system" is the operator at the command line, for the first administrator. */
export async function createAccount(
	actor: Officer | "system",
	account: NewAccount,
	now: Date,
): Promise<Outcome<{ accountId: string }, "login-taken">> {
	const { password, ...facts } = account;
	const passwordHash = await hashPassword(password);
	return db.transaction(async (tx) => {
		const [row] = await tx
			.insert(accounts)
			.values({ ...facts, passwordHash, createdAt: now })
			.onConflictDoNothing({ target: accounts.login })
			.returning({ accountId: accounts.id });
		if (!row) return refuse("login-taken");
		await recordAudit(tx, actor, {
			action: "account-created",
			subjectKind: "account",
			subjectId: row.accountId,
			details: { role: account.role, officeId: account.officeId },
		});
		return done(row);
	});
}
