import type { AskAgainRefusal } from "#domain/feedback/ask-again.ts";
import type { TicketRefusal } from "#domain/feedback/rate-by-ticket.ts";
import type { DetailsRefusal } from "#domain/feedback/rate-visit.ts";
import type { OpenRefusal } from "#domain/feedback/ways-in.ts";
import type { MessageKey, Translator } from "#lib/i18n.ts";

export const detailsRefusalWords = {
	"not-found": "feedback.refusal-none",
	expired: "feedback.refusal-expired",
	"not-served": "feedback.not-served",
	"too-many-attempts": "refusal.too-many-requests",
	"not-rated": "feedback.refusal-not-rated",
	"already-read": "feedback.refusal-read",
} as const satisfies Record<DetailsRefusal, MessageKey>;

export const askAgainRefusalWords = {
	"not-found": "feedback.refusal-none",
	"not-withheld": "feedback.refusal-not-withheld",
	"too-many-attempts": "refusal.too-many-requests",
} as const satisfies Record<AskAgainRefusal, MessageKey>;

export const openRefusalWords = {
	"not-found": "refusal.changed",
	"not-served": "feedback.not-served",
	expired: "feedback.refusal-expired",
} as const satisfies Record<OpenRefusal, MessageKey>;

export const ticketRefusalWords = {
	"not-allowed": "feedback.here-none",
	"wrong-code": "feedback.here-wrong-code",
	"not-found": "feedback.here-none",
	"not-served": "feedback.here-not-served",
	"already-rated": "feedback.here-already",
	"too-many-attempts": "refusal.too-many-requests",
} as const satisfies Record<TicketRefusal, MessageKey>;

/** The best first, as the buttons stand. */
export const marks = [5, 4, 3, 2, 1] as const;

/** "4 – Good". */
export function markText(t: Translator, rating: number): string {
	const mark = marks.find((one) => one === rating);
	return mark ? `${mark} – ${t(`feedback.mark.${mark}`)}` : String(rating);
}
