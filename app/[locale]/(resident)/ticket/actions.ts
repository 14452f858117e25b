"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { leaveRefusalWords } from "#app/queue-words.ts";
import { leaveQueue } from "#domain/queue/leave-queue.ts";
import { formLocale, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireVisitor } from "#lib/session.ts";

const leaveSchema = z.object({ token: z.string().max(60) });

/** The person gives their place up. Pressed twice it is done once. */
export async function leaveAction(
	_: { refusal: string | null } | null,
	form: FormData,
): Promise<{ refusal: string | null }> {
	const locale = formLocale(form);
	const parsed = parseForm(leaveSchema, form, locale);
	if (!parsed.ok) redirect(`/${locale}`);
	const { token } = parsed.value;
	const outcome = await leaveQueue(await requireVisitor(locale), token, new Date());
	if (outcome.ok) redirect(`/${locale}/ticket/${encodeURIComponent(token)}`);
	return { refusal: translator(locale)(leaveRefusalWords[outcome.refusal]) };
}
