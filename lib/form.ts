import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { defaultLocale, isLocale, type Locale, type MessageKey, translator } from "./i18n.ts";

/** What a form answers: words at the fields, what was typed, and perhaps a refusal of the whole. Null before the first try. */
export type FormState = {
	errors: { field: string; text: string }[];
	values: Record<string, string[]>;
	refusal: string | null;
} | null;

export type ParsedForm<Value> =
	| { ok: true; value: Value; values: Record<string, string[]> }
	| { ok: false; state: NonNullable<FormState> };

/** Everything typed, by field, so that nothing is lost when the form comes back. */
export function typedValues(form: FormData): Record<string, string[]> {
	const values: Record<string, string[]> = {};
	for (const [name, value] of form.entries()) {
		if (name.startsWith("$") || typeof value !== "string") continue;
		// NUL and half characters cannot be stored or shown; they are no part of what a person typed.
		const typed = value.replaceAll("\0", "").toWellFormed();
		values[name] = [...(values[name] ?? []), typed];
	}
	return values;
}

/**
 * Reads a form with its schema. A field whose schema is an array takes every value, any other the last one.
 * The messages of the schema are keys of messages/*.json; they come back in the page's language.
 */
export function parseForm<Schema extends z.ZodObject>(
	schema: Schema,
	form: FormData,
	locale: Locale,
): ParsedForm<z.infer<Schema>> {
	const values = typedValues(form);
	const input: Record<string, unknown> = {};
	for (const name of Object.keys(schema.shape)) {
		const typed = values[name];
		const lists = isList(schema.shape[name]);
		input[name] = lists ? (typed ?? []) : typed?.at(-1);
	}
	const parsed = schema.safeParse(input);
	if (parsed.success) return { ok: true, value: parsed.data, values };
	const t = translator(locale);
	const errors = new Map<string, string>();
	for (const issue of parsed.error.issues) {
		const field = String(issue.path[0] ?? "");
		if (!errors.has(field)) errors.set(field, wordsFor(t, issue.message));
	}
	return {
		ok: false,
		state: {
			errors: [...errors].map(([field, text]) => ({ field, text })),
			values,
			refusal: null,
		},
	};
}

type Definition = { type?: string; innerType?: unknown; in?: unknown; options?: unknown[] };

/** Whether a field takes several values, however its schema is wrapped. */
function isList(field: unknown): boolean {
	const definition = (field as { def?: Definition } | undefined)?.def;
	if (!definition) return false;
	if (definition.type === "array") return true;
	if (definition.options) return definition.options.some(isList);
	return isList(definition.innerType ?? definition.in);
}

function wordsFor(t: ReturnType<typeof translator>, message: string): string {
	const key = message as MessageKey;
	// A message Zod wrote itself (a missing field, a wrong type) is not one of ours: it says "fill this in".
	return t.has(key) ? t(key) : t("error.required");
}

/** The language of the page that a form was sent from: its hidden field "locale". */
export function formLocale(form: FormData): Locale {
	const given = String(form.get("locale") ?? "");
	return isLocale(given) ? given : defaultLocale;
}

/** A key for one rendered form: a second post of the same form is recognised by it. */
export const newFormKey = (): string => randomUUID();
