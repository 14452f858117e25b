import type { Officer, Role } from "./actors.ts";

export const permissions = [
	/** See the visits of one's office; which desks, the queries decide. */
	"appointments.view",
	/** Mark visits: arrived, served, not come, cancelled. */
	"appointments.manage",
	/** Work at a desk of the queue: call, recall, park, transfer, finish; check people in. */
	"queue.work",
	/** Keep hours, closures and absences of one's office; the probation service of its own desks. */
	"schedules.edit",
	/** Counts of visits per office, never who they are. */
	"appointments.count",
	/** Figures of what happened and what residents said; which universe, the role decides (domain/statistics). */
	"statistics.view",
	/** Take signals on, note and close them. */
	"signals.manage",
	/** Read the words of one's office, mask them, show or withhold them, answer them. */
	"feedback.moderate",
	/** Look again at words that were withheld, when their author asks. */
	"feedback.review",
	"regulations.edit",
	"calendar.edit",
	"borders.review",
	"accounts.manage",
	/** Make and revoke the keys of partners' systems. */
	"api-keys.manage",
	/** Read every text of the portal with where it stands, for translators. */
	"texts.view",
] as const;

export type Permission = (typeof permissions)[number];

/** An administrator keeps the numbers of law and the accounts, and has no business with who visits whom. */
const permissionsOf = {
	inspector: ["appointments.view", "appointments.manage", "queue.work"],
	"front-desk": ["appointments.view", "appointments.manage", "queue.work", "schedules.edit"],
	"probation-officer": [
		"appointments.view",
		"appointments.manage",
		"queue.work",
		"schedules.edit",
		"statistics.view",
		"feedback.moderate",
	],
	"migration-officer": ["appointments.view", "appointments.manage", "queue.work"],
	"office-head": [
		"appointments.view",
		"appointments.manage",
		"queue.work",
		"schedules.edit",
		"borders.review",
		"statistics.view",
		"feedback.moderate",
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
} as const satisfies Record<Role, readonly Permission[]>;

export const can = (officer: Pick<Officer, "role">, permission: Permission): boolean =>
	(permissionsOf[officer.role] as readonly Permission[]).includes(permission);
