"use server";

import { publicAddress } from "#app/api/public-address.ts";
import { qrModules } from "#app/paper/qr-code.ts";
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
