import { randomFillSync } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { type Encoding, negotiateEncoding } from "./encoding.ts";
import { type Locale, preferredLocale } from "./locale.ts";
import { networkOf } from "./network.ts";
import { type Place, placeOf } from "./places.ts";
import { readTarget, type Target } from "./target.ts";
import { readView } from "./view.ts";

/** One request and what the door has found out about it. */
export type Visit = {
	request: IncomingMessage;
	response: ServerResponse;
	/** Random; the reference number on an error page, X-Request-Id, the correlation id in audit and log. */
	id: string;
	method: string;
	/** Null: it means nothing and will be refused. */
	target: Target | null;
	place: Place;
	/** In lower case, "" when missing. */
	host: string;
	origin: string;
	network: string;
	encoding: Encoding;
	/** How pages are to be shown in the low-vision mode; undefined: as usual. */
	view: string | undefined;
	/** What its answer carries in any case. */
	standing: OutgoingHttpHeaders;
	/** For the log: where the answer came from. */
	source?: "memory" | "render" | "file";
};

/** Nothing of such an address is trusted but whether a person or a program is to read the refusal. */
const unreadable = (url: string | undefined): Place => ({
	kind: url?.startsWith("/api/") ? "api" : "resident",
	locale: null,
});

// Letters and digits that nobody confuses on the phone: no 0 O 1 I L.
const alphabet = "23456789abcdefghjkmnpqrstuvwxyzu";

const idLength = 14;
// Asked from the system for many ids at once: one call each would be a twentieth of the work of an answer.
const randomness = Buffer.alloc(idLength * 256);
let used = randomness.length;

function randomId(): string {
	if (used === randomness.length) {
		randomFillSync(randomness);
		used = 0;
	}
	let id = "";
	for (const end = used + idLength; used < end; used++)
		id += alphabet[(randomness[used] ?? 0) & 31];
	return id;
}

export function readVisit(
	request: IncomingMessage,
	response: ServerResponse,
	site: { publicUrl: URL; trustedProxies: number },
): Visit {
	const { headers } = request;
	const target = readTarget(request.url);
	const host = (headers.host ?? "").toLowerCase();
	const forwardedFor = headers["x-forwarded-for"];
	return {
		request,
		response,
		id: randomId(),
		method: request.method ?? "",
		target,
		place: target ? placeOf(target.path) : unreadable(request.url),
		host,
		origin: `${site.publicUrl.protocol}//${host}`,
		network: networkOf(
			request.socket.remoteAddress,
			Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor,
			site.trustedProxies,
		),
		encoding: negotiateEncoding(headers["accept-encoding"]?.toString()),
		view: readView(headers.cookie),
		standing: {},
	};
}

/** The language to speak to this visitor in: that of the address, else what they prefer. */
export const localeOf = (visit: Visit): Locale =>
	visit.place.locale ??
	preferredLocale(visit.request.headers.cookie, visit.request.headers["accept-language"]);
