import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import {
	type IncomingHttpHeaders,
	type OutgoingHttpHeaders,
	request,
	type Server,
} from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { makeServer } from "#server/connection.ts";
import { type Door, openDoor } from "#server/door.ts";
import { PageMemory } from "#server/page-memory.ts";
import type { Handler } from "#server/render.ts";
import { StaticFiles } from "#server/static-files.ts";

export type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };

export type Fixture = {
	origin: string;
	port: number;
	memory: PageMemory;
	door: Door;
	server: Server;
	/** What the stand-in for Next was asked, newest last. */
	asked: { method: string; url: string; headers: IncomingHttpHeaders; body: string }[];
	ask(
		path: string,
		options?: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer },
	): Promise<Reply>;
	close(): Promise<void>;
};

export const frameworkPage = (title: string): string =>
	`<!DOCTYPE html><html><head><link rel="preload" as="script" href="/_next/static/a.js"/><title>${title}</title></head><body><h1>${title}</h1>${"<p>text</p>".repeat(100)}<script data-enhance="" src="/enhance/search.js"></script><script>self.__next_f=[]</script></body></html>`;

/** Stands in for Next: the door's own behaviour is tested without a build. */
const standIn: Handler = async (incoming, response) => {
	const url = new URL(incoming.url ?? "/", "http://x");
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const html = (status: number, title: string, headers: OutgoingHttpHeaders = {}) => {
		response.writeHead(status, {
			"content-type": "text/html; charset=utf-8",
			"cache-control": "private, no-cache, no-store, max-age=0, must-revalidate",
			vary: "rsc, next-router-state-tree",
			link: '</_next/static/a.js>; rel=preload; as="script", </a.png>; rel=preload; as="image"',
			"x-nextjs-cache": "HIT",
			"x-powered-by": "Next.js",
			...headers,
		});
		response.flushHeaders();
		response.write(frameworkPage(title).slice(0, 50));
		response.write(frameworkPage(title).slice(50));
		response.end();
	};
	const [, first, second, third] = url.pathname.split("/");
	if (incoming.headers.rsc) {
		response.writeHead(200, { "content-type": "text/x-component" }).end("0:flight");
	} else if (second === "errors") html(200, `${first} error ${third} {reference}`);
	else if (second === "missing") html(404, "shell");
	else if (second === "broken") html(500, "shell");
	else if (second === "thrown") throw new Error("CANARY thrown");
	else if (second === "moved") response.writeHead(307, { location: "/kk/new" }).end("<html>");
	else if (second === "slow") {
		await wait(500);
		html(200, "slow");
	} else if (second === "services")
		html(200, "personal", { "set-cookie": `visitor=${incoming.headers.cookie ?? "new"}` });
	else if (second === "staff" && third === "forbidden") html(403, "shell", { "x-kept": "no" });
	else if (second === "staff")
		html(200, "staff", {
			"content-security-policy": "none",
			nonce: String(incoming.headers["x-nonce"]),
		});
	else if (url.pathname === "/api/v1/stream") {
		// It never ends by itself; what it writes after its reader has gone must hurt nobody.
		response.writeHead(200, { "content-type": "text/event-stream" });
		response.write(`data: ${"first ".repeat(500)}\n\n`);
		setTimeout(() => response.write("data: second\n\n"), 50);
		setTimeout(() => response.write("data: late\n\n"), 400);
	} else if (first === "api") {
		if (url.pathname === "/api/v1/unknown") html(404, "shell");
		else
			response
				.writeHead(200, { "content-type": "application/json" })
				.end(JSON.stringify({ a: "b".repeat(2000) }));
	} else if (incoming.method === "POST" && second === "form")
		response.writeHead(303, { location: "/kk/done", "set-cookie": ["a=1", "b=2"] }).end();
	else html(200, `page ${url.pathname}${url.search}`);
};

export async function openFixture(
	options: { publicUrl?: string; proxies?: number } = {},
): Promise<Fixture> {
	const folder = mkdtempSync(join(tmpdir(), "qadam-door-"));
	mkdirSync(join(folder, "static/chunks"), { recursive: true });
	mkdirSync(join(folder, "public/enhance"), { recursive: true });
	writeFileSync(join(folder, "static/chunks/a.js"), `/*${"a".repeat(2000)}*/`);
	writeFileSync(join(folder, "public/enhance/search.js"), "document.title");
	writeFileSync(join(folder, "public/speculation-rules.json"), "{}");
	writeFileSync(join(folder, "public/.secret"), "CANARY");
	const files = new StaticFiles([
		{ folder: join(folder, "static"), prefix: "/_next/static", named: true },
		{ folder: join(folder, "public"), prefix: "", named: false },
	]);
	const memory = new PageMemory();
	memory.setListening(true);
	const asked: Fixture["asked"] = [];
	const handler: Handler = async (incoming, response) => {
		const entry = {
			method: incoming.method ?? "",
			url: incoming.url ?? "",
			headers: incoming.headers,
			body: "",
		};
		asked.push(entry);
		incoming.on("data", (chunk: Buffer) => {
			entry.body += chunk.toString();
		});
		return standIn(incoming, response);
	};
	const probe = makeServer(() => {}).listen(0, "127.0.0.1");
	await new Promise((resolve) => probe.once("listening", resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	const publicUrl = new URL(options.publicUrl ?? `http://localhost:${port}`);
	const door = openDoor({
		config: { publicUrl, trustedProxies: options.proxies ?? 0 },
		handler,
		files,
		memory,
	});
	const server = makeServer(door.listener).listen(port, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	return {
		origin: publicUrl.origin,
		port,
		memory,
		door,
		server,
		asked,
		ask: (path, { method = "GET", headers = {}, body } = {}) =>
			new Promise((resolve, reject) => {
				const outgoing = request(
					{
						host: "127.0.0.1",
						port,
						path,
						method,
						agent: false,
						headers: { host: publicUrl.host, ...headers },
					},
					(incoming) => {
						const chunks: Buffer[] = [];
						incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
						incoming.on("error", reject);
						incoming.on("end", () => {
							const whole = Buffer.concat(chunks);
							resolve({
								status: incoming.statusCode ?? 0,
								headers: incoming.headers,
								body: whole,
								text: whole.toString(),
							});
						});
					},
				);
				outgoing.on("error", reject);
				outgoing.end(body);
			}),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
