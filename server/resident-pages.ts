import type { OutgoingHttpHeaders } from "node:http";
import { answer, answerKept } from "./answer.ts";
import { contentHash, entityTag, isKnown } from "./entity-tag.ts";
import { filledErrorPage } from "./error-pages.ts";
import { leanHtml } from "./lean-html.ts";
import { chosenLocale, localeCookie } from "./locale.ts";
import type { MemoryPlan } from "./memory-routes.ts";
import { isSafeMethod } from "./origin.ts";
import type { KeptPage, PageMemory } from "./page-memory.ts";
import {
	applicationQuestionHeaders,
	publicQuestionHeaders,
	residentQuestionHeaders,
	type Standing,
} from "./question-headers.ts";
import { type Handler, type Rendered, render } from "./render.ts";
import { renderedAt } from "./rendered-at.ts";
import { leanHeaders } from "./rendered-headers.ts";
import type { StaticFiles } from "./static-files.ts";
import { withoutFrameworkParameters } from "./target.ts";
import { viewCookie } from "./view.ts";
import type { Visit } from "./visit.ts";

export type PageTools = {
	handler: Handler;
	files: StaticFiles;
	memory: PageMemory;
	publicUrl: URL;
	refuse: (visit: Visit, status: number, headers?: OutgoingHttpHeaders) => Promise<void>;
};

const isHtml = (rendered: Rendered): boolean =>
	String(rendered.headers["content-type"] ?? "").startsWith("text/html");

/** What nobody keeps has a tag only where its route goes by If-Match; any other gets the door's own, for each encoding. */
function ownTag({ headers }: Rendered): OutgoingHttpHeaders {
	const { etag } = headers;
	return etag && headers["cache-control"] === "no-store" ? { etag } : {};
}

/** Lets Next answer, and takes the framework's scripts out if the answer is a page. */
export async function renderLean(
	tools: Pick<PageTools, "handler" | "files">,
	question: Parameters<typeof render>[1],
	signal?: AbortSignal,
): Promise<Rendered> {
	const rendered = await render(tools.handler, question, signal);
	const headers = leanHeaders(rendered.headers);
	if (!isHtml(rendered)) return { ...rendered, headers: { ...headers, ...ownTag(rendered) } };
	const html = leanHtml(rendered.body.toString(), (source) => tools.files.versionOf(source));
	return { status: rendered.status, headers, body: Buffer.from(html) };
}

export const standingOf = (visit: Visit, publicUrl: URL): Standing => ({
	host: visit.host,
	publicUrl,
	requestId: visit.id,
	network: visit.network,
	target: `${visit.target?.path ?? "/"}${withoutFrameworkParameters(visit.target?.search ?? "")}`,
});

/** Set-Cookie when this visit chooses a language, else nothing. */
function rememberedLocale(visit: Visit, publicUrl: URL): OutgoingHttpHeaders {
	const { headers } = visit.request;
	const locale = chosenLocale({
		origin: visit.origin,
		referer: headers.referer,
		purpose: headers["sec-purpose"]?.toString() ?? headers.purpose?.toString(),
		pageLocale: visit.place.locale,
		cookies: headers.cookie,
	});
	if (!locale) return {};
	const secure = publicUrl.protocol === "https:" ? "; Secure" : "";
	return {
		"set-cookie": `${localeCookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`,
	};
}

const speculationRules = "/speculation-rules.json";

function pageHeaders(visit: Visit, tools: PageTools, madeAt = Date.now()): OutgoingHttpHeaders {
	return {
		...(visit.place.locale ? { "x-rendered-at": renderedAt(madeAt, visit.place.locale) } : {}),
		...(tools.files.find(speculationRules) ? { "speculation-rules": `"${speculationRules}"` } : {}),
		...(visit.request.headers.referer ? rememberedLocale(visit, tools.publicUrl) : {}),
	};
}

/** Aborts when the visitor goes away before an answer; what a change began is finished all the same. */
function departure(visit: Visit): AbortSignal | undefined {
	if (!isSafeMethod(visit.method)) return undefined;
	const controller = new AbortController();
	visit.response.once("close", () => {
		if (!visit.response.writableFinished) controller.abort();
	});
	return controller.signal;
}

/** Answers with a page, a file or JSON that Next makes for this visitor alone. */
export async function answerRendered(visit: Visit, tools: PageTools, body?: Buffer): Promise<void> {
	const { target, place, method, request } = visit;
	if (!target) return tools.refuse(visit, 400);
	visit.source = "render";
	const standing = { ...standingOf(visit, tools.publicUrl), bodyLength: body?.length };
	const resident = place.kind === "resident";
	const search = resident ? withoutFrameworkParameters(target.search) : target.search;
	const rendered = await renderLean(
		tools,
		{
			// Next's own HEAD answers differ from its GET ones; the body is left out at the end.
			method: method === "HEAD" ? "GET" : method,
			url: target.path + search,
			headers: resident
				? residentQuestionHeaders(request.headers, standing)
				: applicationQuestionHeaders(request.headers, standing),
			...(body ? { body } : {}),
		},
		departure(visit),
	);
	await answerWith(visit, tools, rendered);
}

