import type { z } from "zod";
import { type MessageKey, translator } from "#lib/i18n.ts";
import { type ParameterError, Refusal } from "./problem.ts";

/** Tab and line breaks come from a text field; the other control characters, NUL first, from nobody honest. */
const isControl = (character: string): boolean => {
	const code = character.charCodeAt(0);
	return code === 127 || (code < 32 && code !== 9 && code !== 10 && code !== 13);
};

/** Null for a broken escape, bytes that are no UTF-8, control characters. */
function decode(text: string): string | null {
	try {
		const plain = decodeURIComponent(text.replaceAll("+", " "));
		return [...plain].some(isControl) ? null : plain;
	} catch {
		return null;
	}
}

type Given = { values: Map<string, string[]>; errors: ParameterError[] };

function readParameters(search: string): Given {
	const values = new Map<string, string[]>();
	const errors: ParameterError[] = [];
	for (const pair of search.slice(1).split("&")) {
		if (pair === "") continue;
		const equals = pair.indexOf("=");
		const name = decode(equals < 0 ? pair : pair.slice(0, equals));
		const value = decode(equals < 0 ? "" : pair.slice(equals + 1));
		if (name === null || value === null)
			errors.push({ parameter: name?.slice(0, 40) ?? "", message: "api.error.unreadable" });
		else values.set(name, [...(values.get(name) ?? []), value]);
	}
	return { values, errors };
}

/** The messages of the schemas are keys of messages/*.json; one that Zod wrote itself is none. */
const messageOf = (text: string): MessageKey =>
	translator("en").has(text as MessageKey) ? (text as MessageKey) : "api.error.required";

/**
 * The parameters of an address as its schema wants them. One that is given twice is refused: to take either would
 * be to guess. Names the schema does not know are ignored.
 */
export function readQuery<Query extends z.ZodObject>(
	request: Request,
	schema: Query,
): z.output<Query> | Refusal {
	const { values, errors } = readParameters(new URL(request.url).search);
	const input: Record<string, string | undefined> = {};
	for (const name of Object.keys(schema.shape)) {
		const given = values.get(name) ?? [];
		if (given.length > 1) errors.push({ parameter: name, message: "api.error.repeated" });
		input[name] = given[0];
	}
	if (errors.length > 0) return new Refusal("bad-request", errors);
	const parsed = schema.safeParse(input);
	if (parsed.success) return parsed.data;
	const found = new Map<string, MessageKey>();
	for (const issue of parsed.error.issues) {
		const name = String(issue.path[0] ?? "");
		if (found.has(name)) continue;
		found.set(name, input[name] === undefined ? "api.error.required" : messageOf(issue.message));
	}
	return new Refusal(
		"bad-request",
		[...found].map(([parameter, message]) => ({ parameter, message })),
	);
}
