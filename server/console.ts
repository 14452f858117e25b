import { log, requestScope } from "./log.ts";
import { loggableError, loggableMessage } from "./loggable.ts";

/** The marks with which Next begins its own announcements: a triangle, a cross, a warning sign, a tick, a circle. */
const announcement = /^\s*[\u25b2\u2a2f\u26a0\u2713\u25cb]/;

/**
 * Next tells about bugs through console.error, whole: with the query's parameters, that is with people's names.
 * What it says is passed on as a log line that has only what may be written down, and the request's reference number.
 */
export function catchConsole(): void {
	const told =
		(level: "error" | "warn" | "info") =>
		(...parts: unknown[]) => {
			const id = requestScope.getStore();
			const error = parts.find((part) => part instanceof Error);
			if (error) {
				log[level]({ id, error: loggableError(error) }, "from the application");
				return;
			}
			const text = parts.map(String).join(" ");
			// Any other text could hold anything: its length tells that it was there.
			const said = announcement.test(text) ? loggableMessage(text, undefined) : undefined;
			log[level]({ id, length: text.length, said }, "text from the application");
		};
	console.error = told("error");
	console.warn = told("warn");
	console.log = told("info");
	console.info = told("info");
}
