"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { closeBorderReport } from "#domain/territory/review-borders.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../form-frame.ts";

export async function closeReportAction(form: FormData): Promise<void> {
	const officer = await requireOfficer("borders.review");
	const id = z.uuid().safeParse(form.get("report"));
	// Closed meanwhile by a colleague, or not theirs: the list itself is the answer.
	if (id.success) await closeBorderReport(officer, id.data);
	redirect(`/${formLocale(form)}/staff/borders?closed=1`);
}
