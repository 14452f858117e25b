import { z } from "zod";
import { defineKeyedOperation } from "#app/api/keyed-operation.ts";
import { component } from "#app/api/operation.ts";
import { adjustmentKinds, remindWays } from "#domain/appointments/schema.ts";
import { personNameField } from "#domain/identity/person-name.ts";
import { phoneField } from "#domain/identity/phone.ts";
import { idField } from "../fields.ts";
import { startField } from "../start-time.ts";

const emailField = z
	.string()
	.trim()
	.max(254, "appointments.errors.email")
	.pipe(z.email("appointments.errors.email"))
	.nullable();

const contactFields = {
	name: personNameField.meta({ description: "As its bearer writes it, at most 100 characters." }),
	phone: phoneField.meta({ description: "Any usual spelling; stored as E.164." }),
	email: emailField.meta({ description: "null: none" }),
	remind: z.enum(remindWays).meta({ description: "none: told only when the office cancels." }),
};

const detailFields = {
	language: z.enum(["kk", "ru", "en"]).meta({ description: "Messages are written in it." }),
	adjustments: z
		.array(z.enum(adjustmentKinds))
		.max(adjustmentKinds.length)
		.transform((kinds) => [...new Set(kinds)]),
	forSomeoneElse: z.boolean(),
};

const maskedSchema = component(
	"MaskedContact",
	"Enough to recognise the person, too little to write to them.",
	z.object({
		name: z.string(),
		phone: z.string(),
		email: z.string().nullable(),
		remind: z.enum(remindWays),
	}),
);

const visitStates = [
	"booked",
	"arrived",
	"called",
	"in-service",
	"served",
	"not-come",
	"cancelled-by-resident",
	"cancelled-by-office",
] as const;

const visitShape = {
	reference: z.string().meta({ description: "Ten characters; it stays when the visit is moved." }),
	state: z.enum(visitStates),
	service: z.string(),
	office: z.string(),
	zone: z.string(),
	beat: z.string().nullable(),
	window: z.int().meta({ description: "Number of the window to come to." }),
	start: z.iso.datetime({ offset: true }),
	end: z.iso.datetime({ offset: true }),
	changeUntil: z.iso
		.datetime()
		.meta({ description: "UTC; later it is neither moved nor cancelled." }),
	contact: maskedSchema,
	language: z.enum(["kk", "ru", "en"]),
	adjustments: z.array(z.enum(adjustmentKinds)),
	forSomeoneElse: z.boolean(),
};

const visitExample = {
	reference: "7K3M9Q2XTB",
	state: "booked" as const,
	service: "inspector-reception",
	office: "1110-4",
	zone: "Asia/Almaty",
	beat: "1110-17",
	window: 6,
	start: "2026-11-24T17:00:00+05:00",
	end: "2026-11-24T17:20:00+05:00",
	changeUntil: "2026-11-24T11:00:00.000Z",
	contact: { name: "A. D.", phone: "+7•••••••00", email: null, remind: "sms" as const },
	language: "kk" as const,
	adjustments: ["wheelchair" as const],
	forSomeoneElse: false,
};

const reference = {
	reference: { description: "As POST /api/v1/appointments answered it", example: "7K3M9Q2XTB" },
};

export const bookOperation = defineKeyedOperation({
	id: "bookAppointment",
	method: "POST",
	path: "/api/v1/appointments",
	summary: "Book a held time",
	description:
		"Turns a hold into the visit of a person, who gets the usual messages. `pin` goes with the reference to whoever comes, and is answered here alone.",
	scope: "appointments:write",
	body: z.strictObject({
		hold: z.string("api.error.unknown-id"),
		contact: z.strictObject({
			name: contactFields.name,
			phone: contactFields.phone,
			email: contactFields.email.optional(),
			remind: contactFields.remind.optional(),
		}),
		language: detailFields.language,
		adjustments: detailFields.adjustments.optional(),
		forSomeoneElse: detailFields.forSomeoneElse.optional(),
	}),
	bodyExample: {
		hold: "0f0d3e1c-4b57-4c0e-9f6a-1d2b3c4d5e6f",
		contact: { name: "Aigerim Demo", phone: "+7 701 000 00 00" },
		language: "kk",
		adjustments: ["wheelchair"],
	},
	bodyType: "application/json",
	once: true,
	ifMatch: null,
	status: 201,
	answer: z.object({ ...visitShape, pin: z.string().meta({ description: "Six digits" }) }),
	example: { ...visitExample, pin: "048213" },
	problems: ["not-found", "hold-expired", "hold-used", "overlapping-visit", "too-many-open-visits"],
});

export const findAppointmentOperation = defineKeyedOperation({
	id: "findAppointment",
	method: "GET",
	path: "/api/v1/appointments/{reference}",
	summary: "A visit that this partner made",
	description: "Any other reference is not found, whether somebody has it or not.",
	scope: "appointments:read",
	segments: reference,
	body: null,
	bodyType: "application/json",
	once: false,
	ifMatch: null,
	status: 200,
	answer: z.object(visitShape),
	example: visitExample,
	problems: ["not-found"],
});

export const changeAppointmentOperation = defineKeyedOperation({
	id: "changeAppointment",
	method: "PATCH",
	path: "/api/v1/appointments/{reference}",
	summary: "Move a visit, or change who comes",
	description:
		"JSON Merge Patch (RFC 7396): what is not named stays. One of two: `start` (with `office` and `beat` where they change) moves the visit; any other fields change the person. Both at once are refused, since one could succeed without the other.",
	scope: "appointments:write",
	segments: reference,
	body: z.strictObject({
		start: startField.optional(),
		office: idField.optional(),
		beat: idField.optional(),
		contact: z
			.strictObject({
				name: contactFields.name.optional(),
				phone: contactFields.phone.optional(),
				email: contactFields.email.optional(),
				remind: contactFields.remind.optional(),
			})
			.optional(),
		language: detailFields.language.optional(),
		adjustments: detailFields.adjustments.optional(),
		forSomeoneElse: detailFields.forSomeoneElse.optional(),
	}),
	bodyExample: { start: "2026-11-25T17:40:00+05:00" },
	bodyType: "application/merge-patch+json",
	once: false,
	ifMatch: "required",
	status: 200,
	answer: z.object(visitShape),
	example: {
		...visitExample,
		start: "2026-11-25T17:40:00+05:00",
		end: "2026-11-25T18:00:00+05:00",
	},
	problems: [
		"not-found",
		"office-not-allowed",
		"one-change-at-a-time",
		"slot-not-offered",
		"slot-taken",
		"hold-expired",
		"overlapping-visit",
		"too-many-open-visits",
		"too-late",
		"cannot-be-changed",
		"too-many-changes",
		"ask-the-office",
	],
});

export const cancelAppointmentOperation = defineKeyedOperation({
	id: "cancelAppointment",
	method: "DELETE",
	path: "/api/v1/appointments/{reference}",
	summary: "Cancel a visit",
	description: "For the person, who asked for it. Asked again it answers the same.",
	scope: "appointments:write",
	segments: reference,
	body: null,
	bodyType: "application/json",
	once: false,
	ifMatch: "optional",
	status: 200,
	answer: z.object(visitShape),
	example: { ...visitExample, state: "cancelled-by-resident" as const },
	problems: ["not-found", "too-late", "cannot-be-changed"],
});

export type VisitAnswer = z.output<typeof findAppointmentOperation.answer>;
