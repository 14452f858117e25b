"use server";

import { redirect } from "next/navigation";
import { defaultLocale, isLocale } from "#lib/i18n.ts";
import { signOutOfficer } from "#lib/session.ts";

export async function signOutAction(form: FormData): Promise<void> {
	const locale = String(form.get("locale"));
	await signOutOfficer();
	redirect(`/${isLocale(locale) ? locale : defaultLocale}/staff/sign-in?left=1`);
}
