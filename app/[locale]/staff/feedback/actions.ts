"use server";

import { redirect } from "next/navigation";
import {
	type ModerationRefusal,
	showWords,
	withholdWords,
} from "#domain/feedback/moderate-words.ts";
import { type ReplyRefusal, replyToWords } from "#domain/feedback/reply-to-words.ts";
import { replySchema, showSchema, withholdSchema } from "#domain/feedback/words-schema.ts";
import type { Outcome } from "#domain/outcome.ts";
import { type FormState, parseForm } from "#lib/form.ts";
import { type MessageKey, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../form-frame.ts";
import { requireModerator } from "./gate.ts";

const refusalWords = {
	"not-allowed": "moderation.refusal-not-allowed",
	"not-found": "moderation.refusal-not-found",
	"changed-meanwhile": "moderation.refusal-changed",
	"words-added": "moderation.refusal-added",
	"reply-names-somebody": "moderation.refusal-names",
} as const satisfies Record<ModerationRefusal | ReplyRefusal, MessageKey>;

/** Back to the list from which it was decided, or what was refused in words, with what was typed. */
function answer(
	form: FormData,
	values: Record<string, string[]>,
	outcome: Outcome<unknown, keyof typeof refusalWords>,
	done: string,
): FormState {
	const locale = formLocale(form);
	if (outcome.ok) {
		const list = form.get("list") === "decided" ? "&list=decided" : "";
		redirect(`/${locale}/staff/feedback?done=${done}${list}`);
	}
	return { errors: [], values, refusal: translator(locale)(refusalWords[outcome.refusal]) };
}

export async function showAction(_: FormState, form: FormData): Promise<FormState> {
	const officer = await requireModerator();
	const parsed = parseForm(showSchema, form, formLocale(form));
	if (!parsed.ok) return parsed.state;
	return answer(form, parsed.values, await showWords(officer, parsed.value, new Date()), "shown");
}

export async function withholdAction(_: FormState, form: FormData): Promise<FormState> {
	const officer = await requireModerator();
	const parsed = parseForm(withholdSchema, form, formLocale(form));
	if (!parsed.ok) return parsed.state;
	const outcome = await withholdWords(officer, parsed.value, new Date());
	return answer(form, parsed.values, outcome, "withheld");
}

export async function replyAction(_: FormState, form: FormData): Promise<FormState> {
	const officer = await requireOfficer("feedback.moderate");
	const parsed = parseForm(replySchema, form, formLocale(form));
	if (!parsed.ok) return parsed.state;
	const outcome = await replyToWords(officer, parsed.value, new Date());
	return answer(form, parsed.values, outcome, "replied");
}
