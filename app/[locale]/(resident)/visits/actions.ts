"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { cancelRefusalWords, findRefusalWords } from "#app/refusal-words.ts";
import { cancelAppointment } from "#domain/appointments/cancel-appointment.ts";
import { findVisit } from "#domain/appointments/find-visit.ts";
import { forgetVisits } from "#domain/appointments/forget-visits.ts";
import { findVisitSchema } from "#domain/appointments/schema.ts";
import { type FormState, formLocale, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";

/** Reference with PIN or phone tail: counted and slowed, and never saying which of the two was wrong. */
export async function openVisit(_: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(findVisitSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const outcome = await findVisit(await requireVisitor(locale), parsed.value, new Date());
	if (outcome.ok) redirect(`/${locale}/visits/${outcome.value.reference}`);
	const refusal = translator(locale)(findRefusalWords[outcome.refusal]);
	return { errors: [], values: { reference: parsed.values.reference ?? [] }, refusal };
}

const cancelSchema = z.object({ reference: z.string().regex(/^[0-9A-Z]{10}$/) });

export async function cancelVisit(
	_: { refusal: string | null } | null,
	form: FormData,
): Promise<{ refusal: string | null }> {
	const locale = formLocale(form);
	const parsed = parseForm(cancelSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}/visits`);
	const { reference } = parsed.value;
	const outcome = await cancelAppointment(await requireVisitor(locale), reference, new Date());
	if (outcome.ok) redirect(`/${locale}/visits/${reference}`);
	return { refusal: translator(locale)(cancelRefusalWords[outcome.refusal]) };
}

/** On a shared phone: this browser no longer sees its visits. The visits themselves stay. */
export async function hideVisits(form: FormData): Promise<void> {
	const locale = formLocale(form);
	await forgetVisits(await requireVisitor(locale));
	redirect(`/${locale}/visits`);
}
