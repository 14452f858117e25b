"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { makeApiKey, partnerScopes, revokeApiKey } from "#domain/identity/api-keys.ts";
import { listOffices } from "#domain/territory/queries.ts";
import { regionZone, today } from "#lib/dates.ts";
import { type FormState, parseForm } from "#lib/form.ts";
import { type MessageKey, translator } from "#lib/i18n.ts";
import { requireOfficer } from "#lib/session.ts";
import { dayField } from "../day-field.ts";
import { formLocale } from "../form-frame.ts";

/** A key that nobody thinks of any more should end by itself. */
const longestDays = 731;

const keySchema = z.object({
	name: z
		.string()
		.trim()
		.min(2, "staff.api-keys.name-required")
		.max(80, "staff.api-keys.name-long"),
	scopes: z.array(z.enum(partnerScopes)).min(1, "staff.api-keys.scopes-required"),
	offices: z
		.string()
		.max(2000, "staff.api-keys.offices-unknown")
		.transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))]),
	perMinute: z.enum(["60", "120", "600"]).transform(Number),
	lastDay: dayField,
	replaces: z.union([z.literal("").transform(() => null), z.uuid("error.choice-invalid")]),
});

/** What the form shows after it was sent; the key itself is kept nowhere, so this one answer is all there is of it. */
export type MakeState = { form: FormState; made: { key: string; name: string } | null };

export async function makeKeyAction(_before: MakeState, form: FormData): Promise<MakeState> {
	const officer = await requireOfficer("api-keys.manage");
	const locale = formLocale(form);
	const parsed = parseForm(keySchema, form, locale);
	if (!parsed.ok) return { form: parsed.state, made: null };
	const { values } = parsed;
	const { offices, lastDay, replaces, ...wanted } = parsed.value;
	const refuse = (field: string, message: MessageKey): MakeState => ({
		form: { errors: [{ field, text: translator(locale)(message) }], values, refusal: null },
		made: null,
	});
	const now = new Date();
	const last = Temporal.PlainDate.from(lastDay);
	const days = today(now).until(last).days;
	if (days < 0 || days > longestDays) return refuse("lastDay", "staff.api-keys.last-day-invalid");
	const known = new Set((await listOffices()).map(({ id }) => id));
	if (!offices.every((id) => known.has(id)))
		return refuse("offices", "staff.api-keys.offices-unknown");
	const midnight = last.add({ days: 1 }).toZonedDateTime(regionZone);
	const outcome = await makeApiKey(
		officer,
		{
			...wanted,
			officeIds: offices.length > 0 ? offices : null,
			expiresAt: new Date(midnight.epochMilliseconds),
			replacesId: replaces,
		},
		now,
	);
	if (!outcome.ok) return refuse("replaces", "error.choice-invalid");
	refresh();
	return { form: null, made: { key: outcome.value.key, name: wanted.name } };
}

export async function revokeKeyAction(form: FormData): Promise<void> {
	const officer = await requireOfficer("api-keys.manage");
	const id = z.uuid().safeParse(form.get("key"));
	const outcome = id.success ? await revokeApiKey(officer, id.data, new Date()) : null;
	redirect(`/${formLocale(form)}/staff/api-keys?revoked=${outcome?.ok ? id.data : ""}`);
}
