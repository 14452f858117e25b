"use server";

import { redirect } from "next/navigation";
import { ticketRefusalWords } from "#app/feedback-words.ts";
import { rateByTicket } from "#domain/feedback/rate-by-ticket.ts";
import { ticketSchema } from "#domain/feedback/schema.ts";
import { type FormState, formLocale, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";

/** At which field a refusal stands; null: above the form. */
const fieldOf = {
	"not-allowed": null,
	"too-many-attempts": null,
	"wrong-code": "code",
	"not-found": "ticket",
	"not-served": "ticket",
	"already-rated": "ticket",
} as const;

/** A mark by the number of today's ticket, for whoever reads the code on the wall. */
export async function rateTicket(_: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(ticketSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const { officeId } = parsed.value;
	const visitor = await requireVisitor(locale);
	const asked = { ...parsed.value, language: locale };
	const outcome = await rateByTicket(visitor, asked, new Date());
	if (outcome.ok) redirect(`/${locale}/feedback/here/${encodeURIComponent(officeId)}?saved=mark`);
	const said = translator(locale)(ticketRefusalWords[outcome.refusal]);
	const field = fieldOf[outcome.refusal];
	return {
		errors: field ? [{ field, text: said }] : [],
		values: parsed.values,
		refusal: field ? null : said,
	};
}
