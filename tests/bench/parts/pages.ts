import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pool } from "#db/client.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { runOnce } from "#tools/children.ts";
import { requests } from "../load/generate.ts";
import type { Loaded } from "../load/requests.ts";
import { type Served, startNext, startPortal } from "../portal.ts";
import { progress, quick, tell } from "../report.ts";

// How many pages a second one process serves: kept in memory, and made for one visitor.

const seconds = quick ? 2 : 5;
const bareFolder = "tests/bench/bare-next";
const encodings = { "accept-encoding": "gzip, deflate, br" };

async function stopped<Answer>(served: Served, work: (served: Served) => Promise<Answer>) {
	try {
		return await work(served);
	} finally {
		await served.stop();
	}
}

const load = (port: number, path: string, connections: number): Promise<Loaded> =>
	requests({
		port,
		paths: [path],
		headers: encodings,
		connections,
		seconds,
		warmUpSeconds: quick ? 1 : 3,
	});

/** Node alone, with the very bytes and headers that the portal answers. */
async function startBare(
	from: Served,
	path: string,
): Promise<Served & { bytes: number; headers: number }> {
	const answer = await fetch(from.origin + path, { headers: { "accept-encoding": "identity" } });
	// The encoded bytes are what goes over the wire: fetch would decode them, so their number is asked for.
	const encoded = await fetch(from.origin + path, { method: "HEAD", headers: encodings });
	const bytes = Number(encoded.headers.get("content-length"));
	const body = Buffer.alloc(bytes, await answer.text());
	const kept = [...encoded.headers].filter(
		([name]) => !["date", "connection", "keep-alive", "transfer-encoding"].includes(name),
	);
	const headers = Object.fromEntries(kept);
	const server = createServer((_, response) => {
		response.writeHead(200, headers);
		response.end(body);
	}).listen(0, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	const { port } = server.address() as AddressInfo;
	const stop = async () => {
		server.close();
		server.closeAllConnections();
	};
	return { port, origin: `http://localhost:${port}`, bytes, headers: kept.length, stop };
}

const share = (part: number, whole: number): string => (part / whole).toFixed(2);

async function measureKept(): Promise<void> {
	await stopped(await startPortal(), async (portal) => {
		await fetch(`${portal.origin}/kk`, { headers: encodings });
		const bare = await startBare(portal, "/kk");
		const ours = await load(portal.port, "/kk", 32);
		const theirs = await stopped(bare, ({ port }) => load(port, "/kk", 32));
		const words = `home /kk, ${bare.bytes} bytes brotli, ${bare.headers} headers, 32 connections, ${ours.errors} errors`;
		tell(
			"pages.memory",
			ours.requestsPerSecond,
			"requests/s",
			`${words}; ${share(ours.requestsPerSecond, theirs.requestsPerSecond)} of pages.memory.bare-node`,
		);
		tell(
			"pages.memory.bare-node",
			theirs.requestsPerSecond,
			"requests/s",
			"Node's http server alone: the same bytes and headers, no log",
		);
	});
	await stopped(await startPortal("silent"), async ({ port }) => {
		const unlogged = await load(port, "/kk", 32);
		tell(
			"pages.memory.unlogged",
			unlogged.requestsPerSecond,
			"requests/s",
			"the same without a line of log for each request, as Node alone is measured",
		);
	});
	await stopped(await startNext("."), async (next) => {
		const theirs = await load(next.port, "/kk", 16);
		tell(
			"pages.memory.next-start",
			theirs.requestsPerSecond,
			"requests/s",
			`next start of the same page, which it makes anew each time, 16 connections, ${theirs.errors} errors`,
		);
	});
}

async function measureMade(): Promise<void> {
	progress("Building a bare Next page");
	const build = runOnce(
		["node_modules/next/dist/bin/next", "build", bareFolder],
		{ ...process.env, NEXT_DIST_DIR: undefined },
		"pipe",
	);
	if ((await build.done) !== 0) throw new Error("The bare page could not be built.");
	const bare = await stopped(await startNext(join(bareFolder)), ({ port }) => load(port, "/", 16));
	const [slot] = await earliestSlots({
		serviceId: "residence-permit-fingerprints",
		limit: 1,
		now: new Date(),
	});
	await stopped(await startPortal(), async (portal) => {
		const pages = {
			slots: `/kk/book/residence-permit-fingerprints/${slot?.officeId}`,
			"find-visit": "/kk/visits",
		};
		for (const [name, path] of Object.entries(pages)) {
			const ours = await load(portal.port, path, 16);
			tell(
				`pages.made.${name}`,
				ours.requestsPerSecond,
				"requests/s",
				`${path}, made for each visitor, behind the front door, ${ours.bytes} bytes, 16 connections, ${ours.errors} errors; ${share(ours.requestsPerSecond, bare.requestsPerSecond)} of pages.made.bare-next`,
			);
		}
	});
	tell(
		"pages.made.bare-next",
		bare.requestsPerSecond,
		"requests/s",
		`next start of one force-dynamic page without a database, ${bare.bytes} bytes, 16 connections, ${bare.errors} errors`,
	);
}

await measureKept();
await measureMade();
await pool.end();
