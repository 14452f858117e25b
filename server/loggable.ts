// What may be written down about a request or a bug. The rest could name a person.

const plainWord = /^[a-z][a-z-]{0,30}$/;

/** A path with everything that is no plain word of ours replaced: "/kk/beats/:id". */
export const routeOf = (path: string): string =>
	path
		.split("/")
		.slice(0, 8)
		.map((part, index) => (index === 0 || part === "_next" || plainWord.test(part) ? part : ":id"))
		.join("/");

/** The names of query parameters, never their values; a "name" that looks like a value counts as ":other". */
export function queryKeys(search: string): string[] | undefined {
	if (search.length < 2) return undefined;
	const keys = search
		.slice(1, 500)
		.split("&", 12)
		.map((pair) => pair.split("=", 1)[0] ?? "")
		.map((key) => (/^[A-Za-z_]{1,20}$/.test(key) ? key : ":other"));
	return [...new Set(keys)];
}

export type LoggableError = {
	kind: string;
	message: string;
	code?: string;
	constraint?: string;
	digest?: string;
	frames?: string[];
	cause?: LoggableError;
};

const text = (value: unknown): string | undefined =>
	typeof value === "string" ? value : undefined;

/** PostgreSQL quotes values in its messages; those about unknown tables and columns (class 42) quote names only. */
export function loggableMessage(message: string, code: string | undefined): string {
	// Drizzle appends the parameters of the query that failed.
	const first = (message.split(/\n?params:/i)[0] ?? "").slice(0, 600);
	if (code?.startsWith("42")) return first;
	return first.replace(/"[^"]*"|'[^']*'|«[^»]*»|\$?\d[\d .:+-]{5,}\d|[\w.+-]+@[\w.-]+/g, "…");
}

export function loggableError(error: unknown, depth = 0): LoggableError {
	if (!(error instanceof Error)) return { kind: typeof error, message: "" };
	const details = error as Error & Record<string, unknown>;
	const code = text(details.code)?.slice(0, 40);
	const constraint = text(details.constraint);
	const digest = text(details.digest)?.slice(0, 40);
	const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
	return {
		kind: error.name,
		message: loggableMessage(error.message, code),
		...(code ? { code } : {}),
		...(constraint ? { constraint } : {}),
		...(digest ? { digest } : {}),
		...(frames ? { frames: frames.slice(0, 12).map((line) => line.trim()) } : {}),
		...(error.cause && depth < 3 ? { cause: loggableError(error.cause, depth + 1) } : {}),
	};
}
