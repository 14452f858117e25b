import type { Locale } from "./locale.ts";

const kinds: Record<string, string> = { b: "beats", o: "offices", r: "r", v: "v" };

/**
 * Where an address without a language leads: "/" to the home page, "/b/1110-17" to a beat, "/o/1110-4" to an office,
 * "/v/…" to the visit of a message's link, "/r/…" to the question how it went.
 * Short enough to be dictated on the phone. Null for any other.
 */
export function fullAddress(path: string, locale: Locale): string | null {
	if (path === "/") return `/${locale}`;
	const [, kind, id] = /^\/([a-z])\/([\w-]{1,40})$/.exec(path) ?? [];
	const folder = kind && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
	return folder && id ? `/${locale}/${folder}/${id}` : null;
}
