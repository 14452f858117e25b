import { log, requestScope } from "./log.ts";
import { loggableError, loggableMessage } from "./loggable.ts";

/** The marks with which Next begins its own announcements. */
const announcement = /^\s*[▲⨯⚠✓○]/u;

/**
 * Next tells about bugs through console.error, whole: with the query's parameters, that is with people's names.
 * What it says is passed on as a log line that has only what may be written down, and the request's reference number.
 */
export function catchConsole(): void {
	const told =
		(level: "error" | "warn" | "info") =>
		(...parts: unknown[]) => {
			const error = parts.find((part) => part instanceof Error);
			const id = requestScope.getStore();
			if (error) log[level]({ id, error: loggableError(error) }, "from the application");
			// A text could hold anything: its length tells that it was there.
			else
				log[level]({ id, length: parts.map(String).join(" ").length }, "text from the application");
		};
	console.error = told("error");
	console.warn = told("warn");
	console.log = told("info");
	console.info = told("info");
}
