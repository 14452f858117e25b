import { expect, test } from "vitest";
import { hashPassword, isPassword } from "./passwords.ts";

test("a password is accepted for its own hash only, and does not stand in it", async () => {
	const first = await hashPassword("ақ қайың, 12 тал");
	expect(first).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
	expect(first).not.toContain("қайың");
	expect(await isPassword(first, "ақ қайың, 12 тал")).toBe(true);
	expect(await isPassword(first, "ақ қайың, 12 тал ")).toBe(false);
	expect(await isPassword(await hashPassword("another one"), "ақ қайың, 12 тал")).toBe(false);
});

test("й typed as one letter or as two is the same password", async () => {
	const composed = await hashPassword("май\u0439".normalize("NFC"));
	expect(await isPassword(composed, "май\u0439".normalize("NFD"))).toBe(true);
});

test("an unknown login costs the same work, and nothing opens it", async () => {
	const known = await hashPassword("a password of somebody");
	const timeOf = async (passwordHash: string | null) => {
		const started = performance.now();
		for (let round = 0; round < 5; round++) await isPassword(passwordHash, "a wrong password");
		return performance.now() - started;
	};
	await timeOf(known);
	const [wrong, unknown] = [await timeOf(known), await timeOf(null)];
	expect(unknown).toBeGreaterThan(wrong / 4);
	expect(await isPassword(null, "")).toBe(false);
});

test("a password of a megabyte is refused without hashing a megabyte", async () => {
	expect(await isPassword(await hashPassword("a".repeat(256)), "a".repeat(1_000_000))).toBe(false);
});
