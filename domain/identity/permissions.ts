import type { Officer, Role } from "./actors.ts";

export const permissions = [
	/** See the visits of one's office; which desks, the queries decide. */
	"appointments.view",
	/** Mark visits: arrived, served, not come, cancelled. */
	"appointments.manage",
	/** Counts of visits per office, never who they are. */
	"appointments.count",
	"regulations.edit",
	"calendar.edit",
	"borders.review",
	"accounts.manage",
] as const;

export type Permission = (typeof permissions)[number];

/** An administrator keeps the numbers of law and the accounts, and has no business with who visits whom. */
const permissionsOf = {
	inspector: ["appointments.view", "appointments.manage"],
	"front-desk": ["appointments.view", "appointments.manage"],
	"probation-officer": ["appointments.view", "appointments.manage"],
	"migration-officer": ["appointments.view", "appointments.manage"],
	"office-head": ["appointments.view", "appointments.manage", "borders.review"],
	leadership: ["appointments.count"],
	administrator: [
		"appointments.count",
		"regulations.edit",
		"calendar.edit",
		"borders.review",
		"accounts.manage",
	],
} as const satisfies Record<Role, readonly Permission[]>;

export const can = (officer: Pick<Officer, "role">, permission: Permission): boolean =>
	(permissionsOf[officer.role] as readonly Permission[]).includes(permission);
