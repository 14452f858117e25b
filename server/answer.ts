import type { OutgoingHttpHeaders } from "node:http";
import { encode, isCompressible, smallestWorthwhile } from "./encoding.ts";
import { entityTag, isKnown } from "./entity-tag.ts";
import type { KeptBody } from "./kept-body.ts";
import type { Visit } from "./visit.ts";

// Every answer but a streamed one leaves through these two. The security headers are already set on the response.

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

/** Sends a body that many get: with a strong ETag, and only when the visitor does not have it yet. */
export async function answerKept(
	visit: Visit,
	body: KeptBody,
	headers: OutgoingHttpHeaders,
): Promise<void> {
	const { response, request } = visit;
	const encoding = body.encodingFor(visit.encoding);
	headers.etag = entityTag(body.hash, encoding);
	if (isKnown(request.headers["if-none-match"], body.hash)) {
		delete headers["content-type"];
		response.writeHead(304, headers);
		response.end();
		return;
	}
	const bytes = body.ready(encoding) ?? (await body.make(encoding));
	if (response.destroyed) return;
	if (encoding !== "identity") headers["content-encoding"] = encoding;
	headers["content-length"] = bytes.length;
	response.writeHead(200, headers);
	response.end(visit.method === "HEAD" ? undefined : bytes);
}
