import { isLocale, type Locale } from "#lib/i18n.ts";

const longest = 2000;
/** No space, no quote, no "\", nothing beyond ASCII: addresses that the site itself writes have none unescaped. */
const plain = /^\/[\w\-.~%!$'()*+,;=:@/?&]*$/;

/**
 * Where to go on after a choice: a page of this site in the language spoken now, else the home page. Never another site, however it is
 * disguised, and never the address that only takes the choice.
 */
export function backPath(given: unknown, locale: Locale): string {
	const home = `/${locale}`;
	if (typeof given !== "string" || given.length > longest || !plain.test(given)) return home;
	const [path = "", query] = given.split(/\?(.*)/s);
	if (path.includes("//") || /%(?:2f|5c|00|0a|0d)/i.test(path)) return home;
	const [, first = "", second = "", third] = path.split("/");
	if (!isLocale(first) || (second === "vision" && third)) return home;
	// A browser would take "." and ".." out, and so change what was checked above.
	if (!URL.canParse(path, "http://site") || new URL(path, "http://site").pathname !== path)
		return home;
	const there = `${home}${path.slice(home.length)}`;
	return query ? `${there}?${query}` : there;
}
