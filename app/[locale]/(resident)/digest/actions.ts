"use server";

import { redirect } from "next/navigation";
import { stopDigestByLink } from "#domain/statistics/digest-subscription.ts";
import { formLocale } from "#lib/form.ts";
import { requireVisitor } from "#lib/session.ts";

/** Without signing in: whoever reads the e-mail may end it. */
export async function stopByLink(form: FormData): Promise<void> {
	const locale = formLocale(form);
	const token = String(form.get("token") ?? "").slice(0, 60);
	const isStopped = await stopDigestByLink(await requireVisitor(locale), token, new Date());
	redirect(`/${locale}/digest/${encodeURIComponent(token)}${isStopped ? "?stopped=1" : ""}`);
}
