import { z } from "zod";
import { personNameField } from "#domain/identity/person-name.ts";
import { phoneField } from "#domain/identity/phone.ts";
import { formKeyField } from "./schema.ts";

const identifier = z.string().regex(/^[0-9A-Za-z-]{1,60}$/);

/** The last day that would do: one that exists, as a date field or a person writes it. */
const dayField = z
	.string()
	.trim()
	.regex(/^\d{4}-\d{2}-\d{2}$/, "waiting.errors.day")
	.refine((text) => {
		const date = new Date(`${text}T00:00:00Z`);
		return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
	}, "waiting.errors.day");

/** Who waits, for what, and until when. */
export const waitingSchema = z.object({
	service: identifier,
	office: identifier,
	beat: identifier.or(z.literal("")).default(""),
	untilDay: dayField,
	name: personNameField,
	phone: phoneField,
	email: z
		.string()
		.trim()
		.max(254, "appointments.errors.email")
		.pipe(z.union([z.literal(""), z.email()], "appointments.errors.email"))
		.default("")
		.transform((text) => text || null),
	language: z.enum(["kk", "ru", "en"]),
	formKey: formKeyField,
});

export type WaitingDetails = z.infer<typeof waitingSchema>;
