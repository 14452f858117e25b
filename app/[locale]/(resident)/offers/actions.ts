"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { offerRefusalWords } from "#app/refusal-words.ts";
import { acceptOffer, declineOffer } from "#domain/appointments/answer-offer.ts";
import { formLocale, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";

const answerSchema = z.object({
	/** One of the two: the link's token, or the number of the visit that this browser may see. */
	token: z.string().max(60).default(""),
	reference: z
		.string()
		.regex(/^[0-9A-Z]{10}$/)
		.or(z.literal(""))
		.default(""),
});

type Answer = { refusal: string | null } | null;

/** The second tap: the held time is the person's. Tapped twice it is one booking. */
export async function acceptOffered(_: Answer, form: FormData): Promise<Answer> {
	const locale = formLocale(form);
	const parsed = parseForm(answerSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}/visits`);
	const { token, reference } = parsed.value;
	const visitor = await requireVisitor(locale);
	const outcome = await acceptOffer(visitor, token ? { token } : { reference }, new Date());
	if (outcome.ok) redirect(`/${locale}/visits/${outcome.value.reference}`);
	return { refusal: translator(locale)(offerRefusalWords[outcome.refusal]) };
}

/** The time goes back; by the link the page then says what stays, otherwise one chooses another time. */
export async function declineOffered(_: Answer, form: FormData): Promise<Answer> {
	const locale = formLocale(form);
	const parsed = parseForm(answerSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}/visits`);
	const { token, reference } = parsed.value;
	const visitor = await requireVisitor(locale);
	const outcome = await declineOffer(visitor, token ? { token } : { reference }, new Date());
	if (!outcome.ok) return { refusal: translator(locale)(offerRefusalWords[outcome.refusal]) };
	const own = outcome.value.reference;
	redirect(own ? `/${locale}/visits/${own}` : `/${locale}/offers/${token}`);
}
