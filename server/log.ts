import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";

const destination = pino.destination({ dest: 1, sync: false, minLength: 16_000 });
// Lines wait for each other at most this long.
setInterval(() => destination.flush(), 500).unref();

let stampedAt = 0;
let stamp = "";

/** As pino's own isoTime, made once a millisecond: on a busy server many lines share one. */
function isoTime(): string {
	const now = Date.now();
	if (now !== stampedAt) {
		stampedAt = now;
		stamp = `,"time":"${new Date(now).toISOString()}"`;
	}
	return stamp;
}

/** One JSON object a line. No body, cookie, address, query value or name may ever be given to it. */
export const log = pino(
	{
		level: process.env.LOG_LEVEL ?? "info",
		base: null,
		timestamp: isoTime,
		formatters: { level: (level) => ({ level }) },
	},
	destination,
);

export const flushLog = (): void => {
	try {
		destination.flushSync();
	} catch {
		// Not opened yet: nothing was written.
	}
};

/** The id of the request that the running code serves, so that a bug's line can be found by its reference number. */
export const requestScope = new AsyncLocalStorage<string>();
