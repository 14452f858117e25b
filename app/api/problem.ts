import { randomUUID } from "node:crypto";
import { type MessageKey, translator } from "#lib/i18n.ts";
import { acceptedLanguage } from "./accepted-language.ts";
import { publicAddress } from "./public-address.ts";

/** Everything a program can be refused with, and its status. Words: "api.problem.*" of messages/*.json. */
export const problemStatus = {
	"bad-request": 400,
	"outside-region": 404,
	"not-found": 404,
	"method-not-allowed": 405,
	"not-ready": 503,
} as const;

export type ProblemKind = keyof typeof problemStatus;
export const problemKinds = Object.keys(problemStatus) as ProblemKind[];

/** What is wrong with one parameter of the address. */
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
