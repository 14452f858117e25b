import { z } from "zod";
import { component, defineOperation } from "#app/api/operation.ts";
import { beatExample, creditExample, squareExample } from "../examples.ts";
import { idField, wholeNumber } from "../fields.ts";
import { beatSchema, beatSummarySchema, boundarySchema, creditShape } from "../place-schema.ts";

const { unit, office, settlements, serving, ...own } = beatExample;

const cursorField = z
	.string("api.error.cursor")
	.regex(/^[\w-]{1,40}$/, "api.error.cursor")
	.transform((text) => Buffer.from(text, "base64url").toString())
	.pipe(z.string().regex(/^[\w]{1,20}-\d{1,5}$/, "api.error.cursor"));

/** The place after which a list goes on: the id of the last beat given. */
export const cursorAfter = (beatId: string): string => Buffer.from(beatId).toString("base64url");

export const listBeatsOperation = defineOperation({
	id: "listBeats",
	path: "/api/v1/beats",
	summary: "All beats",
	description:
		"Beats by unit and number, page by page. `next` (also as a Link header) leads to the following page; it is null on the last.",
	query: z.object({
		unit: idField.optional().meta({ description: "Only of this unit", examples: ["1110"] }),
		office: idField.optional().meta({ description: "Only of this office", examples: ["1110-4"] }),
		limit: wholeNumber(1, 500, "api.error.page-limit")
			.default(100)
			.meta({ description: "Beats on a page" }),
		cursor: cursorField.optional().meta({ description: "`cursor` of the page before" }),
	}),
	answer: z.object({
		beats: z.array(beatSummarySchema),
		total: z.int().meta({ description: "Beats that fit the filter, on all pages." }),
		cursor: z.string().nullable(),
		next: z.url().nullable(),
		...creditShape,
	}),
	example: {
		beats: [{ ...own, unitId: unit.id, officeId: office.id }],
		total: 1,
		cursor: null,
		next: null,
		...creditExample,
	},
	problems: ["bad-request", "not-found"],
	cacheControl: "public, max-age=60",
});

export const findBeatOperation = defineOperation({
	id: "findBeat",
	path: "/api/v1/beats/{id}",
	summary: "One beat",
	description: "The beat with its border, its office and who serves it today.",
	query: z.object({}),
	segments: { id: { description: "Unit and number", example: "1110-17" } },
	answer: z.object({
		beat: component(
			"BeatWithBorder",
			"A beat and its border.",
			beatSchema.extend({ boundary: boundarySchema }),
		),
		...creditShape,
	}),
	example: { beat: { ...beatExample, boundary: squareExample }, ...creditExample },
	problems: ["bad-request", "not-found"],
	cacheControl: "public, max-age=60",
});
