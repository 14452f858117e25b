"use server";

import { redirect } from "next/navigation";
import { reportDeadEnd } from "#domain/feedback/report-dead-end.ts";
import { deadEndSchema } from "#domain/feedback/words-schema.ts";
import { type FormState, formLocale, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";

export async function sendDeadEnd(_: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(deadEndSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const { kind, officeId, serviceId } = parsed.value;
	const outcome = await reportDeadEnd(await requireVisitor(locale), parsed.value, new Date());
	if (outcome.ok) {
		const query = new URLSearchParams({ sent: "1", kind });
		if (officeId) query.set("office", officeId);
		if (serviceId) query.set("service", serviceId);
		redirect(`/${locale}/feedback?${query}`);
	}
	const refusal = translator(locale)("refusal.too-many-requests");
	return { errors: [], values: parsed.values, refusal };
}
