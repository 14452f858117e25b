import { z } from "zod";
import { adjustmentKinds } from "#db/schema/appointments.ts";
import { personNameField } from "#domain/identity/person-name.ts";
import { phoneField } from "#domain/identity/phone.ts";
import { remindWays } from "./contact.ts";

export { adjustmentKinds, remindWays };

const language = z.enum(["kk", "ru", "en"]);
const day = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}$/)
	.refine((text) => {
		const date = new Date(`${text}T00:00:00Z`);
		return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
	});

/** A slot as a radio button carries it: "1110-4 1110-4-d3 2026-11-24 1020"; "-" leaves the desk to the office. */
export const slotField = z
	.string()
	.max(120)
	.transform((text, context) => {
		const parts = /^(\S+) (\S+) (\S+) (\d{1,4})$/.exec(text);
		const [, officeId = "", deskId = "", date = "", minute = ""] = parts ?? [];
		if (!parts || !day.safeParse(date).success || Number(minute) >= 1440) {
			context.addIssue({ code: "custom", message: "appointments.errors.slot" });
			return z.NEVER;
		}
		return {
			officeId,
			deskId: deskId === "-" ? null : deskId,
			day: date,
			startMinute: Number(minute),
		};
	});

/** The value of a slot's radio button. A beat's own desk is named; of like desks the office picks one. */
export const slotValue = (slot: {
	officeId: string;
	deskId: string;
	beatId: string | null;
	day: string;
	startMinute: number;
}): string => `${slot.officeId} ${slot.beatId ? slot.deskId : "-"} ${slot.day} ${slot.startMinute}`;

/** A form's idempotency key: made when the form is rendered. */
export const formKeyField = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);

export const slotSchema = z.object({ slot: slotField, formKey: formKeyField });

const checked = z
	.union([z.literal("on"), z.literal("yes"), z.literal("true"), z.boolean()])
	.optional()
	.transform((value) => value !== undefined && value !== false);

/** Empty: none was given. */
const emailField = z
	.string()
	.trim()
	.max(254, "appointments.errors.email")
	.pipe(z.union([z.literal(""), z.email()], "appointments.errors.email"))
	.default("")
	.transform((text) => text || null);

const details = z.object({
	name: personNameField,
	phone: phoneField,
	email: emailField,
	remind: z.enum(remindWays).default("sms"),
	language,
	adjustments: z
		.union([z.enum(adjustmentKinds), z.array(z.enum(adjustmentKinds))])
		.optional()
		.transform((value) => [...new Set(value === undefined ? [] : [value].flat())]),
	forSomeoneElse: checked,
});

/** Who comes, and how they want to be reminded. */
export const detailsSchema = details.refine(
	({ remind, email }) => remind !== "email" || email !== null,
	{ path: ["email"], message: "appointments.errors.email-needed" },
);

type AllDetails = z.infer<typeof details>;

/** Somebody booked for at the counter gives no e-mail address and is reminded by SMS. */
export type Details = Omit<AllDetails, "email" | "remind"> &
	Partial<Pick<AllDetails, "email" | "remind">>;

const noPhone = z
	.string()
	.trim()
	.length(0)
	.transform(() => "");

/** Who comes, as a clerk takes it down at the counter or on the phone. Not everybody has a phone. */
export const officeDetailsSchema = z.object({
	name: personNameField,
	phone: z.union([noPhone, phoneField]),
	language,
	adjustments: z.array(z.enum(adjustmentKinds)).default([]),
	forSomeoneElse: checked,
});

export type OfficeDetails = z.infer<typeof officeDetailsSchema>;

/** Why somebody gets more open visits than are allowed: said in the clerk's words, kept in the audit. */
export const overrideField = z
	.string()
	.trim()
	.max(300, "appointments.errors.reason")
	.refine((text) => text === "" || text.length >= 3, "appointments.errors.reason")
	.default("");

/** A reference and what proves that it is one's own. */
export const findVisitSchema = z.object({
	reference: z
		.string()
		.trim()
		.min(1, "appointments.errors.reference")
		.max(60, "appointments.errors.reference"),
	secret: z
		.string()
		.trim()
		.min(1, "appointments.errors.secret")
		.max(30, "appointments.errors.secret"),
});

export const cancelByOfficeSchema = z.object({
	reason: z
		.string()
		.trim()
		.min(3, "appointments.errors.reason")
		.max(300, "appointments.errors.reason"),
});
