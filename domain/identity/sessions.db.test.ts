import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db, pool } from "#db/client.ts";
import { accounts } from "#db/schema/identity.ts";
import { createAccount } from "./create-account.ts";
import { disableAccount } from "./disable-account.ts";
import { findSession, openSession, revokeSession } from "./sessions.ts";

const start = new Date("2026-11-24T03:00:00Z");
const after = (minutes: number, seconds = 0) =>
	new Date(start.getTime() + (minutes * 60 + seconds) * 1000);

let logins = 0;
async function account(): Promise<{ login: string; accountId: string }> {
	const login = `head-${++logins}`;
	const made = await createAccount(
		"system",
		{
			login,
			password: "a long enough password",
			role: "leadership",
			displayName: "Сәуле Ахметова",
			officeId: null,
			officerId: null,
		},
		start,
	);
	if (!made.ok) throw new Error(made.refusal);
	return { login, accountId: made.value.accountId };
}

beforeEach(() => {
	vi.stubEnv("QADAM_DEMO", "0");
});
afterEach(() => vi.unstubAllEnvs());

test("an open session answers who it is, and its id does not stand in the table", async () => {
	const { accountId } = await account();
	const sessionId = await openSession(db, accountId, start);
	expect(Buffer.from(sessionId, "base64url")).toHaveLength(32);
	expect(await findSession(sessionId, after(1))).toEqual({
		accountId,
		role: "leadership",
		displayName: "Сәуле Ахметова",
		officeId: null,
		unitId: null,
		officerId: null,
	});
	const { rows } = await pool.query("SELECT * FROM staff_sessions");
	expect(JSON.stringify(rows)).not.toContain(sessionId);
});

test("an idle session is cut at the fifteenth minute, one in use is not", async () => {
	const { accountId } = await account();
	const idle = await openSession(db, accountId, start);
	expect(await findSession(idle, after(14, 59))).not.toBeNull();
	expect(await findSession(idle, after(29, 58))).not.toBeNull();
	expect(await findSession(idle, after(44, 58))).toBeNull();
	expect(await findSession(idle, after(44, 57))).not.toBeNull();
});

test("a session in use all day is cut at the twelfth hour", async () => {
	const { accountId } = await account();
	const session = await openSession(db, accountId, start);
	for (let minute = 10; minute < 12 * 60; minute += 10)
		expect(await findSession(session, after(minute))).not.toBeNull();
	expect(await findSession(session, after(12 * 60, -1))).not.toBeNull();
	expect(await findSession(session, after(12 * 60))).toBeNull();
});

test("a session signed out cannot be used again, another of the same person can", async () => {
	const { accountId } = await account();
	const here = await openSession(db, accountId, start);
	const elsewhere = await openSession(db, accountId, start);
	await revokeSession(db, here, after(1));
	expect(await findSession(here, after(1))).toBeNull();
	expect(await findSession(elsewhere, after(1))).not.toBeNull();
});

test("a disabled account is cut at once on every device, others stay", async () => {
	const [gone, stays] = [await account(), await account()];
	const sessions = [
		await openSession(db, gone.accountId, start),
		await openSession(db, gone.accountId, start),
	];
	const other = await openSession(db, stays.accountId, start);
	expect(await disableAccount("system", gone.login, after(1))).toEqual({ ok: true, value: null });
	for (const session of sessions) expect(await findSession(session, after(1, 1))).toBeNull();
	expect(await findSession(other, after(1, 1))).not.toBeNull();
	expect((await disableAccount("system", gone.login, after(2))).ok).toBe(false);
});

test("a demo account's session opens nothing where this is no demo", async () => {
	const { accountId } = await account();
	await db.update(accounts).set({ isDemo: true }).where(eq(accounts.id, accountId));
	const session = await openSession(db, accountId, start);
	expect(await findSession(session, after(1))).toBeNull();
	vi.stubEnv("QADAM_DEMO", "1");
	expect(await findSession(session, after(1))).not.toBeNull();
});

test("an id nobody was given opens nothing", async () => {
	for (const made of ["", "x", "a".repeat(10_000), "\u0000"])
		expect(await findSession(made, start)).toBeNull();
});
