import type { IncomingMessage, ServerResponse } from "node:http";
import { answer, answerKept } from "./answer.ts";
import { streamApplication } from "./application-pages.ts";
import type { DoorConfig } from "./config.ts";
import { allowedHosts, isOwnHealthCheck } from "./host.ts";
import { log, requestScope } from "./log.ts";
import { logVisit } from "./log-visit.ts";
import { loggableError } from "./loggable.ts";
import type { Maintenance } from "./maintenance.ts";
import { type MemoryPlan, memoryPlan } from "./memory-routes.ts";
import { apiMethods, pageMethods } from "./methods.ts";
import { isProgram, isSafeMethod, mayChange } from "./origin.ts";
import type { PageMemory } from "./page-memory.ts";
import { isFlightPath } from "./places.ts";
import { openRefusals } from "./refusals.ts";
import type { Handler } from "./render.ts";
import { isWellFormed, readBody } from "./request-body.ts";
import { answerFromMemory, answerRendered, type PageTools } from "./resident-pages.ts";
import { securityHeaders } from "./security-headers.ts";
import { fullAddress } from "./short-addresses.ts";
import { cacheControlOf, type StaticFile, type StaticFiles } from "./static-files.ts";
import type { Target } from "./target.ts";
import { localeOf, readVisit, type Visit } from "./visit.ts";

/** Health tells the truth, and pages whose words need no database stay, while the rest of the portal is closed. */
const staysOpen = (target: Target, plan: MemoryPlan | null): boolean =>
	target.path.startsWith("/api/health/") || (plan !== null && plan.route.topics.length === 0);

export type Door = {
	listener: (request: IncomingMessage, response: ServerResponse) => void;
	/** Renders the error pages while all is well. */
	warm(): Promise<void>;
	/** From now on each answer closes its connection. */
	startClosing(): void;
};

/** The order of questions that every request is asked. */
export function openDoor(options: {
	config: Pick<DoorConfig, "publicUrl" | "trustedProxies"> &
		Partial<Pick<DoorConfig, "tilesOrigin">>;
	handler: Handler;
	files: StaticFiles;
	memory: PageMemory;
	/** What the operator has said of a pause, if anything. */
	maintenance?: () => Maintenance | null;
	isDatabaseAway?: () => boolean;
}): Door {
	const { config, handler, files, memory } = options;
	const { publicUrl, tilesOrigin } = config;
	const https = publicUrl.protocol === "https:";
	const hosts = allowedHosts(publicUrl);
	const standing = {
		resident: securityHeaders("resident", { https, tilesOrigin }),
		// A refusal by the door; what Next answers there gets a nonce.
		application: securityHeaders("application", { https }),
		api: securityHeaders("api", { https }),
		framework: securityHeaders("framework", { https }),
	};
	let closing = false;
	/** Streams that end only when somebody hangs up. */
	const endless = new Set<ServerResponse>();

	const { refuse, pause, warm } = openRefusals(
		{ handler, files, publicUrl },
		options.isDatabaseAway ?? (() => false),
	);
	const maintenance = options.maintenance ?? (() => null);
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
		if (
			!mayChange(method, request.headers.origin, visit.origin) &&
			!isProgram(place.kind, request.headers)
		)
			return refuse(visit, 403);

		const isShort = place.kind === "resident" && place.locale === null;
		const full = isShort ? fullAddress(target.path, localeOf(visit)) : null;
		if (full)
			return answer(visit, 307, {
				location: full + target.search,
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

		const plan =
			isSafeMethod(method) && place.kind === "resident" ? memoryPlan(target, visit.view) : null;
		const paused = maintenance();
		if (paused && !staysOpen(target, plan)) return pause(visit, paused);

		if (isSafeMethod(method)) {
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
		const isEndless =
			visit.place.kind === "api" && visit.request.headers.accept === "text/event-stream";
		if (isEndless) {
			endless.add(visit.response);
			visit.response.once("close", () => endless.delete(visit.response));
		}
		const streams = visit.place.kind === "application" || isEndless;
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
		warm,
		startClosing: () => {
			closing = true;
			// Their readers come back by themselves, to whoever serves then.
			for (const response of endless) response.end();
		},
	};
}
