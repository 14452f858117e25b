import { z } from "zod";
import { component, defineOperation } from "#app/api/operation.ts";
import { creditExample, officeExample, servingExample } from "../examples.ts";
import { idField } from "../fields.ts";
import { creditShape, officeSchema, servingSchema, stretchSchema } from "../place-schema.ts";

export const listOfficesOperation = defineOperation({
	id: "listOffices",
	path: "/api/v1/offices",
	summary: "All precinct offices",
	description: "Offices by unit and number.",
	query: z.object({
		unit: idField.optional().meta({ description: "Only of this unit", examples: ["1110"] }),
	}),
	answer: z.object({ offices: z.array(officeSchema), ...creditShape }),
	example: { offices: [officeExample], ...creditExample },
	problems: ["bad-request", "not-found"],
	cacheControl: "public, max-age=60",
});

const servedBeatSchema = component(
	"ServedBeat",
	"A beat of the office and who serves it today.",
	z.object({ id: z.string(), number: z.int(), serving: servingSchema.nullable() }),
);

export const findOfficeOperation = defineOperation({
	id: "findOffice",
	path: "/api/v1/offices/{id}",
	summary: "One office",
	description: "The office, when it receives today, its beats and who serves them today.",
	query: z.object({}),
	segments: { id: { description: "Unit and number", example: "1110-4" } },
	answer: z.object({
		office: component(
			"OfficeDetails",
			"An office with its hours and its beats.",
			officeSchema.extend({
				today: z.iso.date().meta({ description: "The day it is at the office." }),
				hoursToday: z
					.array(stretchSchema)
					.meta({ description: "When anybody is received; empty on a day off." }),
				beats: z.array(servedBeatSchema),
			}),
		),
		...creditShape,
	}),
	example: {
		office: {
			...officeExample,
			today: "2026-11-24",
			hoursToday: [{ start: "2026-11-24T09:00:00+05:00", end: "2026-11-24T13:00:00+05:00" }],
			beats: [{ id: "1110-17", number: 17, serving: servingExample }],
		},
		...creditExample,
	},
	problems: ["bad-request", "not-found"],
	cacheControl: "public, max-age=30",
});