async function answerWith(visit: Visit, tools: PageTools, rendered: Rendered): Promise<void> {
	const { status, headers } = rendered;
	const html = isHtml(rendered);
	const body = html ? filledErrorPage(visit.target?.path, rendered.body, visit.id) : rendered.body;
	// Next leaves an empty shell for notFound() and thrown errors; for programs its HTML is no better.
	if (status >= 400 && (html || body.length === 0))
		return tools.refuse(visit, status, retryHeader(headers["retry-after"]));
	if (status >= 300 && status < 400) {
		delete headers["content-type"];
		return answer(visit, status, { "cache-control": "no-store", ...headers });
	}
	if (html && visit.place.kind === "resident") {
		Object.assign(headers, merged(headers, pageHeaders(visit, tools)));
		if (mayGoBack(visit) && !headers["set-cookie"]) headers["cache-control"] = "private, no-cache";
	}
	if (
		status === 200 &&
		(isPublicApi(visit) || isPublicFile(visit, headers)) &&
		!headers.etag &&
		!headers["set-cookie"]
	) {
		const content = contentHash(body);
		headers.etag = entityTag(content, visit.encoding);
		if (isKnown(visit.request.headers["if-none-match"], content)) {
			delete headers["content-type"];
			return answer(visit, 304, headers);
		}
	}
	await answer(visit, status, headers, body);
}

/**
 * Answers to a search hold nothing personal: the browser may keep such a page as it was left, for "Back". Every other
 * page that is rendered for one visitor keeps Next's no-store.
 */
const mayGoBack = (visit: Visit): boolean =>
	visit.method !== "POST" &&
	/^\/\w\w\/(?:find|units|beats|offices|services)(?:\/[\w-]+)?$/.test(visit.target?.path ?? "");

const isPublicApi = (visit: Visit): boolean =>
	visit.place.kind === "api" &&
	visit.method !== "POST" &&
	!!visit.target?.path.startsWith("/api/v1/");

/** What a route draws or lists for everybody: pictures, the site map. */
const isPublicFile = (visit: Visit, headers: OutgoingHttpHeaders): boolean =>
	visit.method !== "POST" && String(headers["cache-control"]).startsWith("public,");

/** Of a refusal's own headers the one that a visitor can use. */
export const retryHeader = (retryAfter: OutgoingHttpHeaders[string]): OutgoingHttpHeaders =>
	retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };

/** Cookies of both, not the second's instead of the first's. */
function merged(first: OutgoingHttpHeaders, second: OutgoingHttpHeaders): OutgoingHttpHeaders {
	const cookies = [first["set-cookie"], second["set-cookie"]]
		.flat()
		.filter((one) => one !== undefined);
	return { ...first, ...second, ...(cookies.length ? { "set-cookie": cookies.map(String) } : {}) };
}

/** Answers with a public page, from memory if it is there and fresh. */
export function answerFromMemory(
	visit: Visit,
	tools: PageTools,
	plan: MemoryPlan,
): Promise<void> | undefined {
	const page = tools.memory.find(plan.key);
	visit.source = page ? "memory" : "render";
	return page ? sendPage(visit, tools, page) : renderForAll(visit, tools, plan);
}

async function renderForAll(visit: Visit, tools: PageTools, plan: MemoryPlan): Promise<void> {
	const path = visit.target?.path ?? "/";
	const outcome = await tools.memory.render(plan.key, plan.route, () =>
		renderLean(tools, {
			method: "GET",
			url: plan.key.slice(plan.key.indexOf(" ") + 1),
			headers: publicQuestionHeaders(
				{ ...standingOf(visit, tools.publicUrl), target: path, host: tools.publicUrl.host },
				plan.view ? `${viewCookie}=${plan.view}` : null,
			),
		}),
	);
	if (!outcome) return answerRendered(visit, tools);
	if ("kept" in outcome) return sendPage(visit, tools, outcome.kept);
	const { shared } = outcome;
	return answerWith(visit, tools, { ...shared, headers: { ...shared.headers } });
}

const sendPage = (visit: Visit, tools: PageTools, page: KeptPage): Promise<void> | undefined =>
	answerKept(visit, page.body, {
		"content-type": page.type,
		"cache-control": "no-cache",
		vary: "Accept-Encoding, Cookie",
		...pageHeaders(visit, tools, page.renderedAt),
	});
