import { z } from "zod";
import { type KeyedOperation, sharedProblems } from "#app/api/keyed-operation.ts";
import { answerName } from "#app/api/operation.ts";
import type { ProblemKind } from "#app/api/problem.ts";
import { keyedOperations } from "./keyed-operations.ts";

type Schema = Record<string, unknown>;

/** How a program shows its key. */
export const securitySchemes = {
	partnerKey: {
		type: "http",
		scheme: "bearer",
		description: "The key of a partner's system, made by an administrator of the portal.",
	},
};

const header = (name: string, required: boolean, description: string, example: string) => ({
	name,
	in: "header",
	required,
	description,
	schema: { type: "string" },
	example,
});

function parameters(operation: KeyedOperation): Schema[] {
	const segments = Object.entries(operation.segments ?? {}).map(
		([name, { description, example }]) => ({
			name,
			in: "path",
			required: true,
			description,
			schema: { type: "string" },
			example,
		}),
	);
	const own: Schema[] = [...segments];
	if (operation.once)
		own.push(
			header(
				"Idempotency-Key",
				true,
				"New for each act, the same for its repetitions: then it is done once and answered alike for three days.",
				'"8e03978e-40d5-43e8-bc93-6894a57f9324"',
			),
		);
	if (operation.ifMatch)
		own.push(
			header(
				"If-Match",
				operation.ifMatch === "required",
				"The ETag of the visit as you know it: 412 when it has changed since.",
				'"0-booked"',
			),
		);
	return own;
}

function requestBody(operation: KeyedOperation): Schema {
	if (!operation.body) return {};
	const { $schema, ...schema } = z.toJSONSchema(operation.body, {
		io: "input",
		override: ({ jsonSchema }) => {
			if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
		},
	});
	const content = { [operation.bodyType]: { schema, example: operation.bodyExample } };
	return { requestBody: { required: true, content } };
}

const text = (description: string) => ({ description, schema: { type: "string" } });

const quotaHeaders = {
	"RateLimit-Policy": text("What the key may ask: q requests in w seconds."),
	RateLimit: text("What is left of it: r requests, whole again in t seconds."),
};

function keyedItem(
	operation: KeyedOperation,
	problemResponses: (kinds: readonly ProblemKind[]) => Record<string, Schema>,
) {
	const tagged = operation.id === "holdSlot" ? {} : { ETag: text("Strong. Send it as If-Match.") };
	return {
		[operation.method.toLowerCase()]: {
			operationId: operation.id,
			summary: operation.summary,
			description: `${operation.description}\n\nScope: \`${operation.scope}\`.`,
			security: [{ partnerKey: [] }],
			parameters: parameters(operation),
			...requestBody(operation),
			responses: {
				[operation.status]: {
					description: operation.summary,
					headers: { ...tagged, ...quotaHeaders },
					content: {
						"application/json": {
							schema: { $ref: `#/components/schemas/${answerName(operation.id)}` },
							example: operation.example,
						},
					},
				},
				...(operation.method === "GET"
					? { 304: { description: "Nothing has changed since the ETag sent along." } }
					: {}),
				...problemResponses([...new Set([...sharedProblems(operation), ...operation.problems])]),
				default: {
					description: "Any other trouble",
					content: {
						"application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
					},
				},
			},
		},
	};
}

/** The paths that need a key, each with all its methods. */
export function keyedPaths(
	problemResponses: (kinds: readonly ProblemKind[]) => Record<string, Schema>,
): Record<string, Schema> {
	const byPath = Map.groupBy(keyedOperations, ({ path }) => path);
	const items = [...byPath].map(([path, operations]) => [
		path,
		Object.assign({}, ...operations.map((one) => keyedItem(one, problemResponses))),
	]);
	return Object.fromEntries(items);
}
