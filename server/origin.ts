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
