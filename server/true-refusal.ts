import type { ServerResponse } from "node:http";

/**
 * Next answers an action that was posted without scripts and called forbidden() with 404, like every refusal there:
 * it sets the true status first and overwrites it. So what was set is remembered; the answer tells the true status.
 */
export function watchRefusal(response: ServerResponse): () => number {
	let status = response.statusCode;
	let wasForbidden = false;
	Object.defineProperty(response, "statusCode", {
		configurable: true,
		enumerable: true,
		get: () => status,
		set: (next: number) => {
			status = next;
			wasForbidden ||= next === 403;
		},
	});
	return () => (status === 404 && wasForbidden ? 403 : status);
}
