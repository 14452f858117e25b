import { z } from "zod";
import { answerName, components, type Operation } from "#app/api/operation.ts";
import { type ProblemKind, problemStatus, problemType } from "#app/api/problem.ts";
import { publicAddress } from "#app/api/public-address.ts";
import { translator } from "#lib/i18n.ts";
import { openDatabaseLicense } from "../credit.ts";
import { calendarPaths } from "./calendar-paths.ts";
import { eventPaths } from "./event-paths.ts";
import { healthPaths } from "./health-paths.ts";
import { keyedPaths, securitySchemes } from "./keyed-paths.ts";
import { operations } from "./operations.ts";

const referenceTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

type Schema = Record<string, unknown>;

/** Zod writes the bounds of safe integers, and forbids what a later version may add: both are noise to a reader. */
function tidy({ jsonSchema }: { jsonSchema: Schema }): void {
	if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
	if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
	if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
	// "format" says it already.
	if (jsonSchema.format === "date" || jsonSchema.format === "date-time") delete jsonSchema.pattern;
}

function schemas(): Record<string, Schema> {
	const found = z.toJSONSchema(components, {
		uri: (id) => referenceTo(id).$ref,
		override: tidy,
	}).schemas;
	const named = Object.entries(found).map(([name, { $id, $schema, ...schema }]) => [name, schema]);
	return Object.fromEntries(named);
}

function parameters(operation: Operation): Schema[] {
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
	const query = Object.entries(operation.query.shape).map(([name, field]) => {
		const written: Schema = z.toJSONSchema(field as z.ZodType, { override: tidy });
		const { $schema, description, examples, ...schema } = written;
		return {
			name,
			in: "query",
			required: !(field as z.ZodType).safeParse(undefined).success,
			description,
			schema,
			...(Array.isArray(examples) ? { example: examples[0] } : {}),
		};
	});
	return [...segments, ...query];
}

function problemExample(kind: ProblemKind) {
	const t = translator("en");
	return {
		summary: t(`api.problem.${kind}.title`),
		value: {
			type: problemType(kind),
			title: t(`api.problem.${kind}.title`),
			status: problemStatus[kind],
			detail: t(`api.problem.${kind}.detail`),
			instance: "urn:request:k3v9m2q7x4c8bn",
			...(kind === "bad-request"
				? { errors: [{ parameter: "lat", detail: t("api.error.latitude") }] }
				: {}),
		},
	};
}

function problemResponses(kinds: readonly ProblemKind[]): Record<string, Schema> {
	const byStatus = Map.groupBy(kinds, (kind) => String(problemStatus[kind]));
	const responses = [...byStatus].map(([status, alike]) => [
		status,
		{
			description: alike.map((kind) => problemExample(kind).summary).join(". "),
			content: {
				"application/problem+json": {
					schema: referenceTo("Problem"),
					examples: Object.fromEntries(alike.map((kind) => [kind, problemExample(kind)])),
				},
			},
		},
	]);
	return Object.fromEntries(responses);
}

const cacheHeaders = {
	ETag: { description: "Strong. Send it back as If-None-Match.", schema: { type: "string" } },
	"Cache-Control": { schema: { type: "string" } },
};

const pathItem = (operation: Operation) => ({
	get: {
		operationId: operation.id,
		summary: operation.summary,
		description: operation.description,
		parameters: parameters(operation),
		responses: {
			200: {
				description: operation.summary,
				headers: cacheHeaders,
				content: {
					[operation.mediaType ?? "application/json"]: {
						schema: referenceTo(answerName(operation.id)),
						example: operation.example,
					},
				},
			},
			304: { description: "Nothing has changed since the ETag sent along." },
			...problemResponses(operation.problems),
			default: {
				description: "Any other trouble",
				content: { "application/problem+json": { schema: referenceTo("Problem") } },
			},
		},
	},
});

const description = `Who serves an address, where and when one is received. Without a key, from any site, without
personal data of residents.

- Texts come in Kazakh, Russian and English. Problems speak the language of Accept-Language, Kazakh without it.
- Times carry the offset of the office. Show them as they stand.
- A parameter given twice is refused; an unknown one is ignored. Ids are texts without a meaning.
- Answers may gain fields; they lose none within v1. What needs no key is read by GET, HEAD and OPTIONS: 405 otherwise.
- Partners (kiosks, call centres, portals) hold and book with a key, from their servers: no browser of another site may.`;

/** OpenAPI 3.1, from the very schemas that the routes read and answer by. */
export const buildDocument = () => ({
	openapi: "3.1.1",
	info: {
		title: "Qadam",
		version: "1.0.0",
		description,
		license: { name: "Data: ODbL 1.0", url: openDatabaseLicense },
	},
	servers: [{ url: publicAddress("/").slice(0, -1) }],
	paths: {
		...Object.fromEntries(operations.map((operation) => [operation.path, pathItem(operation)])),
		...keyedPaths(problemResponses),
		...calendarPaths(problemResponses(["not-found"])),
		...eventPaths(problemResponses(["not-found", "too-many-requests"])),
		...healthPaths(problemResponses(["not-ready"])),
	},
	components: { schemas: schemas(), securitySchemes },
});
