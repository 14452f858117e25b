"use server";

import { redirect } from "next/navigation";
import {
	findDigest,
	stopDigest,
	subscribeDigest,
	subscriptionSchema,
} from "#domain/statistics/digest-subscription.ts";
import { type FormState, formLocale, parseForm } from "#lib/form.ts";
import { requireOfficer } from "#lib/session.ts";

export async function subscribeAction(_before: FormState, form: FormData): Promise<FormState> {
	const officer = await requireOfficer("statistics.view");
	const locale = formLocale(form);
	const parsed = parseForm(subscriptionSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const isOn = (await findDigest(officer)) !== null;
	await subscribeDigest(officer, parsed.value, new Date());
	redirect(`/${locale}/staff/statistics/digest?done=${isOn ? "changed" : "started"}`);
}

export async function stopAction(form: FormData): Promise<void> {
	const officer = await requireOfficer("statistics.view");
	await stopDigest(officer, new Date());
	redirect(`/${formLocale(form)}/staff/statistics/digest?done=stopped`);
}
