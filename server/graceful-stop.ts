import type { Server } from "node:http";
import { flushLog, log } from "./log.ts";
import { loggableError } from "./loggable.ts";

const deadlineMs = 10_000;

/** On SIGTERM or SIGINT: take no more, finish what is in flight, then leave with 0. A second signal leaves at once. */
export function stopGracefully(options: {
	server: Server;
	beforeClosing: () => void;
	afterClosing: () => Promise<void>;
}): void {
	const { server } = options;
	let stopping = false;
	let sweep: NodeJS.Timeout | undefined;

	async function stop(): Promise<void> {
		options.beforeClosing();
		const deadline = setTimeout(() => server.closeAllConnections(), deadlineMs);
		await new Promise<void>((resolve) => {
			server.close(() => resolve());
			// A connection whose last answer began before the signal would otherwise be kept alive for its next one.
			sweep = setInterval(() => server.closeIdleConnections(), 100);
		});
		clearInterval(sweep);
		clearTimeout(deadline);
		await options.afterClosing();
		log.info("stopped");
		flushLog();
		process.exit(0);
	}

	function leave(): void {
		if (stopping) process.exit(1);
		stopping = true;
		// Whatever hangs after the last answer must not keep the process.
		setTimeout(() => process.exit(0), deadlineMs + 3000).unref();
		stop().catch((error: unknown) => {
			log.error({ error: loggableError(error) }, "stopped badly");
			flushLog();
			process.exit(1);
		});
	}

	process.on("SIGTERM", leave);
	process.on("SIGINT", leave);
	// A started request goes on although another one's promise was forgotten somewhere.
	process.on("unhandledRejection", (error) =>
		log.error({ error: loggableError(error) }, "unhandled rejection"),
	);
	process.on("uncaughtException", (error) => {
		log.fatal({ error: loggableError(error) }, "uncaught exception");
		flushLog();
		process.exit(1);
	});
}
