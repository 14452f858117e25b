"use server";

import { publicAddress } from "#app/api/public-address.ts";
import { ticketRefusalWords } from "#app/feedback-words.ts";
import { qrModules } from "#app/paper/qr-code.ts";
import { checkTicket, rateByTicket, type TicketRefusal } from "#domain/feedback/rate-by-ticket.ts";
import { ratingField } from "#domain/feedback/schema.ts";
import { type CheckInRefusal, checkIn } from "#domain/queue/check-in.ts";
import { type JoinRefusal, joinQueue } from "#domain/queue/join-queue.ts";
import { kindField } from "#domain/queue/schema.ts";
import { ticketText } from "#domain/queue/tickets.ts";
import { isLocale, type Locale, type MessageKey, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";

export type KioskAnswer =
	| { ok: true; ticket: string; modules: boolean[][] }
	| { ok: false; text: string };

const refusals = {
	"not-allowed": "kiosk.refusal-failed",
	"not-found": "kiosk.refusal-reference",
	"wrong-code": "kiosk.refusal-failed",
	"not-today": "kiosk.refusal-not-today",
	"changed-meanwhile": "kiosk.refusal-again",
	"closed-now": "queue.refusal-closed",
	"too-many-attempts": "kiosk.refusal-failed",
} as const satisfies Record<CheckInRefusal | JoinRefusal, MessageKey>;

type Given = { ok: true; value: Parameters<typeof ticketText>[0] & { token: string } };

/** The kiosk shows the number and, for a phone's camera, the way to its page. It keeps neither. */
function answerWith(
	outcome: Given | { ok: false; refusal: keyof typeof refusals },
	locale: Locale,
): KioskAnswer {
	if (!outcome.ok) return { ok: false, text: translator(locale)(refusals[outcome.refusal]) };
	const { token, ...ticket } = outcome.value;
	return {
		ok: true,
		ticket: ticketText(ticket),
		modules: qrModules(publicAddress(`/${locale}/ticket/${token}`)),
	};
}

/** A booked visit is here. The officer is the one who opened the kiosk in the morning. */
export async function kioskCheckIn(reference: string, language: string): Promise<KioskAnswer> {
	const officer = await requireOfficer("queue.work");
	const locale = isLocale(language) ? language : "kk";
	const asked = { reference: reference.slice(0, 20), printed: true };
	return answerWith(await checkIn(officer, asked, new Date()), locale);
}

/** A number for somebody without a booking. `formKey` is made anew for each person: a double tap takes one number. */
export async function kioskJoin(asked: {
	officeId: string;
	kind: string;
	language: string;
	formKey: string;
}): Promise<KioskAnswer> {
	const officer = await requireOfficer("queue.work");
	const locale = isLocale(asked.language) ? asked.language : "kk";
	const kind = kindField.safeParse(asked.kind);
	if (!kind.success) return { ok: false, text: translator(locale)("queue.error-kind") };
	const outcome = await joinQueue(
		officer,
		{
			officeId: asked.officeId.slice(0, 40),
			...kind.data,
			language: locale,
			adjustments: [],
			printed: true,
			formKey: asked.formKey.slice(0, 64),
		},
		new Date(),
	);
	return answerWith(outcome, locale);
}

/** The kiosk is at work while the office is: it says so now and then, or the session would end unseen. */
export async function kioskStays(): Promise<boolean> {
	await requireOfficer("queue.work");
	return true;
}

export type KioskRating = { ok: true } | { ok: false; text: string };

const refusedRating = (locale: Locale, refusal: TicketRefusal): KioskRating => {
	const isOwn = refusal === "not-allowed" || refusal === "too-many-attempts";
	return {
		ok: false,
		text: translator(locale)(isOwn ? "kiosk.refusal-rate" : ticketRefusalWords[refusal]),
	};
};

/** Whether the number that was typed stands for a visit of today that can be rated. */
export async function kioskFindServed(asked: {
	officeId: string;
	ticket: string;
	language: string;
}): Promise<KioskRating> {
	const officer = await requireOfficer("queue.work");
	const locale = isLocale(asked.language) ? asked.language : "kk";
	const place = { officeId: asked.officeId.slice(0, 40), ticket: asked.ticket.slice(0, 20) };
	const outcome = await checkTicket(officer, place, new Date());
	return outcome.ok ? { ok: true } : refusedRating(locale, outcome.refusal);
}

/** One tap. The kiosk shows nothing of an answer and asks for no words: others stand behind. */
export async function kioskRate(asked: {
	officeId: string;
	ticket: string;
	rating: number;
	language: string;
}): Promise<KioskRating> {
	const officer = await requireOfficer("queue.work");
	const locale = isLocale(asked.language) ? asked.language : "kk";
	const rating = ratingField.safeParse(String(asked.rating));
	if (!rating.success) return { ok: false, text: translator(locale)("feedback.error-rating") };
	const outcome = await rateByTicket(
		officer,
		{
			officeId: asked.officeId.slice(0, 40),
			ticket: asked.ticket.slice(0, 20),
			code: "",
			rating: rating.data,
			language: locale,
		},
		new Date(),
	);
	return outcome.ok ? { ok: true } : refusedRating(locale, outcome.refusal);
}
