"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { sendMessageAgain } from "#domain/appointments/send-message-again.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../form-frame.ts";

export async function sendAgainAction(form: FormData): Promise<void> {
	const officer = await requireOfficer("appointments.manage");
	const id = z.uuid().safeParse(form.get("message"));
	const outcome = id.success ? await sendMessageAgain(officer, id.data, new Date()) : null;
	redirect(`/${formLocale(form)}/staff/messages?again=${outcome?.ok ? 1 : 0}`);
}
