"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { signInOfficer, staffPath } from "#lib/session.ts";
import { formLocale } from "../form-frame.ts";

const signInSchema = z.object({
	login: z.string().trim().min(1, "staff.sign-in.login-required"),
	password: z.string().min(1, "staff.sign-in.password-required"),
});

export async function signInAction(_before: FormState, form: FormData): Promise<FormState> {
	const locale = formLocale(form);
	const parsed = parseForm(signInSchema, form, locale);
	const login = { login: [String(form.get("login") ?? "").slice(0, 100)] };
	// What was typed comes back, but never the password.
	if (!parsed.ok) return { ...parsed.state, values: login };
	const outcome = await signInOfficer(parsed.value);
	if (outcome.ok) redirect(staffPath(String(form.get("next") ?? "")) ?? `/${locale}/staff`);
	const t = translator(locale);
	const refusal =
		outcome.refusal === "locked"
			? t("staff.sign-in.locked", { minutes: Math.ceil(outcome.retryAfterSeconds / 60) })
			: t("staff.sign-in.not-recognised");
	return { errors: [{ field: "login", text: refusal }], values: login, refusal: null };
}
