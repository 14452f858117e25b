import type { IncomingHttpHeaders } from "node:http";

/** All that a resident's page may learn from a browser. None of Next's own: no flight data, no client-side action. */
const residentHeaders = [
	"accept",
	"accept-language",
	"content-type",
	"cookie",
	"origin",
	"sec-purpose",
	"user-agent",
] as const;

/** Headers by which Next, a proxy or the door itself speak; from outside they are lies. */
const inward =
	/^(?:x-forwarded-|forwarded$|x-real-ip$|x-request-id$|x-qadam-|x-middleware-|x-nextjs-(?!data$)|x-invoke-|x-matched-path$|x-now-|x-vercel-|x-prerender-|next-resume|content-security-policy|connection$|keep-alive$|transfer-encoding$|upgrade$|proxy-|te$|trailer$|expect$|accept-encoding$|if-modified-since$|range$|content-length$)/;

export type Standing = {
	host: string;
	publicUrl: URL;
	requestId: string;
	network: string;
	/** Path and query of the visitor's address, for a language switch that keeps the place. */
	target: string;
	bodyLength?: number;
	nonce?: string;
	policy?: string;
};

function standingHeaders(standing: Standing): IncomingHttpHeaders {
	const { publicUrl } = standing;
	return {
		host: standing.host,
		"x-forwarded-host": standing.host,
		"x-forwarded-proto": publicUrl.protocol.slice(0, -1),
		"x-forwarded-port": publicUrl.port || (publicUrl.protocol === "https:" ? "443" : "80"),
		"x-forwarded-for": standing.network,
		"x-request-id": standing.requestId,
		"x-qadam-network": standing.network,
		"x-qadam-target": standing.target,
		...(standing.bodyLength === undefined ? {} : { "content-length": String(standing.bodyLength) }),
		...(standing.policy ? { "content-security-policy": standing.policy } : {}),
		...(standing.nonce ? { "x-nonce": standing.nonce } : {}),
	};
}

export function residentQuestionHeaders(
	incoming: IncomingHttpHeaders,
	standing: Standing,
): IncomingHttpHeaders {
	const kept = residentHeaders.map((name) => [name, incoming[name]] as const);
	return {
		...Object.fromEntries(kept.filter(([, value]) => value !== undefined)),
		...standingHeaders(standing),
	};
}

/** For the applications and the API, which may speak Next's protocols. */
export function applicationQuestionHeaders(
	incoming: IncomingHttpHeaders,
	standing: Standing,
): IncomingHttpHeaders {
	const kept = Object.entries(incoming).filter(
		([name]) => !inward.test(name) && name !== "x-nonce",
	);
	return { ...Object.fromEntries(kept), ...standingHeaders(standing) };
}

/** A public page is rendered for nobody: same question for all, so that one answer serves all. */
export const publicQuestionHeaders = (
	standing: Standing,
	viewCookie: string | null,
): IncomingHttpHeaders => ({
	accept: "text/html",
	...(viewCookie ? { cookie: viewCookie } : {}),
	...standingHeaders({ ...standing, network: "public" }),
});
