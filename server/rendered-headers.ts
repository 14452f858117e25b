import type { OutgoingHttpHeaders } from "node:http";

/** What only Next's own client, or the connection, has to do with. */
const inward =
	/^(?:connection|keep-alive|transfer-encoding|content-length|vary|date|etag|link|x-powered-by|x-nextjs-.*|x-action-.*|x-middleware-.*|x-matched-path|next-.*)$/;

function usefulLinks(link: OutgoingHttpHeaders[string]): string | null {
	const links = (Array.isArray(link) ? link.join(", ") : String(link ?? "")).split(/,\s*(?=<)/);
	const useful = links.filter((one) => one && !/modulepreload|as="?(?:script|font)"?/i.test(one));
	return useful.length ? useful.join(", ") : null;
}

/** The headers of a page that Next has rendered, as far as a resident's browser needs them. */
export function leanHeaders(rendered: OutgoingHttpHeaders): OutgoingHttpHeaders {
	const kept: OutgoingHttpHeaders = {};
	for (const [name, value] of Object.entries(rendered)) if (!inward.test(name)) kept[name] = value;
	const links = usefulLinks(rendered.link);
	if (links) kept.link = links;
	return kept;
}
