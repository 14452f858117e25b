import { log } from "./log.ts";
import { queryKeys, routeOf } from "./loggable.ts";
import { apiMethods } from "./methods.ts";
import type { Visit } from "./visit.ts";

/** One line for each request: enough to find a slow or broken page, nothing that tells who asked for it. */
export function logVisit(visit: Visit, milliseconds: number): void {
	const { target, response, method } = visit;
	log.info(
		{
			id: visit.id,
			method: apiMethods.includes(method) ? method : "other",
			route: target ? routeOf(target.path) : "(unreadable)",
			query: target ? queryKeys(target.search) : undefined,
			// 499: the visitor left before the answer was sent.
			status: response.writableFinished ? response.statusCode : 499,
			ms: Math.round(milliseconds * 10) / 10,
			from: visit.source,
		},
		"request",
	);
}
