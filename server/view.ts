import { readCookie } from "./cookies.ts";

/** The cookie of the low-vision mode changes what a page looks like, so each of its values is a page of its own. */
export const viewCookie = "qadam_view";

/** The few values that app/view.ts writes. Any other is nobody's choice and must not fill the memory with copies. */
const known = /^(?:100|150|200)\.(?:ordinary|light|dark|blue)(?:\.noimg)?(?:\.wide)?$/;

/** How this browser wants to be shown pages; undefined: as usual. */
export function readView(cookies: string | undefined): string | undefined {
	const view = readCookie(cookies, viewCookie);
	return view && known.test(view) ? view : undefined;
}
