import type { OutgoingHttpHeaders } from "node:http";
import { encode, isCompressible, smallestWorthwhile } from "./encoding.ts";
import { entityTag, isKnown } from "./entity-tag.ts";
import type { KeptBody } from "./kept-body.ts";
import type { Visit } from "./visit.ts";

// Every answer but a streamed one leaves through these two.

/** Sends a body that belongs to this visitor alone. */
export async function answer(
	visit: Visit,
	status: number,
	headers: OutgoingHttpHeaders,
	body: Buffer | string = "",
): Promise<void> {
	const { response } = visit;
	if (response.destroyed || response.headersSent) return;
	let bytes = typeof body === "string" ? Buffer.from(body) : body;
	const type = headers["content-type"];
	const compressible = isCompressible(String(type ?? "")) && !headers["content-encoding"];
	const encoding =
		compressible && bytes.length >= smallestWorthwhile ? visit.encoding : ("identity" as const);
	if (encoding !== "identity" && visit.method !== "HEAD") bytes = await encode(bytes, encoding, 4);
	const empty = status === 204 || status === 304;
	response.writeHead(status, {
		...visit.standing,
		...headers,
		...(compressible ? { vary: varying(headers.vary) } : {}),
		...(encoding === "identity" ? {} : { "content-encoding": encoding }),
		...(empty || (visit.method === "HEAD" && encoding !== "identity")
			? {}
			: { "content-length": bytes.length }),
	});
	response.end(visit.method === "HEAD" || empty ? undefined : bytes);
}

function varying(given: OutgoingHttpHeaders["vary"]): string {
	const names = String(given ?? "");
	return /accept-encoding/i.test(names)
		? names
		: names
			? `${names}, Accept-Encoding`
			: "Accept-Encoding";
}

/**
 * Sends a body that many get: with a strong ETag, and only when the visitor does not have it yet. At once when the
 * encoding is ready, because this is the answer that must cost least.
 */
export function answerKept(
	visit: Visit,
	body: KeptBody,
	headers: OutgoingHttpHeaders,
): Promise<void> | undefined {
	const encoding = body.encodingFor(visit.encoding);
	const bytes = body.ready(encoding);
	if (!bytes) return body.make(encoding).then(() => answerKept(visit, body, headers));
	const { response, request } = visit;
	if (response.destroyed) return;
	const whole: OutgoingHttpHeaders = Object.assign({}, visit.standing, headers);
	whole.etag = entityTag(body.hash, encoding);
	if (isKnown(request.headers["if-none-match"], body.hash)) {
		delete whole["content-type"];
		response.writeHead(304, whole);
		response.end();
		return;
	}
	if (encoding !== "identity") whole["content-encoding"] = encoding;
	whole["content-length"] = bytes.length;
	response.writeHead(200, whole);
	response.end(visit.method === "HEAD" ? undefined : bytes);
}
