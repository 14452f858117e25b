import { randomUUID } from "node:crypto";
import { type MessageKey, translator } from "#lib/i18n.ts";
import { acceptedLanguage } from "./accepted-language.ts";
import { publicAddress } from "./public-address.ts";

/** With a key; see docs/partner-api.md. */
const partnerProblems = {
	"key-missing": 401,
	"key-unknown": 401,
	"scope-missing": 403,
	"office-not-allowed": 403,
	"service-not-for-partners": 403,
	"too-many-requests": 429,
	"body-too-large": 413,
	"media-type": 415,
	"idempotency-key-missing": 400,
	"idempotency-key-reused": 422,
	"idempotency-in-progress": 409,
	"precondition-required": 428,
	"precondition-failed": 412,
	"one-change-at-a-time": 422,
	"slot-taken": 409,
	"slot-not-offered": 422,
	"hold-expired": 409,
	"hold-used": 409,
	"overlapping-visit": 409,
	"too-many-open-visits": 409,
	"too-late": 409,
	"cannot-be-changed": 409,
	"too-many-changes": 409,
	"ask-the-office": 409,
} as const;

/** Everything a program can be refused with, and its status. Words: "api.problem.*" of messages/*.json. */
export const problemStatus = {
	"bad-request": 400,
	"outside-region": 404,
	"not-found": 404,
	"method-not-allowed": 405,
	"not-ready": 503,
	...partnerProblems,
} as const;

export type ProblemKind = keyof typeof problemStatus;
export const problemKinds = Object.keys(problemStatus) as ProblemKind[];

/** What is wrong with one parameter of the address, or one field of the body: "contact.phone". */
export type ParameterError = { parameter: string; message: MessageKey };

/** An expected no. It is returned, never thrown: what is thrown is a bug. */
export class Refusal {
	readonly problem: ProblemKind;
	readonly errors: ParameterError[];

	constructor(problem: ProblemKind, errors: ParameterError[] = []) {
		this.problem = problem;
		this.errors = errors;
	}
}

export const unknownId = (parameter: string): Refusal =>
	new Refusal("not-found", [{ parameter, message: "api.error.unknown-id" }]);

/** Where the kind of problem is explained, in three languages. */
export const problemType = (problem: ProblemKind): string =>
	publicAddress(`/api/v1/problems/${problem}`);

/** The front door gives each request a number, which stands in the log too. */
function requestId(request: Request): string {
	const given = request.headers.get("x-request-id") ?? "";
	return /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
}

/** Problem details (RFC 9457) in the language of Accept-Language. */
export function problemResponse(
	request: Request,
	{ problem, errors }: Refusal,
	headers: Record<string, string> = {},
): Response {
	const locale = acceptedLanguage(request);
	const t = translator(locale);
	const status = problemStatus[problem];
	const body = {
		type: problemType(problem),
		title: t(`api.problem.${problem}.title`),
		status,
		detail: t(`api.problem.${problem}.detail`),
		instance: `urn:request:${requestId(request)}`,
		...(errors.length > 0
			? { errors: errors.map(({ parameter, message }) => ({ parameter, detail: t(message) })) }
			: {}),
	};
	return new Response(JSON.stringify(body), {
		status,
		headers: {
			"content-type": "application/problem+json",
			"content-language": locale,
			// Nobody keeps a refusal: its words depend on the language asked for.
			"cache-control": "no-store",
			...headers,
		},
	});
}
