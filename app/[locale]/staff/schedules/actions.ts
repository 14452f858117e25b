"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { previewChange, saveChange } from "#domain/appointments/change-schedule.ts";
import type { ScheduleChange } from "#domain/appointments/schedule-change.ts";
import { formKeyField } from "#domain/appointments/schema.ts";
import { withdrawChange } from "#domain/appointments/withdraw-change.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { type FormState, type ParsedForm, parseForm, typedValues } from "#lib/form.ts";
import { type Locale, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../form-frame.ts";
import {
	absenceSchema,
	capacitySchema,
	closureSchema,
	hoursSchema,
	isKind,
	type Kind,
	openingSchema,
	toChange,
} from "./change-schemas.ts";
import { type PreviewWords, previewWords } from "./preview-words.ts";
import { reasonTexts } from "./reasons.ts";
import { changeRefusalWords, fieldOfRefusal } from "./schedule-words.ts";

export type ChangeState = (NonNullable<FormState> & { preview: PreviewWords | null }) | null;

/** `then` only after the form could be read. */
const read = <Value>(
	parsed: ParsedForm<Value>,
	then: (value: Value) => ScheduleChange,
): ParsedForm<ScheduleChange> => (parsed.ok ? { ...parsed, value: then(parsed.value) } : parsed);

function readChange(kind: Kind, form: FormData, locale: Locale): ParsedForm<ScheduleChange> {
	switch (kind) {
		case "closure":
			return read(parseForm(closureSchema, form, locale), (value) => {
				const { kk, ru, en, reason } = value;
				return toChange.closure(value, reason === "other" ? { kk, ru, en } : reasonTexts(reason));
			});
		case "absence":
			return read(parseForm(absenceSchema, form, locale), toChange.absence);
		case "opening":
			return read(parseForm(openingSchema, form, locale), toChange.opening);
		case "capacity":
			return read(parseForm(capacitySchema, form, locale), toChange.capacity);
		case "hours":
			return read(parseForm(hoursSchema, form, locale), toChange.hours);
	}
}

async function show(
	officer: Officer,
	change: ScheduleChange,
	values: Record<string, string[]>,
	{ locale, changed }: { locale: Locale; changed: boolean },
): Promise<NonNullable<ChangeState>> {
	const state = { errors: [], values, refusal: null };
	const seen = await previewChange(officer, change, new Date());
	if (seen.ok)
		return { ...state, preview: await previewWords(officer, change, seen.value, locale, changed) };
	const field = fieldOfRefusal[seen.refusal];
	const t = translator(locale);
	const text = t(changeRefusalWords[seen.refusal]);
	return { ...state, errors: [{ field, text }], preview: null };
}

/** One form, three ways on: look at what the change does, save what was looked at, or go back to the fields. */
export async function changeAction(_: ChangeState, form: FormData): Promise<ChangeState> {
	const officer = await requireOfficer("schedules.edit");
	const locale = formLocale(form);
	const values = typedValues(form);
	const kind = String(form.get("kind"));
	if (!isKind(kind)) redirect(`/${locale}/staff/schedules`);
	if (form.get("intent") === "edit") return { errors: [], values, refusal: null, preview: null };
	const parsed = readChange(kind, form, locale);
	if (!parsed.ok) return { ...parsed.state, preview: null };
	const change = parsed.value;
	const formKey = formKeyField.safeParse(form.get("formKey"));
	if (form.get("intent") !== "save" || !formKey.success)
		return show(officer, change, values, { locale, changed: false });
	const told = { formKey: formKey.data, seen: String(form.get("seen")) };
	const saved = await saveChange(officer, change, told, new Date());
	if (saved.ok)
		redirect(
			`/${locale}/staff/schedules?office=${change.officeId}&saved=${saved.value.changeId}#changes`,
		);
	return show(officer, change, values, { locale, changed: saved.refusal === "preview-changed" });
}

/** Takes a change back as it was shown; when other visits are concerned by now, shows it anew. */
export async function takeBackAction(form: FormData): Promise<void> {
	const officer = await requireOfficer("schedules.edit");
	const locale = formLocale(form);
	const id = z.uuid().safeParse(form.get("change"));
	if (!id.success) redirect(`/${locale}/staff/schedules`);
	const outcome = await withdrawChange(officer, id.data, String(form.get("seen")), new Date());
	if (!outcome.ok && outcome.refusal === "preview-changed")
		redirect(`/${locale}/staff/schedules/take-back/${id.data}?changed=1`);
	const office = encodeURIComponent(String(form.get("office")));
	redirect(`/${locale}/staff/schedules?office=${office}&back=${outcome.ok ? 1 : 0}#changes`);
}
