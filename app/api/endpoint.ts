import type { z } from "zod";
import { allowedMethods, answerResponse, crossOrigin, preflightResponse } from "./answer.ts";
import type { Operation } from "./operation.ts";
import { problemResponse, Refusal } from "./problem.ts";
import { readQuery } from "./query.ts";

export type Asked<Query> = {
	query: Query;
	/** The segments of the path that stand in square brackets. */
	segments: Record<string, string>;
	now: Date;
	url: URL;
};

/** A body with headers that depend on it. */
export class WithHeaders<Body> {
	readonly body: Body;
	readonly headers: Record<string, string>;

	constructor(body: Body, headers: Record<string, string>) {
		this.body = body;
		this.headers = headers;
	}
}

type Context = { params: Promise<Record<string, string | string[] | undefined>> };
type Handler = (request: Request, context?: Context) => Promise<Response>;

async function segmentsOf(context: Context | undefined): Promise<Record<string, string>> {
	const given = Object.entries((await context?.params) ?? {});
	return Object.fromEntries(given.map(([name, value]) => [name, String(value ?? "")]));
}

export const refuseMethod: Handler = async (request) =>
	problemResponse(request, new Refusal("method-not-allowed"), {
		...crossOrigin,
		allow: allowedMethods,
	});

/** The handlers of a public route: what they answer is open to every site and to nobody's cookies. */
export function endpoint<Query extends z.ZodObject, Answer extends z.ZodObject>(
	operation: Operation<Query, Answer>,
	answer: (
		asked: Asked<z.output<Query>>,
	) => Promise<z.output<Answer> | WithHeaders<z.output<Answer>> | Refusal>,
): Record<"GET" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE", Handler> {
	return {
		async GET(request, context) {
			const query = readQuery(request, operation.query);
			if (query instanceof Refusal) return problemResponse(request, query, crossOrigin);
			const segments = await segmentsOf(context);
			const url = new URL(request.url);
			const answered = await answer({ query, segments, now: new Date(), url });
			if (answered instanceof Refusal) return problemResponse(request, answered, crossOrigin);
			const wrapped = answered instanceof WithHeaders;
			return answerResponse(request, wrapped ? answered.body : answered, {
				"cache-control": operation.cacheControl,
				...(operation.mediaType ? { "content-type": operation.mediaType } : {}),
				...(wrapped ? answered.headers : {}),
			});
		},
		OPTIONS: preflightResponse,
		POST: refuseMethod,
		PUT: refuseMethod,
		PATCH: refuseMethod,
		DELETE: refuseMethod,
	};
}
