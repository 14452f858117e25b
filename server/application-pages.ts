import { randomBytes } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";
import { applicationQuestionHeaders } from "./question-headers.ts";
import { makeRequest } from "./render.ts";
import { type PageTools, retryHeader, standingOf } from "./resident-pages.ts";
import { applicationPolicy, securityHeaders } from "./security-headers.ts";
import { type Fate, prepareStream } from "./stream.ts";
import { watchRefusal } from "./true-refusal.ts";
import type { Visit } from "./visit.ts";

/** Lets Next answer piece by piece, scripts and all, under a policy whose nonce is new for each request. */
export async function streamApplication(
	visit: Visit,
	tools: PageTools,
	body?: Buffer,
): Promise<void> {
	const { request, response, target, method } = visit;
	if (!target) return tools.refuse(visit, 400);
	visit.source = "render";
	const nonce = randomBytes(18).toString("base64");
	const headers = securityHeaders(visit.place.kind, {
		https: tools.publicUrl.protocol === "https:",
		nonce,
	});
	let retry: OutgoingHttpHeaders = {};
	const finishHeaders = (): Fate => {
		// Next's own error page needs scripts to show anything; its client asks for flight data and shows its own.
		const type = String(response.getHeader("content-type") ?? "text/html");
		const shell = response.statusCode >= 400 && type.startsWith("text/html");
		if (shell && !request.headers.rsc) {
			retry = retryHeader(response.getHeader("retry-after"));
			for (const name of response.getHeaderNames())
				if (name !== "set-cookie") response.removeHeader(name);
		}
		// Last word: neither Next nor a route handler may weaken them.
		for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
		// A table taken away is as personal as the page it is taken from.
		if (!response.hasHeader("cache-control"))
			response.setHeader("cache-control", "private, no-store");
		response.setHeader("x-request-id", visit.id);
		if (visit.standing.connection) response.setHeader("connection", "close");
		if (shell && !request.headers.rsc) return "replace";
		const vary = String(response.getHeader("vary") ?? "");
		if (!/accept-encoding/i.test(vary))
			response.setHeader("vary", vary ? `${vary}, Accept-Encoding` : "Accept-Encoding");
		return "send";
	};
	const trueStatus = method === "POST" ? watchRefusal(response) : () => response.statusCode;
	prepareStream(response, visit.encoding, finishHeaders, () => {
		tools.refuse(visit, trueStatus(), retry).catch(() => response.destroy());
	});
	const question = makeRequest({
		method,
		url: target.path + target.search,
		headers: applicationQuestionHeaders(request.headers, {
			...standingOf(visit, tools.publicUrl),
			nonce,
			policy: applicationPolicy(nonce),
			bodyLength: body?.length,
		}),
		...(body ? { body } : {}),
	});
	await tools.handler(question, response);
}
