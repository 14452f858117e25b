import { expect, test } from "vitest";
import { roles } from "#db/schema/identity.ts";
import { can, permissions } from "./permissions.ts";

test("each role may do this and nothing else", () => {
	const table = Object.fromEntries(
		roles.map((role) => [role, permissions.filter((permission) => can({ role }, permission))]),
	);
	const office = ["appointments.view", "appointments.manage", "queue.work"];
	expect(table).toEqual({
		inspector: office,
		"front-desk": [...office, "schedules.edit"],
		"probation-officer": [...office, "schedules.edit", "statistics.view", "feedback.moderate"],
		"migration-officer": office,
		"office-head": [
			...office,
			"schedules.edit",
			"statistics.view",
			"feedback.moderate",
			"borders.review",
		],
		leadership: ["appointments.count", "statistics.view", "signals.manage", "feedback.review"],
		administrator: [
			"appointments.count",
			"regulations.edit",
			"calendar.edit",
			"borders.review",
			"accounts.manage",
			"api-keys.manage",
			"texts.view",
		],
	});
});

test("whoever keeps the accounts or watches over the region cannot see who visits", () => {
	expect(can({ role: "administrator" }, "appointments.view")).toBe(false);
	expect(can({ role: "leadership" }, "appointments.view")).toBe(false);
});
