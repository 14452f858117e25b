"use server";

import { redirect } from "next/navigation";
import type { Outcome } from "#domain/outcome.ts";
import {
	closeSignal,
	noteSignal,
	type SignalRefusal,
	takeOnSignal,
} from "#domain/statistics/manage-signal.ts";
import { closeSchema, noteSchema, takeOnSchema } from "#domain/statistics/signal-schema.ts";
import { type FormState, parseForm } from "#lib/form.ts";
import { type MessageKey, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../../form-frame.ts";

const refusalWords = {
	"not-allowed": "signal.refusal-not-allowed",
	"not-found": "signal.refusal-not-found",
	"changed-meanwhile": "signal.refusal-changed",
} as const satisfies Record<SignalRefusal, MessageKey>;

/** Back to the list with what was done, or what was refused in words, with what was typed. */
function answer(
	form: FormData,
	values: Record<string, string[]>,
	outcome: Outcome<unknown, SignalRefusal>,
	done: "taken" | "noted" | "closed",
): FormState {
	const locale = formLocale(form);
	if (outcome.ok) redirect(`/${locale}/staff/statistics/signals?done=${done}`);
	return { errors: [], values, refusal: translator(locale)(refusalWords[outcome.refusal]) };
}

export async function takeOnAction(_: FormState, form: FormData): Promise<FormState> {
	const officer = await requireOfficer("signals.manage");
	const parsed = parseForm(takeOnSchema, form, formLocale(form));
	if (!parsed.ok) return parsed.state;
	return answer(form, parsed.values, await takeOnSignal(officer, parsed.value), "taken");
}

export async function noteAction(_: FormState, form: FormData): Promise<FormState> {
	const officer = await requireOfficer("signals.manage");
	const parsed = parseForm(noteSchema, form, formLocale(form));
	if (!parsed.ok) return parsed.state;
	return answer(form, parsed.values, await noteSignal(officer, parsed.value), "noted");
}

export async function closeAction(_: FormState, form: FormData): Promise<FormState> {
	const officer = await requireOfficer("signals.manage");
	const parsed = parseForm(closeSchema, form, formLocale(form));
	if (!parsed.ok) return parsed.state;
	const outcome = await closeSignal(officer, parsed.value, new Date());
	return answer(form, parsed.values, outcome, "closed");
}
