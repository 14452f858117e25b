export type Target = {
	/** As it was sent, percent-encoded, without the query. */
	path: string;
	/** "?…" as it was sent, or "". */
	search: string;
};

const longestTarget = 8000;

const visibleAscii = /^\/[\x21\x24-\x7e]*$/;
// Looked for while still encoded, which is the only way they can come. Tab and line breaks in a query are from a
// <textarea>; the other control characters, NUL first, from nobody honest.
const controlInPath = /%(?:[01][0-9a-f]|7f)/i;
const controlInQuery = /%(?:0[0-8bcef]|1[0-9a-f]|7f)/i;

function decoded(text: string): string | null {
	if (!text.includes("%")) return text;
	try {
		// Throws at a broken escape and at bytes that are no UTF-8.
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}

/**
 * Reads a request target, or null when it is too long or means nothing: broken percent-encoding, bytes that are
 * no UTF-8, control characters, "//", "\", dot segments, the absolute form. Whatever passes is safe to decode.
 */
export function readTarget(raw: string | undefined): Target | null {
	if (!raw || raw.length > longestTarget || !visibleAscii.test(raw)) return null;
	const mark = raw.indexOf("?");
	const path = mark < 0 ? raw : raw.slice(0, mark);
	const search = mark < 0 ? "" : raw.slice(mark);
	const plain = decoded(path);
	if (plain === null || controlInPath.test(path)) return null;
	if (plain.includes("//") || plain.includes("\\")) return null;
	if (plain.includes("/.") && plain.split("/").some((part) => part === "." || part === ".."))
		return null;
	const query = decoded(search);
	if (query === null || controlInQuery.test(search)) return null;
	return { path, search };
}

/** The same query without the parameters that Next's own client adds. */
export function withoutFrameworkParameters(search: string): string {
	if (!search.includes("_rsc") && !search.includes("nxt")) return search;
	const kept = search
		.slice(1)
		.split("&")
		.filter((pair) => !/^(_rsc|__next|nxt[PI])/.test(pair));
	return kept.length ? `?${kept.join("&")}` : "";
}
