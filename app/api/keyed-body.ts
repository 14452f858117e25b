import type { z } from "zod";
import { type MessageKey, translator } from "#lib/i18n.ts";
import type { KeyedOperation } from "./keyed-operation.ts";
import { type ParameterError, Refusal } from "./problem.ts";

/** A visit fits into a sixteenth of this. */
const largestBody = 16 * 1024;

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
	path.reduce<unknown>(
		(inner, step) =>
			typeof inner === "object" && inner !== null && Object.hasOwn(inner, step)
				? (inner as Record<PropertyKey, unknown>)[step]
				: undefined,
		value,
	);

/** The messages of the schemas are keys of messages/*.json; one that Zod wrote itself is none. */
const messageOf = (text: string, given: unknown): MessageKey => {
	if (translator("en").has(text as MessageKey)) return text as MessageKey;
	return given === undefined ? "api.error.required" : "api.error.value";
};

/** The name of a field in the body, "contact.phone"; one that the sender made up is cut short. */
const nameOf = (path: readonly PropertyKey[]): string => path.map(String).join(".").slice(0, 80);

function errorsOf(error: z.ZodError, value: unknown): ParameterError[] {
	const found = new Map<string, MessageKey>();
	for (const issue of error.issues) {
		if (issue.code === "unrecognized_keys")
			for (const key of issue.keys)
				found.set(nameOf([...issue.path, key]), "api.error.unknown-field");
		else {
			const name = nameOf(issue.path);
			if (!found.has(name)) found.set(name, messageOf(issue.message, at(value, issue.path)));
		}
	}
	return [...found].slice(0, 20).map(([parameter, message]) => ({ parameter, message }));
}

const mediaType = (request: Request): string =>
	(request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

const unreadable = new Refusal("bad-request", [
	{ parameter: "body", message: "api.error.unreadable-json" },
]);

/** The bytes as text. */
async function textOf(request: Request): Promise<string | Refusal> {
	if (Number(request.headers.get("content-length") ?? 0) > largestBody)
		return new Refusal("body-too-large");
	const bytes = await request.arrayBuffer();
	if (bytes.byteLength > largestBody) return new Refusal("body-too-large");
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return unreadable;
	}
}

/** The body of a request as its schema wants it. Fields that the schema does not know are refused, not dropped. */
export async function readJsonBody<Body extends z.ZodType>(
	request: Request,
	operation: Pick<KeyedOperation<Body>, "bodyType"> & { body: Body },
): Promise<{ value: z.output<Body> } | Refusal> {
	if (mediaType(request) !== operation.bodyType) return new Refusal("media-type");
	const text = await textOf(request);
	if (text instanceof Refusal) return text;
	let given: unknown;
	try {
		given = JSON.parse(text);
	} catch {
		return unreadable;
	}
	// NUL and half of a surrogate pair, written out as escapes, are no text that PostgreSQL could keep.
	if (/\\u(?:0000|d[89a-f])/.test(JSON.stringify(given))) return unreadable;
	const parsed = operation.body.safeParse(given);
	return parsed.success
		? { value: parsed.data }
		: new Refusal("bad-request", errorsOf(parsed.error, given));
}
