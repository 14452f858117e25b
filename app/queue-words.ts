import type { CheckInRefusal } from "#domain/queue/check-in.ts";
import type { JoinRefusal } from "#domain/queue/join-queue.ts";
import type { LeaveRefusal } from "#domain/queue/leave-queue.ts";
import type { MessageKey, Translator } from "#lib/i18n.ts";

export const joinRefusalWords = {
	"not-allowed": "queue.refusal-kind",
	"not-found": "queue.refusal-kind",
	"wrong-code": "queue.refusal-code",
	"closed-now": "queue.refusal-closed",
	"too-many-attempts": "queue.refusal-slow",
} as const satisfies Record<JoinRefusal, MessageKey>;

export const checkInRefusalWords = {
	"not-allowed": "queue.here-none",
	"not-found": "queue.here-none",
	"wrong-code": "queue.refusal-code",
	"not-today": "queue.here-not-today",
	"changed-meanwhile": "queue.here-changed",
	"too-many-attempts": "queue.refusal-slow",
} as const satisfies Record<CheckInRefusal, MessageKey>;

export const leaveRefusalWords = {
	"not-found": "ticket.refusal-over",
	"changed-meanwhile": "ticket.refusal-changed",
} as const satisfies Record<LeaveRefusal, MessageKey>;

/** The rule by which people are called, in one plain sentence with the numbers in force. */
export const ruleText = (
	t: Translator,
	rules: { walkInPatienceMinutes: number; walkInEvery: number },
): string => t("queue.rule", { patience: rules.walkInPatienceMinutes, every: rules.walkInEvery });

/** The wall clock of an office at an instant: "09:05". */
export function clockText(instant: Date, zone: string): string {
	const wall = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
	return wall.toPlainTime().toString({ smallestUnit: "minute" });
}
