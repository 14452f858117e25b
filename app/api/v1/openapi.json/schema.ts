import { z } from "zod";
import { defineOperation } from "#app/api/operation.ts";

export const specificationOperation = defineOperation({
	id: "specification",
	path: "/api/v1/openapi.json",
	summary: "This document",
	description: "What this interface answers, for programs and for the makers of them.",
	query: z.object({}),
	answer: z.looseObject({ openapi: z.string().meta({ description: "The version of OpenAPI." }) }),
	example: { openapi: "3.1.1" },
	problems: ["bad-request"],
	cacheControl: "public, max-age=300",
});
