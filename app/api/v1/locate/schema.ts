import { z } from "zod";
import { defineOperation } from "#app/api/operation.ts";
import { beatExample, creditExample } from "../examples.ts";
import { degrees } from "../fields.ts";
import { beatSchema, creditShape, pointSchema } from "../place-schema.ts";

export const locateOperation = defineOperation({
	id: "locate",
	path: "/api/v1/locate",
	summary: "The beat of a point",
	description:
		"The beat that holds the point, with its office and the inspector who serves it today. Within 30 metres of a border the neighbouring beats follow and `ambiguous` is true: ask the person for the house. A point outside the region is a problem of its own.",
	query: z.object({
		lat: degrees(90, "api.error.latitude").meta({
			description: "Latitude, WGS84",
			examples: [53.2846],
		}),
		lng: degrees(180, "api.error.longitude").meta({
			description: "Longitude, WGS84",
			examples: [69.3783],
		}),
	}),
	answer: z.object({
		point: pointSchema,
		ambiguous: z.boolean(),
		beats: z.array(beatSchema),
		...creditShape,
	}),
	example: {
		point: { lat: 53.2846, lng: 69.3783 },
		ambiguous: false,
		beats: [beatExample],
		...creditExample,
	},
	problems: ["bad-request", "outside-region"],
	// Where somebody is should not lie in a cache that others use.
	cacheControl: "private, max-age=60",
});
