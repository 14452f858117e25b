import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db, pool } from "#db/client.ts";
import { accounts } from "#db/schema/identity.ts";
import { createAccount } from "./create-account.ts";
import { disableAccount } from "./disable-account.ts";
import { findSession } from "./sessions.ts";
import { signIn } from "./sign-in.ts";

const start = new Date("2026-11-24T03:00:00Z");
const password = "a long enough password";
let counter = 0;

async function account(): Promise<string> {
	const login = `chief-${++counter}`;
	const made = await createAccount(
		"system",
		{
			login,
			password,
			role: "leadership",
			displayName: "Ерлан",
			officeId: null,
			officerId: null,
		},
		start,
	);
	expect(made.ok).toBe(true);
	return login;
}

const attempt = (login: string, typed: string, network = `network ${counter}`) =>
	signIn({ login, password: typed, networkKey: network, correlationId: "request-1" }, new Date());

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"], now: start });
	vi.stubEnv("QADAM_DEMO", "0");
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
});

test("the right password opens a session, however the login is written", async () => {
	const login = await account();
	const answer = await attempt(`  ${login.toUpperCase()} `, password);
	expect(answer.ok).toBe(true);
	if (answer.ok) expect(await findSession(answer.sessionId, start)).not.toBeNull();
});

test("unknown, wrong, disabled and demo all get the same answer", async () => {
	const [known, disabled, demo] = [await account(), await account(), await account()];
	await disableAccount("system", disabled, start);
	await db.update(accounts).set({ isDemo: true }).where(eq(accounts.login, demo));
	const refused = { ok: false, refusal: "not-recognised" };
	expect(await attempt("nobody-at-all", password)).toEqual(refused);
	expect(await attempt(known, "a wrong password")).toEqual(refused);
	expect(await attempt(disabled, password)).toEqual(refused);
	expect(await attempt(demo, password)).toEqual(refused);
	expect(await attempt("\u0000", "\u0000")).toEqual(refused);
});

test.each(["known", "unknown"])(
	"ten wrong passwords lock a login that is %s for ten minutes, even for the right one",
	async (kind) => {
		const login = kind === "known" ? await account() : `nobody-${++counter}`;
		for (let made = 0; made < 10; made++)
			expect(await attempt(login, "a wrong password")).toEqual({
				ok: false,
				refusal: "not-recognised",
			});
		expect(await attempt(login, password)).toEqual({
			ok: false,
			refusal: "locked",
			retryAfterSeconds: 600,
		});
		vi.setSystemTime(start.getTime() + 601_000);
		expect((await attempt(login, password)).ok).toBe(kind === "known");
	},
);

test("a colleague at the same address is not locked out with me", async () => {
	const [mine, theirs] = [await account(), await account()];
	for (let made = 0; made < 11; made++) await attempt(mine, "a wrong password", "office");
	expect((await attempt(theirs, password, "office")).ok).toBe(true);
});

test("a network that tries login after login is stopped in the end", async () => {
	for (let made = 0; made < 200; made++)
		await attempt(`guess-${made}`, "a wrong password", "attacker");
	expect(await attempt("guess-200", "a wrong password", "attacker")).toMatchObject({
		refusal: "locked",
	});
});

test("the audit knows who signed in and who was refused, and nothing that was typed", async () => {
	const login = await account();
	await attempt(login, password);
	await attempt(login, "hunter2-hunter2");
	await attempt("secret-typed-as-login", "x");
	const { rows } = await pool.query(
		"SELECT action, subject_id FROM audit_entries ORDER BY id DESC LIMIT 3",
	);
	expect(rows.map((row) => row.action)).toEqual(["sign-in-refused", "sign-in-refused", "sign-in"]);
	expect(rows[0].subject_id).toBe("unknown");
	expect(rows[1].subject_id).toBe(rows[2].subject_id);
	const { rows: all } = await pool.query("SELECT * FROM audit_entries");
	for (const typed of ["hunter2", "secret-typed", login])
		expect(JSON.stringify(all)).not.toContain(typed);
});

test("a login cannot be given twice", async () => {
	const login = await account();
	const facts = { login, password, role: "leadership" as const, displayName: "Ерлан" };
	expect(
		await createAccount("system", { ...facts, officeId: null, officerId: null }, start),
	).toEqual({ ok: false, refusal: "login-taken" });
});
