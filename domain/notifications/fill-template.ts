import type { Language } from "#domain/identity/actors.ts";
import en from "./templates/en.json" with { type: "json" };
import kk from "./templates/kk.json" with { type: "json" };
import ru from "./templates/ru.json" with { type: "json" };

export const templates = { kk, ru, en } satisfies Record<Language, typeof ru>;

/** How each language writes days and numbers. */
export const tags: Record<Language, string> = { kk: "kk-KZ", ru: "ru-KZ", en: "en-GB" };

export type Values = Record<string, string | null>;

/** Fills "{name}" in; null when one of the values is not there. */
export function fill(template: string, values: Values): string | null {
	let complete = true;
	const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = values[name];
		if (value === undefined) throw new Error(`A message template asks for "${name}".`);
		if (value === null) complete = false;
		return value ?? "";
	});
	return complete ? text : null;
}
