import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { accounts } from "#db/schema/identity.ts";
import { recordAudit } from "#domain/audit/record.ts";
import { isDemo } from "./demo.ts";
import { consume, forgive, giveBack } from "./limit-rate.ts";
import { isPassword } from "./passwords.ts";
import { openSession } from "./sessions.ts";

export type SignInAttempt = {
	login: string;
	password: string;
	/** HMAC of the network address. */
	networkKey: string;
	correlationId: string;
};

export type SignInOutcome =
	| { ok: true; sessionId: string }
	/** Unknown login, wrong password, disabled, demo where there is none: one answer, for none of them is anyone's business. */
	| { ok: false; refusal: "not-recognised" }
	/** Too many attempts, for this login or from this network, whether the login exists or not. */
	| { ok: false; refusal: "locked"; retryAfterSeconds: number };

/** PostgreSQL keeps no NUL: a login has none. */
export const asLogin = (typed: string): string =>
	typed.toWellFormed().normalize("NFKC").replaceAll("\0", "").trim().toLowerCase();

async function findAccount(login: string) {
	const [account] = await db
		.select({
			id: accounts.id,
			passwordHash: accounts.passwordHash,
			disabledAt: accounts.disabledAt,
			isDemo: accounts.isDemo,
		})
		.from(accounts)
		.where(eq(accounts.login, login));
	return account ?? null;
}

/** Checks login and password and opens a session. Counts the attempt before it looks at anything. */
export async function signIn(attempt: SignInAttempt, now: Date): Promise<SignInOutcome> {
	const login = asLogin(attempt.login).slice(0, 100);
	for (const allowance of [
		await consume("sign-in-network", attempt.networkKey),
		await consume("sign-in-login", login),
	]) {
		const { allowed, retryAfterSeconds } = allowance;
		if (!allowed) return { ok: false, refusal: "locked", retryAfterSeconds };
	}
	const account = await findAccount(login);
	const mayOpen = account !== null && !account.disabledAt && (!account.isDemo || isDemo());
	const isRight = await isPassword(account?.passwordHash ?? null, attempt.password);
	const entry = {
		subjectKind: "account",
		subjectId: account?.id ?? "unknown",
		details: { correlationId: attempt.correlationId },
	};
	if (!account || !mayOpen || !isRight) {
		await db.transaction((tx) =>
			recordAudit(tx, "system", { ...entry, action: "sign-in-refused" }),
		);
		return { ok: false, refusal: "not-recognised" };
	}
	const sessionId = await db.transaction(async (tx) => {
		await recordAudit(tx, "system", { ...entry, action: "sign-in" });
		return openSession(tx, account.id, now);
	});
	await forgive("sign-in-login", login);
	await giveBack("sign-in-network", attempt.networkKey);
	return { ok: true, sessionId };
}
