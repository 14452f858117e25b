import { type LogFunctionFactory, Logger, run } from "graphile-worker";
import { pino, stdTimeFunctions } from "pino";
import { pool } from "#db/client.ts";
import { closeTasks, schedule, tasks } from "./tasks.ts";

/*
 * The background process. Jobs arrive in the transaction of the change that causes them (outbox) or by the clock,
 * and run at least once: every task must bear being run twice.
 */

const log = pino({
	level: process.env.LOG_LEVEL ?? "info",
	base: { part: "worker" },
	timestamp: stdTimeFunctions.isoTime,
	formatters: { level: (label) => ({ level: label }) },
});
const ordinary = new Set(["Worker connected and looking for jobs", "Completed task", "Found task"]);

const logger: LogFunctionFactory = (scope) => (level, message, meta) => {
	const fields = { task: scope.taskIdentifier, job: scope.jobId };
	// What a task threw may quote a row: only the class of the error and the task's name are kept.
	if (level === "error") log.error({ ...fields, error: errorName(meta?.error) }, "job failed");
	else if (level === "warning") log.warn(fields, message);
	else if (![...ordinary].some((start) => message.startsWith(start))) log.debug(fields, message);
};

const errorName = (error: unknown): string => (error instanceof Error ? error.name : "unknown");

const runner = await run({
	// Its own few connections: the pool of db/client.ts has the short timeouts of web requests.
	connectionString: process.env.DATABASE_URL,
	maxPoolSize: 4,
	taskList: tasks,
	parsedCronItems: schedule,
	concurrency: 2,
	pollInterval: 1000,
	// Signals are answered below, so that a job under way ends before the pool is closed.
	noHandleSignals: true,
	logger: new Logger(logger),
});
log.info("worker started");

let stopping = false;
async function stop(): Promise<void> {
	if (stopping) return;
	stopping = true;
	await runner.stop();
	await closeTasks();
	await pool.end();
	log.info("worker stopped");
	process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

await runner.promise;
