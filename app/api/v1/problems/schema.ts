import { z } from "zod";
import { component, defineOperation } from "#app/api/operation.ts";
import { localizedSchema } from "../place-schema.ts";

/** RFC 9457, with what is wrong with each parameter. */
export const problemSchema = component(
	"Problem",
	"Problem details (RFC 9457) in the language of Accept-Language, Kazakh without it.",
	z.object({
		type: z.url().meta({ description: "The kind of problem. It can be opened." }),
		title: z.string(),
		status: z.int(),
		detail: z.string().optional(),
		instance: z.string().meta({ description: "This request, as the log knows it." }),
		errors: z
			.array(z.object({ parameter: z.string(), detail: z.string() }))
			.optional()
			.meta({ description: "What is wrong, parameter by parameter." }),
	}),
);

export const explainProblemOperation = defineOperation({
	id: "explainProblem",
	path: "/api/v1/problems/{problem}",
	summary: "A kind of problem",
	description: "Where the `type` of a problem leads: its words in three languages.",
	query: z.object({}),
	segments: { problem: { description: "The last part of `type`", example: "outside-region" } },
	answer: z.object({
		type: z.url(),
		status: z.int(),
		title: localizedSchema,
		detail: localizedSchema,
	}),
	example: {
		type: "https://qadam.example.kz/api/v1/problems/outside-region",
		status: 404,
		title: {
			kk: "Нүкте облыстан тыс жатыр",
			ru: "Точка вне области",
			en: "The point is outside the region",
		},
		detail: {
			kk: "Бұл нүкте Ақмола облысының бірде-бір учаскесіне кірмейді.",
			ru: "Эта точка не входит ни в один участок Акмолинской области.",
			en: "This point lies in no beat of Akmola region.",
		},
	},
	problems: ["bad-request", "not-found"],
	cacheControl: "public, max-age=3600",
});
