"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { bookByOffice, type OfficeBookingRefusal } from "#domain/appointments/book-by-office.ts";
import {
	formKeyField,
	officeDetailsSchema,
	overrideField,
	slotField,
} from "#domain/appointments/schema.ts";
import { type FormState, parseForm } from "#lib/form.ts";
import { type MessageKey, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../form-frame.ts";

const bookingSchema = officeDetailsSchema.extend({
	formKey: formKeyField,
	service: z.string().max(60),
	slot: slotField,
	channel: z.enum(["counter", "phone"]),
	override: overrideField,
});

/** Where the person at the desk can do something about it. */
const fieldOf: Record<OfficeBookingRefusal, string> = {
	"slot-taken": "slot",
	"slot-not-offered": "slot",
	"overlapping-visit": "slot",
	"too-many-open-visits": "override",
	"not-allowed": "slot",
};

const refusals = {
	"slot-taken": "staff.book.refusal-slot-taken",
	"slot-not-offered": "staff.book.refusal-slot-not-offered",
	"overlapping-visit": "staff.book.refusal-overlapping-visit",
	"too-many-open-visits": "staff.book.refusal-too-many-open-visits",
	"not-allowed": "staff.book.refusal-not-allowed",
} as const satisfies Record<OfficeBookingRefusal, MessageKey>;

export async function bookAction(_before: FormState, form: FormData): Promise<FormState> {
	const officer = await requireOfficer("appointments.manage");
	const locale = formLocale(form);
	const parsed = parseForm(bookingSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const { slot, service, formKey, channel, override, ...details } = parsed.value;
	const request = { ...slot, serviceId: service, formKey, channel, override };
	const outcome = await bookByOffice(officer, request, details, new Date());
	if (!outcome.ok) {
		const { refusal } = outcome;
		const text = translator(locale)(refusals[refusal]);
		return { errors: [{ field: fieldOf[refusal], text }], values: parsed.values, refusal };
	}
	redirect(`/${locale}/staff/book/done?visit=${outcome.value.id}`);
}
