import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { answer, answerKept } from "./answer.ts";
import { streamApplication } from "./application-pages.ts";
import type { DoorConfig } from "./config.ts";
import { ErrorPages, problem } from "./error-pages.ts";
import { allowedHosts, isOwnHealthCheck } from "./host.ts";
import { locales } from "./locale.ts";
import { log, requestScope } from "./log.ts";
import { logVisit } from "./log-visit.ts";
import { loggableError } from "./loggable.ts";
import { memoryPlan } from "./memory-routes.ts";
import { apiMethods, pageMethods } from "./methods.ts";
import { isSafeMethod, mayChange } from "./origin.ts";
import type { PageMemory } from "./page-memory.ts";
import { isFlightPath } from "./places.ts";
import { publicQuestionHeaders } from "./question-headers.ts";
import type { Handler } from "./render.ts";
import { isWellFormed, readBody } from "./request-body.ts";
import { answerFromMemory, answerRendered, type PageTools, renderLean } from "./resident-pages.ts";
import { securityHeaders } from "./security-headers.ts";
import { cacheControlOf, type StaticFile, type StaticFiles } from "./static-files.ts";
import { viewCookie } from "./view.ts";
import { localeOf, readVisit, type Visit } from "./visit.ts";

export type Door = {
	listener: (request: IncomingMessage, response: ServerResponse) => void;
	/** Renders the error pages while all is well. */
	warm(): Promise<void>;
	/** From now on each answer closes its connection. */
	startClosing(): void;
};

/** The order of questions that every request is asked. */
export function openDoor(options: {
	config: Pick<DoorConfig, "publicUrl" | "trustedProxies">;
	handler: Handler;
	files: StaticFiles;
	memory: PageMemory;
}): Door {
	const { config, handler, files, memory } = options;
	const { publicUrl } = config;
	const https = publicUrl.protocol === "https:";
	const hosts = allowedHosts(publicUrl);
	const standing = {
		resident: securityHeaders("resident", { https }),
		// A refusal by the door; what Next answers there gets a nonce.
		application: securityHeaders("application", { https }),
		api: securityHeaders("api", { https }),
		framework: securityHeaders("framework", { https }),
	};
	let closing = false;

	const errorPages = new ErrorPages((path, view) =>
		renderLean(
			{ handler, files },
			{
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
			},
		),
	);

	async function refuse(visit: Visit, status: number, headers: OutgoingHttpHeaders = {}) {
		const locale = localeOf(visit);
		const own = { "cache-control": "no-store", ...headers };
		if (status === 503 || status === 429) own["retry-after"] ??= "60";
		if (visit.place.kind === "api") {
			const body = problem(status, locale, visit.id);
			return answer(
				visit,
				status,
				{ ...own, "content-type": "application/problem+json", "access-control-allow-origin": "*" },
				body,
			);
		}
		const html = await errorPages.page(status, locale, { view: visit.view, reference: visit.id });
		const spoken = visit.place.locale ? {} : { vary: "Accept-Language, Cookie" };
		return answer(
			visit,
			status,
			{ ...own, ...spoken, "content-type": "text/html; charset=utf-8" },
			html,
		);
	}

	const tools: PageTools = { handler, files, memory, publicUrl, refuse };

	const answerFile = (visit: Visit, file: StaticFile, search: string) =>
		answerKept(visit, file.body, {
			"content-type": file.type,
			"cache-control": cacheControlOf(file, search),
			vary: "Accept-Encoding",
		});

	/** Not async: what is ready is sent within the same turn of the event loop. */
	function serve(visit: Visit): Promise<void> | undefined {
		const { target, place, method, host, request } = visit;
		if (!target) return refuse(visit, 400);
		if (!hosts.has(host) && !isOwnHealthCheck(target.path, host, request.socket.remoteAddress))
			return refuse(visit, 421);
		const methods = place.kind === "api" ? apiMethods : pageMethods;
		if (!methods.includes(method)) return refuse(visit, 405, { allow: methods.join(", ") });
		if (!mayChange(method, request.headers.origin, visit.origin)) return refuse(visit, 403);

		if (target.path === "/")
			return answer(visit, 307, {
				location: `/${localeOf(visit)}${target.search}`,
				"cache-control": "no-cache",
				vary: "Accept-Language, Cookie",
			});
		const file = files.find(target.path);
		if (file) {
			visit.source = "file";
			if (method === "POST") return refuse(visit, 405, { allow: "GET, HEAD" });
			return answerFile(visit, file, target.search);
		}
		if (place.kind === "framework") return refuse(visit, 404);
		if (place.kind === "resident" && isFlightPath(target.path)) return refuse(visit, 404);

		if (isSafeMethod(method)) {
			const plan = place.kind === "resident" ? memoryPlan(target, visit.view) : null;
			if (plan) return answerFromMemory(visit, tools, plan);
			return pass(visit);
		}
		return receive(visit);
	}

	async function receive(visit: Visit): Promise<void> {
		const { request } = visit;
		const body = await readBody(request);
		if (!body) return refuse(visit, 413, { connection: "close" });
		if (!(await isWellFormed(body, request.headers["content-type"]))) return refuse(visit, 400);
		return pass(visit, body);
	}

	function pass(visit: Visit, body?: Buffer): Promise<void> {
		const streams =
			visit.place.kind === "application" ||
			(visit.place.kind === "api" && visit.request.headers.accept === "text/event-stream");
		return streams ? streamApplication(visit, tools, body) : answerRendered(visit, tools, body);
	}

	async function apologize(visit: Visit, error: unknown): Promise<void> {
		if (visit.request.destroyed || visit.response.destroyed) return;
		log.error({ id: visit.id, error: loggableError(error) }, "request failed");
		if (visit.response.headersSent) visit.response.destroy();
		else await refuse(visit, 500).catch(() => visit.response.destroy());
	}

	function serveOrApologize(visit: Visit): void {
		try {
			serve(visit)?.catch((error: unknown) => apologize(visit, error));
		} catch (error) {
			void apologize(visit, error);
		}
	}

	function listener(request: IncomingMessage, response: ServerResponse): void {
		const startedAt = performance.now();
		const visit = readVisit(request, response, config);
		visit.standing = { ...standing[visit.place.kind], "x-request-id": visit.id };
		if (closing) visit.standing.connection = "close";
		response.once("close", () => logVisit(visit, performance.now() - startedAt));
		requestScope.run(visit.id, serveOrApologize, visit);
	}

	return {
		listener,
		warm: () => errorPages.warm(locales),
		startClosing: () => {
			closing = true;
		},
	};
}
