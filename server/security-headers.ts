import type { PlaceKind } from "./places.ts";

const leanPolicy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"font-src 'self'",
	"connect-src 'self'",
	"manifest-src 'self'",
	"worker-src 'self'",
	"form-action 'self'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
].join("; ");

const apiPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Next reads the nonce from this value, given to it as a request header, and puts it on its scripts and styles. */
export const applicationPolicy = (nonce: string): string =>
	leanPolicy
		.replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`)
		.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
		.replace("img-src 'self' data:", "img-src 'self' data: blob:");

/** The headers that every answer carries, whatever it is. */
export function securityHeaders(
	kind: PlaceKind,
	options: { https: boolean; nonce?: string; tilesOrigin?: string | null },
): Record<string, string> {
	const policy =
		kind === "api"
			? apiPolicy
			: kind === "application" && options.nonce
				? applicationPolicy(options.nonce)
				: kind === "resident" && options.tilesOrigin
					? leanPolicy.replace("data:", `data: ${options.tilesOrigin}`)
					: leanPolicy;
	return {
		"content-security-policy": policy,
		"x-content-type-options": "nosniff",
		// Not "no-referrer": under that a browser sends "Origin: null" with our own forms.
		"referrer-policy": "same-origin",
		"permissions-policy":
			"geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()",
		"cross-origin-opener-policy": "same-origin",
		"cross-origin-resource-policy": kind === "api" ? "cross-origin" : "same-origin",
		"x-frame-options": "DENY",
		...(options.https
			? { "strict-transport-security": "max-age=63072000; includeSubDomains" }
			: {}),
	};
}
