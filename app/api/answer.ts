import { hash } from "node:crypto";

/** Any site may read the public data; none can send cookies along. */
export const crossOrigin: Record<string, string> = {
	"access-control-allow-origin": "*",
	"access-control-expose-headers": "ETag, Link, X-Request-Id",
};

export const allowedMethods = "GET, HEAD, OPTIONS";

/** The answer to a browser that asks beforehand. */
export const preflightResponse = async (): Promise<Response> =>
	new Response(null, {
		status: 204,
		headers: {
			...crossOrigin,
			allow: allowedMethods,
			"access-control-allow-methods": allowedMethods,
			"access-control-allow-headers": "Accept-Language, If-None-Match",
			"access-control-max-age": "86400",
		},
	});

type Written = { text: string; tag: string };

// A body that is remembered (territory-memory.ts) is written out once, however often it is asked for.
const writtenBodies = new WeakMap<object, Written>();

function write(body: object): Written {
	let written = writtenBodies.get(body);
	if (!written) {
		const text = JSON.stringify(body);
		// Longer than the front door's own tags, so that each of the two only ever knows its own.
		written = { text, tag: `"${hash("sha256", text, "base64url").slice(0, 32)}"` };
		writtenBodies.set(body, written);
	}
	return written;
}

const isKnown = (ifNoneMatch: string | null, tag: string): boolean =>
	(ifNoneMatch ?? "").split(",").some((part) => part.trim().replace(/^W\//, "") === tag);

/** 200 with a strong ETag, or 304 when the asker has it already. */
export function answerResponse(
	request: Request,
	body: object,
	headers: Record<string, string>,
): Response {
	const { text, tag } = write(body);
	const known = isKnown(request.headers.get("if-none-match"), tag);
	const { "content-type": type = "application/json", ...rest } = headers;
	return new Response(known ? null : text, {
		status: known ? 304 : 200,
		headers: { ...crossOrigin, ...rest, etag: tag, ...(known ? {} : { "content-type": type }) },
	});
}
