"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { findRefusalWords } from "#app/refusal-words.ts";
import { openVisitLink } from "#domain/appointments/visit-links.ts";
import { formLocale, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";

const linkSchema = z.object({
	token: z.string().max(60),
	to: z.enum(["visit", "move", "cancel"]),
});

/** Lets this browser see the visit of a message's link, and goes where the person wanted. It cancels nothing yet. */
export async function openLink(
	_: { refusal: string | null } | null,
	form: FormData,
): Promise<{ refusal: string | null }> {
	const locale = formLocale(form);
	const parsed = parseForm(linkSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}/visits`);
	const { token, to } = parsed.value;
	const outcome = await openVisitLink(await requireVisitor(locale), token, new Date());
	if (outcome.ok) {
		const visit = `/${locale}/visits/${outcome.value.reference}`;
		redirect(to === "visit" ? visit : `${visit}/${to}`);
	}
	return { refusal: translator(locale)(findRefusalWords[outcome.refusal]) };
}
