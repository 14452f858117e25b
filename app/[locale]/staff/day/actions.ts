"use server";

import { refresh } from "next/cache";
import {
	cancelByOffice,
	type MarkRefusal,
	markArrived,
	markNotCome,
	markServed,
} from "#domain/appointments/mark-visit.ts";
import { cancelByOfficeSchema } from "#domain/appointments/schema.ts";
import { type UndoRefusal, undoMark } from "#domain/appointments/undo-mark.ts";
import type { Mark } from "#domain/appointments/visit-states.ts";
import { parseForm } from "#lib/form.ts";
import { type MessageKey, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../form-frame.ts";

/** What is said beside the visit. A wrong reason comes back at its field, with what was typed. */
export type MarkAnswer = {
	ok: boolean;
	text: string;
	/** The state that was set: once the visit stands otherwise, the text no longer holds. */
	mark?: Mark;
	reason?: string;
	reasonError?: string;
} | null;

const refusals = {
	"not-found": "staff.day.refusal-not-found",
	"not-allowed": "staff.day.refusal-not-found",
	"changed-meanwhile": "staff.day.refusal-changed",
	"not-yet": "staff.day.refusal-not-yet",
} as const satisfies Record<MarkRefusal, MessageKey>;

const marks = {
	arrived: markArrived,
	served: markServed,
	"not-come": markNotCome,
} as const satisfies Record<Exclude<Mark, "cancelled-by-office">, unknown>;

const isPlainMark = (text: string): text is keyof typeof marks => Object.hasOwn(marks, text);

export async function markVisitAction(_before: MarkAnswer, form: FormData): Promise<MarkAnswer> {
	const officer = await requireOfficer("appointments.manage");
	const t = translator(formLocale(form));
	const visitId = String(form.get("visit"));
	const asked = String(form.get("mark"));
	const now = new Date();
	if (isPlainMark(asked)) {
		const outcome = await marks[asked](officer, visitId, now);
		refresh();
		return outcome.ok
			? { ok: true, mark: asked, text: t(`staff.day.done-${asked}`) }
			: { ok: false, text: t(refusals[outcome.refusal]) };
	}
	const parsed = parseForm(cancelByOfficeSchema, form, formLocale(form));
	if (!parsed.ok) {
		const [error] = parsed.state.errors;
		return {
			ok: false,
			text: "",
			reason: parsed.state.values.reason?.[0],
			reasonError: error?.text,
		};
	}
	const outcome = await cancelByOffice(officer, visitId, parsed.value.reason, now);
	refresh();
	return outcome.ok
		? {
				ok: true,
				mark: "cancelled-by-office",
				text: t("staff.day.done-cancelled-by-office"),
			}
		: { ok: false, text: t(refusals[outcome.refusal]) };
}

const undoRefusals = {
	"not-found": "staff.day.refusal-not-found",
	"not-allowed": "staff.day.refusal-not-found",
	"too-late": "staff.day.refusal-too-late",
	"changed-meanwhile": "staff.day.refusal-changed",
	"slot-taken": "staff.day.refusal-slot-taken",
} as const satisfies Record<UndoRefusal, MessageKey>;

/** Answers what is said about it. */
export async function undoMarkAction(form: FormData): Promise<string> {
	const officer = await requireOfficer("appointments.manage");
	const t = translator(formLocale(form));
	const outcome = await undoMark(officer, String(form.get("visit")), new Date());
	refresh();
	return outcome.ok ? t("staff.day.undone") : t(undoRefusals[outcome.refusal]);
}
