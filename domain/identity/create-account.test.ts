import { expect, test } from "vitest";
import { newAccountSchema } from "./create-account.ts";

const facts = {
	login: "Operator.1",
	password: "twelve chars",
	role: "administrator",
	displayName: "Ерлан",
};

test("an account needs a login, a long password, a role and, for an office's role, its office", () => {
	expect(newAccountSchema.parse(facts)).toMatchObject({ login: "operator.1", officeId: null });
	const keysOf = (changed: object) =>
		newAccountSchema
			.safeParse({ ...facts, ...changed })
			.error?.issues.map((issue) => issue.message);
	expect(keysOf({ login: "a b" })).toEqual(["identity.login-form"]);
	expect(keysOf({ password: "eleven char" })).toEqual(["identity.password-short"]);
	expect(keysOf({ role: "inspector" })).toEqual(["identity.office-missing"]);
	expect(keysOf({ role: "inspector", officeId: "1110-4" })).toBeUndefined();
	expect(newAccountSchema.safeParse({ ...facts, role: "chief" }).success).toBe(false);
});
