"use server";

import { redirect } from "next/navigation";
import { checkInRefusalWords, joinRefusalWords } from "#app/queue-words.ts";
import { checkIn } from "#domain/queue/check-in.ts";
import { joinQueue } from "#domain/queue/join-queue.ts";
import { hereSchema, joinSchema } from "#domain/queue/schema.ts";
import { type FormState, formLocale, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";

/** A number for somebody without a booking. Sent twice, the form shows the one number it was given. */
export async function takeNumber(_: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(joinSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const { kind, spoken, ...asked } = parsed.value;
	const visitor = await requireVisitor(locale);
	const outcome = await joinQueue(visitor, { ...asked, ...kind, language: spoken }, new Date());
	if (outcome.ok) redirect(`/${locale}/ticket/${outcome.value.token}`);
	const t = translator(locale);
	const said = t(joinRefusalWords[outcome.refusal]);
	const isCode = outcome.refusal === "wrong-code";
	return {
		errors: isCode ? [{ field: "code", text: said }] : [],
		values: parsed.values,
		refusal: isCode ? null : said,
	};
}

/** "I am here": a booked visit of this browser gets its number. */
export async function sayHere(_: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(hereSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const { reference, code } = parsed.value;
	const outcome = await checkIn(await requireVisitor(locale), { reference, code }, new Date());
	if (outcome.ok) redirect(`/${locale}/ticket/${outcome.value.token}`);
	const t = translator(locale);
	const said = t(checkInRefusalWords[outcome.refusal]);
	const isCode = outcome.refusal === "wrong-code";
	return {
		errors: isCode ? [{ field: "code", text: said }] : [],
		values: parsed.values,
		refusal: isCode ? null : said,
	};
}
