import type { OutgoingHttpHeaders } from "node:http";
import { answer } from "./answer.ts";
import {
	type ErrorCode,
	ErrorPages,
	errorCode,
	problem,
	usualRetrySeconds,
} from "./error-pages.ts";
import { locales } from "./locale.ts";
import { type Maintenance, maintenanceQuery, pauseSeconds } from "./maintenance.ts";
import { publicQuestionHeaders } from "./question-headers.ts";
import { type PageTools, renderLean } from "./resident-pages.ts";
import { viewCookie } from "./view.ts";
import { localeOf, type Visit } from "./visit.ts";
import { wallTimeIn } from "./wall-time.ts";

export type Refusals = {
	refuse: PageTools["refuse"];
	/** While the operator works on the portal: 503, and when to come back. */
	pause: (visit: Visit, maintenance: Maintenance) => Promise<void>;
	/** Renders the error pages while all is well. */
	warm: () => Promise<void>;
};

/** A beat or office that is not there, in a unit that may be: its page lists those that are. */
function nearQuery(path: string | undefined): string {
	const [, unit] = /^\/\w\w\/(?:beats|offices)\/(\d{4})-/.exec(path ?? "") ?? [];
	return unit ? `?near=${unit}` : "";
}

/** How the door says no: a whole page in the visitor's language, for programs a problem (RFC 9457). */
export function openRefusals(
	tools: Pick<PageTools, "handler" | "files" | "publicUrl">,
	isDatabaseAway: () => boolean,
): Refusals {
	const { publicUrl } = tools;
	const pages = new ErrorPages((path, view) =>
		renderLean(tools, {
			method: "GET",
			url: path,
			headers: publicQuestionHeaders(
				{
					host: publicUrl.host,
					publicUrl,
					requestId: "error-page",
					network: "public",
					target: path,
				},
				view ? `${viewCookie}=${view}` : null,
			),
		}),
	);

	async function say(
		visit: Visit,
		status: number,
		code: ErrorCode,
		query: string,
		headers: OutgoingHttpHeaders,
	): Promise<void> {
		const locale = localeOf(visit);
		const own = { "cache-control": "no-store", ...headers };
		if (status === 503 || status === 429) own["retry-after"] ??= String(usualRetrySeconds);
		if (visit.place.kind === "api")
			return answer(
				visit,
				status,
				{ ...own, "content-type": "application/problem+json", "access-control-allow-origin": "*" },
				problem(status, code, locale, visit.id),
			);
		// A date instead of seconds is nobody's of ours: then the usual time is told.
		const seconds = Number(own["retry-after"]) || usualRetrySeconds;
		const html = await pages.page(code, locale, {
			view: visit.view,
			query,
			reference: visit.id,
			retryAt: wallTimeIn(seconds, new Date()),
		});
		const spoken = visit.place.locale ? {} : { vary: "Accept-Language, Cookie" };
		return answer(
			visit,
			status,
			{ ...own, ...spoken, "content-type": "text/html; charset=utf-8" },
			html,
		);
	}

	return {
		refuse(visit, given, headers = {}) {
			// Pages do not know why a query failed; the door hears whether the database is there.
			const status = given === 500 && isDatabaseAway() ? 503 : given;
			const query = status === 404 ? nearQuery(visit.target?.path) : "";
			return say(visit, status, errorCode(status), query, headers);
		},
		pause(visit, maintenance) {
			const now = new Date();
			const headers = { "retry-after": String(pauseSeconds(maintenance, now)) };
			return say(visit, 503, "maintenance", maintenanceQuery(maintenance, now), headers);
		},
		warm: () => pages.warm(locales),
	};
}
