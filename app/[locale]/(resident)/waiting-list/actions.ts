"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { waitingRefusalWords } from "#app/refusal-words.ts";
import {
	joinWaitingList,
	leaveWaitingList,
	waitForEarlier,
} from "#domain/appointments/waiting-list.ts";
import { waitingSchema } from "#domain/appointments/waiting-schema.ts";
import { type FormState, formLocale, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";

/** Takes a place in the line; the page after it is where one sees it and leaves it. */
export async function joinList(_: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(waitingSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const visitor = await requireVisitor(locale);
	const outcome = await joinWaitingList(visitor, parsed.value, new Date());
	if (outcome.ok) redirect(`/${locale}/waiting-list/${outcome.value.token}`);
	const refusal = translator(locale)(waitingRefusalWords[outcome.refusal]);
	return { errors: [], values: parsed.values, refusal };
}

type Answer = { refusal: string | null } | null;

const ownSchema = z.object({
	token: z.string().max(60).default(""),
	reference: z
		.string()
		.regex(/^[0-9A-Z]{10}$/)
		.or(z.literal(""))
		.default(""),
});

export async function leaveList(_: Answer, form: FormData): Promise<Answer> {
	const locale = formLocale(form);
	const parsed = parseForm(ownSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}/visits`);
	const { token, reference } = parsed.value;
	const visitor = await requireVisitor(locale);
	await leaveWaitingList(visitor, token ? { token } : { reference }, new Date());
	redirect(token ? `/${locale}/waiting-list/${token}` : `/${locale}/visits/${reference}`);
}

/** Waits for an earlier time than a visit has. */
export async function askForEarlier(_: Answer, form: FormData): Promise<Answer> {
	const locale = formLocale(form);
	const parsed = parseForm(ownSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}/visits`);
	const { reference } = parsed.value;
	const visitor = await requireVisitor(locale);
	const outcome = await waitForEarlier(visitor, reference, new Date());
	if (outcome.ok) redirect(`/${locale}/visits/${reference}`);
	return { refusal: translator(locale)(waitingRefusalWords[outcome.refusal]) };
}
