import { marks } from "#app/feedback-words.ts";
import { queueKinds } from "#app/queue-kinds.ts";
import { type Locale, translator } from "#lib/i18n.ts";

/** Seconds without a touch until the screen is cleared. */
export const clearsAfter = 60;

/** All that the kiosk says in one language. */
export async function kioskTexts(officeId: string, locale: Locale) {
	const t = translator(locale);
	return {
		start: t("kiosk.start"),
		booked: t("kiosk.booked"),
		walkIn: t("kiosk.walk-in"),
		kind: t("queue.kind"),
		kinds: await queueKinds(officeId, t),
		reference: t("kiosk.reference"),
		referenceHint: t("kiosk.reference-hint"),
		typed: Array.from({ length: 11 }, (_, count) => t("kiosk.typed", { count })),
		erase: t("kiosk.erase"),
		here: t("kiosk.here"),
		back: t("kiosk.back"),
		over: t("kiosk.over"),
		ticket: t("kiosk.ticket"),
		ticketText: t("kiosk.ticket-text"),
		onPhone: t("ticket.on-phone"),
		print: t("kiosk.print"),
		finish: t("kiosk.finish"),
		/** What is said with 0, 1, 2 … seconds left. */
		clears: Array.from({ length: clearsAfter + 1 }, (_, seconds) => t("kiosk.clears", { seconds })),
		served: t("kiosk.served"),
		ticketNumber: t("kiosk.ticket-number"),
		ticketNumberHint: t("kiosk.ticket-number-hint"),
		next: t("kiosk.next"),
		retype: t("kiosk.retype"),
		rate: t("feedback.title"),
		marks: marks.map((value) => ({ value, text: t(`feedback.mark.${value}`) })),
		rated: t("kiosk.rated"),
		refusalRate: t("kiosk.refusal-rate"),
		stay: t("kiosk.stay"),
		wait: t("kiosk.wait"),
		failed: t("kiosk.refusal-failed"),
	};
}

export type KioskTexts = Awaited<ReturnType<typeof kioskTexts>>;
