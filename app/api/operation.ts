import { z } from "zod";
import type { ProblemKind } from "./problem.ts";

/** What /api/v1/openapi.json says of a route, and what the route goes by: one source for both. */
export type Operation<
	Query extends z.ZodObject = z.ZodObject,
	Answer extends z.ZodObject = z.ZodObject,
> = {
	id: string;
	/** `{name}` stands for a segment. */
	path: `/api/${string}`;
	summary: string;
	description: string;
	/** What a program writes after "?": texts, read into values. Messages are keys of messages/*.json. */
	query: Query;
	segments?: Record<string, { description: string; example: string }>;
	answer: Answer;
	example: z.output<Answer>;
	problems: ProblemKind[];
	cacheControl: string;
	mediaType?: "application/geo+json";
};

/** Shapes with a name of their own in the OpenAPI document. Not Zod's global registry: that outlives a hot reload. */
export const components = z.registry<{ id: string }>();

export function component<Shape extends z.ZodType>(
	id: string,
	description: string,
	shape: Shape,
): Shape {
	const described = shape.meta({ description });
	components.add(described, { id });
	return described;
}

/** The name of an operation's answer in the OpenAPI document. */
export const answerName = (operationId: string): string =>
	`${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Answer`;

export function defineOperation<Query extends z.ZodObject, Answer extends z.ZodObject>(
	operation: Operation<Query, Answer>,
): Operation<Query, Answer> {
	components.add(operation.answer, { id: answerName(operation.id) });
	return operation;
}
