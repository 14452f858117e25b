"use server";

import { redirect } from "next/navigation";
import { signOutOfficer } from "#lib/session.ts";
import { formLocale } from "./form-frame.ts";

export async function signOutAction(form: FormData): Promise<void> {
	await signOutOfficer();
	redirect(`/${formLocale(form)}/staff/sign-in?left=1`);
}
