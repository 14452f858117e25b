import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { db } from "#db/client.ts";
import { accounts, roles } from "#db/schema/identity.ts";
import { offices, settlements, units } from "#db/schema/territory.ts";
import { signIn } from "#domain/identity/sign-in.ts";
import { demoAccounts, seedAccounts } from "./accounts.ts";

const name = { kk: "Көкшетау", ru: "Кокшетау", en: "Kokshetau" };

beforeAll(async () => {
	await db.insert(units).values({ id: "1110", kind: "city", name, boundary: [], areaKm2: 1 });
	await db
		.insert(settlements)
		.values({ id: 1, unitId: "1110", kind: "city", nameRu: name.ru, lon: 69.4, lat: 53.3 });
	await db.insert(offices).values({
		id: "1110-4",
		unitId: "1110",
		settlementId: 1,
		number: 4,
		address: name,
		lon: 69.4,
		lat: 53.3,
		phone: "+7 (000) 000-00-00",
		access: { stepFree: null, accessibleToilet: null, parking: null, hearingLoop: null },
		synthetic: true,
	});
});
afterEach(() => vi.unstubAllEnvs());

test("in production there are no demo people unless the operator asked for them", async () => {
	vi.stubEnv("NODE_ENV", "production");
	vi.stubEnv("QADAM_DEMO", "0");
	await expect(seedAccounts(db)).rejects.toThrow("QADAM_DEMO");
	expect(await db.$count(accounts)).toBe(0);
});

test("every role has one demo person, who can sign in where this is a demo and nowhere else", async () => {
	await seedAccounts(db);
	await seedAccounts(db);
	expect(await db.$count(accounts)).toBe(roles.length);
	expect(demoAccounts.map((account) => account.role).toSorted()).toEqual(roles.toSorted());
	for (const { login, password } of demoAccounts) {
		const attempt = { login, password, networkKey: "office", correlationId: "test" };
		vi.stubEnv("QADAM_DEMO", "0");
		expect((await signIn(attempt, new Date())).ok).toBe(false);
		vi.stubEnv("QADAM_DEMO", "1");
		expect((await signIn(attempt, new Date())).ok).toBe(true);
	}
});
