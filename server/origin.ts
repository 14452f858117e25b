import type { IncomingHttpHeaders } from "node:http";
import type { PlaceKind } from "./places.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

export const isSafeMethod = (method: string): boolean => safeMethods.has(method);

/**
 * Whether a request may change something: it must come from a page of this very origin. Every browser sends
 * Origin with a POST, so a missing one is refused. Sec-Fetch-Site would add nothing: who sends it sends Origin.
 * "null" (a sandboxed frame, a page under no-referrer) and broken values are simply not equal.
 */
export const mayChange = (
	method: string,
	originHeader: string | undefined,
	ownOrigin: string,
): boolean => isSafeMethod(method) || originHeader === ownOrigin;

/**
 * Whether a program asks, not a page in a browser: neither Origin nor a cookie. A site that makes somebody's browser
 * ask has nothing of theirs to send along, since the API goes by the key in Authorization alone.
 */
export const isProgram = (place: PlaceKind, headers: IncomingHttpHeaders): boolean =>
	place === "api" && headers.origin === undefined && headers.cookie === undefined;
