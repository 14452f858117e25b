"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import {
	askAgainRefusalWords,
	detailsRefusalWords,
	openRefusalWords,
} from "#app/feedback-words.ts";
import { askAgain } from "#domain/feedback/ask-again.ts";
import { cleanWords, longestWords } from "#domain/feedback/mask-words.ts";
import { rateVisit, saveDetails } from "#domain/feedback/rate-visit.ts";
import { detailsSchema, rateSchema } from "#domain/feedback/schema.ts";
import { openFromTicket, openFromVisit } from "#domain/feedback/ways-in.ts";
import { type FormState, formLocale, parseForm } from "#lib/form.ts";
import { type Locale, translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";

type Answer = { refusal: string | null } | null;

const pageOf = (locale: Locale, token: string, saved: string): string =>
	`/${locale}/r/${encodeURIComponent(token)}?saved=${saved}`;

/** The first tap. Sent again, by a second tab or by "Back", it shows the mark that counts. */
export async function giveMark(_: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(rateSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const { token, rating, by } = parsed.value;
	const visitor = await requireVisitor(locale);
	const outcome = await rateVisit(visitor, { token, rating, channel: by }, new Date());
	if (outcome.ok) redirect(pageOf(locale, token, outcome.value.isNew ? "mark" : "again"));
	const refusal = translator(locale)(detailsRefusalWords[outcome.refusal]);
	return { errors: [], values: parsed.values, refusal };
}

/** Says how many characters are too many, where a form's schema can only say that there are too many. */
function countedErrors(state: NonNullable<FormState>, locale: Locale): FormState {
	const t = translator(locale);
	const count = cleanWords(state.values.words?.at(-1) ?? "").length;
	const tooLong = t("feedback.error-words-long");
	const counted = t("feedback.error-words-count", { count, over: count - longestWords });
	return {
		...state,
		errors: state.errors.map((error) =>
			error.text === tooLong ? { ...error, text: counted } : error,
		),
	};
}

/** What went well or badly, and the person's words. */
export async function saveAnswer(_: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(detailsSchema, form, locale);
	if (!parsed.ok) return countedErrors(parsed.state, locale);
	const { token, rating, well, badly, words } = parsed.value;
	const visitor = await requireVisitor(locale);
	const asked = { token, rating, chips: [...well, ...badly], words };
	const outcome = await saveDetails(visitor, asked, new Date());
	if (outcome.ok) redirect(pageOf(locale, token, "details"));
	const refusal = translator(locale)(detailsRefusalWords[outcome.refusal]);
	return { errors: [], values: parsed.values, refusal };
}

const tokenSchema = z.object({ token: z.string().max(60).default("") });

export async function askAnotherLook(_: Answer, form: FormData): Promise<Answer> {
	const locale = formLocale(form);
	const parsed = parseForm(tokenSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}`);
	const { token } = parsed.value;
	const outcome = await askAgain(await requireVisitor(locale), token, new Date());
	if (outcome.ok) redirect(pageOf(locale, token, "asked"));
	return { refusal: translator(locale)(askAgainRefusalWords[outcome.refusal]) };
}

const openSchema = z.object({
	ticket: z.string().max(60).default(""),
	reference: z.string().max(20).default(""),
});

/** From the page of one's visit or ticket to the question how it went. */
export async function openQuestion(_: Answer, form: FormData): Promise<Answer> {
	const locale = formLocale(form);
	const parsed = parseForm(openSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}/visits`);
	const { ticket, reference } = parsed.value;
	const visitor = await requireVisitor(locale);
	const outcome = ticket
		? await openFromTicket(visitor, ticket, new Date())
		: await openFromVisit(visitor, reference, new Date());
	if (outcome.ok) redirect(`/${locale}/r/${outcome.value.token}?by=page`);
	return { refusal: translator(locale)(openRefusalWords[outcome.refusal]) };
}
