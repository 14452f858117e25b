import type { z } from "zod";
import type { PartnerScope } from "#domain/identity/actors.ts";
import { answerName, components } from "./operation.ts";
import type { ProblemKind } from "./problem.ts";

/** What a partner's key opens: said in the OpenAPI document and gone by in the route, from one source. */
export type KeyedOperation<
	Body extends z.ZodType = z.ZodType,
	Answer extends z.ZodObject = z.ZodObject,
> = {
	id: string;
	method: "GET" | "POST" | "PATCH" | "DELETE";
	path: `/api/${string}`;
	summary: string;
	description: string;
	scope: PartnerScope;
	segments?: Record<string, { description: string; example: string }>;
	/** Null: the request has no body. */
	body: Body | null;
	bodyExample?: z.input<Body>;
	bodyType: "application/json" | "application/merge-patch+json";
	/** Whether an Idempotency-Key is asked for. */
	once: boolean;
	ifMatch: "required" | "optional" | null;
	status: 200 | 201;
	answer: Answer;
	example: z.output<Answer>;
	/** Beyond those that every keyed route has. */
	problems: ProblemKind[];
};

export function defineKeyedOperation<Body extends z.ZodType, Answer extends z.ZodObject>(
	operation: KeyedOperation<Body, Answer>,
): KeyedOperation<Body, Answer> {
	components.add(operation.answer, { id: answerName(operation.id) });
	return operation;
}

/** What any request with a key can be refused with. */
export function sharedProblems(operation: KeyedOperation): ProblemKind[] {
	return [
		"key-missing",
		"key-unknown",
		"scope-missing",
		"too-many-requests",
		...(operation.body ? (["bad-request", "body-too-large", "media-type"] as const) : []),
		...(operation.once
			? (["idempotency-key-missing", "idempotency-key-reused", "idempotency-in-progress"] as const)
			: []),
		...(operation.ifMatch === "required" ? (["precondition-required"] as const) : []),
		...(operation.ifMatch ? (["precondition-failed"] as const) : []),
	];
}
