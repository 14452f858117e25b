import { z } from "zod";
import { defineKeyedOperation } from "#app/api/keyed-operation.ts";
import { idField } from "../fields.ts";
import { startField } from "../start-time.ts";

export const holdOperation = defineKeyedOperation({
	id: "holdSlot",
	method: "POST",
	path: "/api/v1/holds",
	summary: "Hold a free time",
	description:
		"Keeps a time of /api/v1/slots for one person until `expiresAt`; then it is free again unless it was booked. Each hold stands alone: a partner may have many at once.",
	scope: "holds:write",
	body: z.strictObject({
		service: idField.meta({ description: "Id of the service" }),
		office: idField.meta({ description: "Id of the office" }),
		beat: idField.optional().meta({
			description: "As the slot has it. Needed where the visit is to the inspector of a beat.",
		}),
		start: startField,
	}),
	bodyExample: {
		service: "inspector-reception",
		office: "1110-4",
		beat: "1110-17",
		start: "2026-11-24T17:00:00+05:00",
	},
	bodyType: "application/json",
	once: true,
	ifMatch: null,
	status: 201,
	answer: z.object({
		hold: z.uuid().meta({ description: "For POST /api/v1/appointments." }),
		expiresAt: z.iso.datetime().meta({ description: "UTC" }),
		service: z.string(),
		office: z.string(),
		zone: z.string().meta({ description: "IANA time zone of the office" }),
		beat: z.string().nullable(),
		start: z.iso.datetime({ offset: true }),
		end: z.iso.datetime({ offset: true }),
	}),
	example: {
		hold: "0f0d3e1c-4b57-4c0e-9f6a-1d2b3c4d5e6f",
		expiresAt: "2026-11-23T06:10:00.000Z",
		service: "inspector-reception",
		office: "1110-4",
		zone: "Asia/Almaty",
		beat: "1110-17",
		start: "2026-11-24T17:00:00+05:00",
		end: "2026-11-24T17:20:00+05:00",
	},
	problems: [
		"not-found",
		"office-not-allowed",
		"service-not-for-partners",
		"slot-not-offered",
		"slot-taken",
	],
});
