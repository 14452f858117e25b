import { text } from "node:stream/consumers";
import { Connection } from "./connection.ts";

/*
 * Asks one address after the other, over so many connections, for so many seconds; each connection asks again when it
 * has its answer. A process of its own, so that it does not share a core's time with what it measures.
 */

export type Load = {
	port: number;
	host: string;
	paths: string[];
	headers?: Record<string, string>;
	connections: number;
	seconds: number;
	warmUpSeconds: number;
};

export type Loaded = {
	requestsPerSecond: number;
	/** Of each answer, in milliseconds. */
	times: number[];
	/** Answers that were not 200, and connections that broke. */
	errors: number;
	/** Of one answer with its head. */
	bytes: number;
};

const load = JSON.parse(await text(process.stdin)) as Load;
const head = Object.entries({ host: load.host, ...load.headers })
	.map(([name, value]) => `${name}: ${value}\r\n`)
	.join("");
const requests = load.paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${head}\r\n`));
/** More times than this say nothing more about a percentile. */
const mostTimes = 50_000;

const answered = { requestsPerSecond: 0, times: [], errors: 0, bytes: 0 } as Loaded;
let counted = 0;

async function keepAsking(first: number, from: number, until: number): Promise<void> {
	let connection = new Connection(load.port);
	for (let at = first; performance.now() < until; at++) {
		const begun = performance.now();
		try {
			const { status, bytes } = await connection.ask(
				requests[at % requests.length] ?? Buffer.alloc(0),
			);
			if (begun < from) continue;
			counted++;
			answered.bytes = bytes;
			if (status !== 200) answered.errors++;
			if (answered.times.length < mostTimes) answered.times.push(performance.now() - begun);
		} catch {
			answered.errors++;
			connection.close();
			connection = new Connection(load.port);
		}
	}
	connection.close();
}

const from = performance.now() + load.warmUpSeconds * 1000;
const until = from + load.seconds * 1000;
await Promise.all(
	Array.from({ length: load.connections }, (_, at) =>
		keepAsking(at * Math.ceil(requests.length / load.connections), from, until),
	),
);
answered.requestsPerSecond = (counted / (performance.now() - from)) * 1000;
process.stdout.write(JSON.stringify(answered));
