"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { bookSeries, type SeriesRefusal } from "#domain/appointments/book-series.ts";
import { cancelSeries } from "#domain/appointments/cancel-series.ts";
import {
	cancelByOfficeSchema,
	formKeyField,
	officeDetailsSchema,
} from "#domain/appointments/schema.ts";
import { type FormState, parseForm } from "#lib/form.ts";
import { type MessageKey, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { formLocale } from "../../form-frame.ts";
import { readMoment } from "./moment.ts";

const seriesSchema = officeDetailsSchema.extend({
	formKey: formKeyField,
	service: z.string().max(60),
	office: z.string().max(20),
});

const refusals = {
	"not-allowed": "staff.book.refusal-not-allowed",
	"no-days": "staff.series.refusal-no-days",
	"nothing-fits": "staff.series.refusal-nothing-fits",
} as const satisfies Record<SeriesRefusal, MessageKey>;

export async function bookSeriesAction(_before: FormState, form: FormData): Promise<FormState> {
	const officer = await requireOfficer("appointments.manage");
	const locale = formLocale(form);
	const parsed = parseForm(seriesSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const { service, office, formKey, ...details } = parsed.value;
	// One field for each day of the plan: its time, a near one in its stead, or nothing.
	const visits = [...form.entries()].flatMap(([name, value]) => {
		const moment = name.startsWith("visit-") ? readMoment(String(value)) : null;
		return moment ? [moment] : [];
	});
	const request = { formKey, serviceId: service, officeId: office, visits };
	const outcome = await bookSeries(officer, request, details, new Date());
	if (!outcome.ok) {
		const text = translator(locale)(refusals[outcome.refusal]);
		return { errors: [{ field: "visits", text }], values: parsed.values, refusal: null };
	}
	const { seriesId, missing } = outcome.value;
	const days = missing.map(({ day }) => day).join(".");
	redirect(`/${locale}/staff/book/series/${seriesId}${days ? `?missing=${days}` : ""}`);
}

export async function cancelSeriesAction(_before: FormState, form: FormData): Promise<FormState> {
	const officer = await requireOfficer("appointments.manage");
	const locale = formLocale(form);
	const parsed = parseForm(cancelByOfficeSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const id = String(form.get("series"));
	const outcome = await cancelSeries(officer, id, parsed.value.reason, new Date());
	if (!outcome.ok) {
		const text = translator(locale)("staff.day.refusal-not-found");
		return { errors: [{ field: "reason", text }], values: parsed.values, refusal: null };
	}
	redirect(`/${locale}/staff/book/series/${id}?cancelled=${outcome.value.cancelled}`);
}
