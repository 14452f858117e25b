import type { ProblemKind } from "#app/api/problem.ts";
import type { CancelRefusal } from "#domain/appointments/cancel-appointment.ts";
import type { ChangeRefusal } from "#domain/appointments/change-details.ts";
import type { ConfirmRefusal } from "#domain/appointments/confirm-appointment.ts";
import type { HoldRefusal } from "#domain/appointments/hold-slot.ts";
import type { MoveRefusal } from "#domain/appointments/move-appointment.ts";
import type { PartnerRefusal } from "#domain/appointments/partner-visits.ts";

// A new refusal of the domain does not compile here until it has a problem of its own.

type Booking =
	| HoldRefusal
	| ConfirmRefusal
	| MoveRefusal
	| ChangeRefusal
	| CancelRefusal
	| PartnerRefusal
	| "hold-used";

export const problemOf = {
	"slot-taken": "slot-taken",
	"slot-not-offered": "slot-not-offered",
	"too-many-attempts": "too-many-requests",
	"not-found": "not-found",
	"details-missing": "bad-request",
	"hold-expired-and-taken": "hold-expired",
	"desk-closed": "slot-not-offered",
	"hold-used": "hold-used",
	"overlapping-visit": "overlapping-visit",
	"too-many-open-visits": "too-many-open-visits",
	"cannot-be-changed": "cannot-be-changed",
	"too-late": "too-late",
	"too-many-changes": "too-many-changes",
	"ask-the-office": "ask-the-office",
	"changed-meanwhile": "cannot-be-changed",
	"email-needed": "bad-request",
	"office-not-allowed": "office-not-allowed",
	"service-not-for-partners": "service-not-for-partners",
} as const satisfies Record<Booking, ProblemKind>;
