"use server";

import { redirect } from "next/navigation";
import { reportRefusalWords } from "#app/refusal-words.ts";
import { reportWrongBorder } from "#domain/territory/report-border.ts";
import { borderReportSchema } from "#domain/territory/schema.ts";
import { type FormState, formLocale, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";

export async function reportBorder(_: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(borderReportSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const outcome = await reportWrongBorder(await requireVisitor(locale), parsed.value);
	if (outcome.ok) redirect(`/${locale}/beats/${outcome.value.beatId}/border?sent=1`);
	const refusal = translator(locale)(reportRefusalWords[outcome.refusal]);
	return { errors: [], values: parsed.values, refusal };
}
