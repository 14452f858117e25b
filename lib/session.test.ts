import { expect, test, vi } from "vitest";

vi.mock("next-auth", () => ({ getServerSession: async () => null }));
vi.mock("next-auth/jwt", () => ({ encode: async () => "" }));
const { staffPath } = await import("./session.ts");

test.each([
	"/kk/staff",
	"/ru/staff/day?date=2026-11-24&office=1110-4",
	"/en/staff/calendar?year=2026",
])("after signing in one comes back to %s", (target) => expect(staffPath(target)).toBe(target));

test.each([
	"",
	"https://evil.example/kk/staff",
	"//evil.example/kk/staff",
	"/\\evil.example/staff",
	"/kk/staff//evil.example",
	"/kk/staff/sign-in?next=/kk/staff/sign-in",
	"/kk/visits",
	"/de/staff/day",
	"/kk/staff/day\r\nset-cookie: a=b",
	"/kk/staffing",
	"javascript:alert(1)",
])("signing in never leads to %j", (target) => {
	expect(staffPath(target)).toBeNull();
});
