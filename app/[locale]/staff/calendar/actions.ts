"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { removeCalendarDay } from "#domain/regulations/remove-calendar-day.ts";
import { setCalendarDay } from "#domain/regulations/set-calendar-day.ts";
import { type FormState, parseForm } from "#lib/form.ts";
import { requireOfficer } from "#lib/session.ts";
import { dayField, readDay } from "../day-field.ts";
import { formLocale } from "../form-frame.ts";

const name = z.string().trim().min(2, "staff.calendar.name-required").max(120);

const calendarSchema = z.object({
	day: dayField,
	kind: z.enum(["holiday", "day-off", "working-day"], "error.choice-invalid"),
	kk: name,
	ru: name,
	en: name,
	source: z.string().trim().min(3, "staff.regulations.source-required").max(300),
	estimated: z.array(z.string()),
});

export async function setDayAction(_before: FormState, form: FormData): Promise<FormState> {
	const officer = await requireOfficer("calendar.edit");
	const locale = formLocale(form);
	const parsed = parseForm(calendarSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const { kk, ru, en, estimated, ...rest } = parsed.value;
	await setCalendarDay(officer, {
		...rest,
		name: { kk, ru, en },
		estimated: estimated.length > 0,
	});
	redirect(`/${locale}/staff/calendar?year=${rest.day.slice(0, 4)}&saved=${rest.day}`);
}

export async function removeDayAction(form: FormData): Promise<void> {
	const officer = await requireOfficer("calendar.edit");
	const day = readDay(String(form.get("day")));
	if (day) await removeCalendarDay(officer, day);
	const year = day?.slice(0, 4) ?? "";
	redirect(`/${formLocale(form)}/staff/calendar?year=${year}&removed=${day ?? ""}`);
}
