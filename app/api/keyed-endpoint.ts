import type { z } from "zod";
import type { Partner } from "#domain/identity/actors.ts";
import type { QuotaLeft } from "#domain/identity/limit-partner.ts";
import { requirePartner } from "#lib/partner-session.ts";
import { acceptedLanguage } from "./accepted-language.ts";
import { type Answered, once, readIdempotencyKey } from "./idempotency.ts";
import { readJsonBody } from "./keyed-body.ts";
import type { KeyedOperation } from "./keyed-operation.ts";
import { problemResponse, Refusal } from "./problem.ts";

type Context = { params: Promise<Record<string, string | string[] | undefined>> };
type Handler = (request: Request, context?: Context) => Promise<Response>;

export type KeyedAsked<Body> = {
	partner: Partner;
	body: Body;
	segments: Record<string, string>;
	/** "" where none is asked for. */
	idempotencyKey: string;
	/** Null: not said. */
	ifMatch: string | null;
	ifNoneMatch: string | null;
	now: Date;
};

/** Draft-ietf-httpapi-ratelimit-headers: what a key may ask, and what is left of it. */
function quotaHeaders(left: QuotaLeft[]): Record<string, string> {
	if (left.length === 0) return {};
	const used = left.filter(({ allowed }) => !allowed).map(({ resetSeconds }) => resetSeconds);
	return {
		"ratelimit-policy": left
			.map(({ name, points, windowSeconds }) => `"${name}";q=${points};w=${windowSeconds}`)
			.join(", "),
		ratelimit: left
			.map(({ name, remaining, resetSeconds }) => `"${name}";r=${remaining};t=${resetSeconds}`)
			.join(", "),
		...(used.length > 0 ? { "retry-after": String(Math.max(...used)) } : {}),
	};
}

/** What a refusal's own header says (RFC 6750, RFC 5789). */
function refusalHeaders(refusal: Refusal, operation: KeyedOperation): Record<string, string> {
	const realm = 'Bearer realm="Qadam"';
	switch (refusal.problem) {
		case "key-missing":
			return { "www-authenticate": realm };
		case "key-unknown":
			return { "www-authenticate": `${realm}, error="invalid_token"` };
		case "scope-missing":
			return {
				"www-authenticate": `${realm}, error="insufficient_scope", scope="${operation.scope}"`,
			};
		case "media-type":
			return operation.method === "PATCH" ? { "accept-patch": operation.bodyType } : {};
		case "idempotency-in-progress":
			return { "retry-after": "1" };
		default:
			return {};
	}
}

async function segmentsOf(context: Context | undefined): Promise<Record<string, string>> {
	const given = Object.entries((await context?.params) ?? {});
	return Object.fromEntries(given.map(([name, value]) => [name, String(value ?? "")]));
}

/** The handler of one operation that a key opens. No site may read it, no cookie has a say, nobody keeps the answer. */
export function keyed<Body extends z.ZodType, Answer extends z.ZodObject>(
	operation: KeyedOperation<Body, Answer>,
	act: (asked: KeyedAsked<z.output<Body>>) => Promise<Answered | Refusal>,
): Handler {
	return async (request, context) => {
		const now = new Date();
		const asked = { scope: operation.scope, language: acceptedLanguage(request) };
		const gate = await requirePartner(request, asked, now);
		const quota = quotaHeaders(gate.left);
		const refuse = (refusal: Refusal) =>
			problemResponse(request, refusal, { ...quota, ...refusalHeaders(refusal, operation) });
		if (!gate.ok) return refuse(new Refusal(gate.refusal));

		const { partner } = gate;
		const { body: shape, bodyType } = operation;
		const read = shape ? await readJsonBody(request, { body: shape, bodyType }) : null;
		if (read instanceof Refusal) return refuse(read);
		const ifMatch = operation.ifMatch ? request.headers.get("if-match") : null;
		if (operation.ifMatch === "required" && ifMatch === null)
			return refuse(new Refusal("precondition-required"));
		const idempotencyKey = operation.once ? readIdempotencyKey(request) : "";
		if (idempotencyKey === null) return refuse(new Refusal("idempotency-key-missing"));

		const segments = await segmentsOf(context);
		const body = read?.value as z.output<Body>;
		const ifNoneMatch = request.headers.get("if-none-match");
		const answer = () =>
			act({ partner, body, segments, idempotencyKey, ifMatch, ifNoneMatch, now });
		const said = JSON.stringify([operation.method, new URL(request.url).pathname, body]);
		const answered = operation.once
			? await once(partner, { idempotencyKey, request: said }, answer, now)
			: await answer();
		if (answered instanceof Refusal) return refuse(answered);
		const known = operation.method === "GET" && isKnown(ifNoneMatch, answered.headers.etag);
		return new Response(known ? null : JSON.stringify(answered.body), {
			status: known ? 304 : operation.status,
			headers: {
				"cache-control": "no-store",
				...(known ? {} : { "content-type": "application/json" }),
				...answered.headers,
				...quota,
			},
		});
	};
}

const listed = (header: string): string[] =>
	header.split(",").map((part) => part.trim().replace(/^W\//, ""));

const isKnown = (ifNoneMatch: string | null, tag: string | undefined): boolean =>
	ifNoneMatch !== null && tag !== undefined && listed(ifNoneMatch).includes(tag);

/** Whether If-Match lets a change happen (RFC 9110, 13.1.1): nothing said, "*", or the tag of what stands now. */
export const matches = (ifMatch: string | null, tag: string): boolean =>
	ifMatch === null ||
	ifMatch.trim() === "*" ||
	ifMatch.split(",").some((one) => one.trim() === tag);

const allMethods = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
type Handlers = Record<(typeof allMethods)[number], Handler>;

/** Every method of a keyed path: those given, 405 for the rest, and OPTIONS without a word to other sites' browsers. */
export function keyedEndpoint(handlers: Partial<Handlers>): Handlers {
	const given = allMethods.filter((method) => handlers[method]);
	const head = handlers.GET ? ["HEAD"] : [];
	const allow = [...given, ...head, "OPTIONS"].join(", ");
	const refuseMethod: Handler = async (request) =>
		problemResponse(request, new Refusal("method-not-allowed"), { allow });
	const options: Handler = async () => new Response(null, { status: 204, headers: { allow } });
	const whole = allMethods.map((method) => [method, handlers[method] ?? refuseMethod] as const);
	return { ...(Object.fromEntries(whole) as Handlers), OPTIONS: options };
}
