import type { OfferRefusal } from "#domain/appointments/answer-offer.ts";
import type { CancelRefusal } from "#domain/appointments/cancel-appointment.ts";
import type { ConfirmRefusal } from "#domain/appointments/confirm-appointment.ts";
import type { FindRefusal } from "#domain/appointments/find-visit.ts";
import type { MoveRefusal } from "#domain/appointments/move-appointment.ts";
import type { ReasonForNone } from "#domain/appointments/queries-slots.ts";
import type { JoinRefusal as WaitingRefusal } from "#domain/appointments/waiting-list.ts";
import type { ReportRefusal } from "#domain/territory/report-border.ts";
import type { MessageKey } from "#lib/i18n.ts";

/* Every refusal in words: one that is added without words does not compile. */

export const holdRefusalWords = {
	"slot-taken": "refusal.slot-taken",
	"slot-not-offered": "refusal.not-open",
	"too-many-attempts": "refusal.too-many-requests",
	"not-found": "refusal.changed",
	"cannot-be-changed": "refusal.too-late",
	"too-many-changes": "refusal.too-many-changes",
} as const satisfies Record<MoveRefusal, MessageKey>;

export const confirmRefusalWords = {
	"not-found": "refusal.changed",
	"details-missing": "refusal.changed",
	"hold-expired-and-taken": "refusal.slot-taken",
	"desk-closed": "book.closed-title",
	"overlapping-visit": "refusal.overlapping-visit",
	"too-many-open-visits": "refusal.too-many-open-visits",
	"cannot-be-changed": "refusal.too-late",
	"too-many-changes": "refusal.too-many-changes",
	"ask-the-office": "refusal.ask-the-office",
} as const satisfies Record<ConfirmRefusal, MessageKey>;

export const cancelRefusalWords = {
	"not-found": "refusal.changed",
	"too-late": "refusal.too-late",
	"changed-meanwhile": "refusal.changed",
} as const satisfies Record<CancelRefusal, MessageKey>;

export const findRefusalWords = {
	"not-found": "visits.find-wrong",
	"too-many-attempts": "visits.find-slow",
} as const satisfies Record<FindRefusal, MessageKey>;

export const offerRefusalWords = {
	"not-found": "offer.over",
	"too-many-attempts": "refusal.too-many-requests",
	"offer-over": "offer.over",
	"changed-meanwhile": "refusal.changed",
	"overlapping-visit": "refusal.overlapping-visit",
	"too-many-open-visits": "refusal.too-many-open-visits",
} as const satisfies Record<OfferRefusal, MessageKey>;

export const waitingRefusalWords = {
	"not-found": "refusal.changed",
	"too-many-attempts": "refusal.too-many-requests",
	"already-waiting": "waiting.already",
} as const satisfies Record<WaitingRefusal, MessageKey>;

export const reportRefusalWords = {
	"no-such-beat": "refusal.changed",
	"too-many-reports": "refusal.too-many-requests",
} as const satisfies Record<ReportRefusal, MessageKey>;

export const reasonWords = {
	"no-hours": "reason.no-hours",
	"all-taken": "reason.all-taken",
	"closed-until": "reason.closed",
	horizon: "reason.horizon",
	"too-late": "reason.too-late",
} as const satisfies Record<ReasonForNone, MessageKey>;
