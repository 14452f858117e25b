"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { listValues, type RegulationKey } from "#domain/regulations/queries.ts";
import { setValue } from "#domain/regulations/set-value.ts";
import { type FormState, parseForm } from "#lib/form.ts";
import { translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { dayField } from "../day-field.ts";
import { formLocale } from "../form-frame.ts";

const valueSchema = z.object({
	key: z.string(),
	validFrom: dayField,
	value: z
		.string()
		.transform((text) => text.replace(/[\s\u00a0\u202f]/g, "").replace(",", "."))
		.refine((text) => /^\d{1,9}(\.\d{1,4})?$/.test(text), "staff.regulations.value-invalid")
		.transform(Number),
	source: z.string().trim().min(3, "staff.regulations.source-required").max(300),
	confirmed: z.array(z.string()),
});

export async function addValueAction(_before: FormState, form: FormData): Promise<FormState> {
	const officer = await requireOfficer("regulations.edit");
	const locale = formLocale(form);
	const parsed = parseForm(valueSchema, form, locale);
	if (!parsed.ok) return parsed.state;
	const { key, validFrom, value, source, confirmed } = parsed.value;
	// The unit belongs to the key: a new row never changes what is measured.
	const known = (await listValues()).find((row) => row.key === key);
	const t = translator(locale);
	if (!known) {
		const text = t("error.choice-invalid");
		return { errors: [{ field: "key", text }], values: parsed.values, refusal: null };
	}
	await setValue(officer, {
		key: known.key as RegulationKey,
		validFrom,
		value,
		unit: known.unit,
		source,
		confirmed: confirmed.length > 0,
	});
	redirect(`/${locale}/staff/regulations?saved=${encodeURIComponent(key)}#saved`);
}
