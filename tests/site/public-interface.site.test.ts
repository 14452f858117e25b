import { Agent } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations } from "#app/api/v1/openapi.json/operations.ts";
import { problemSchema } from "#app/api/v1/problems/schema.ts";
import { seedDemo } from "#db/seed/seed.ts";
import { type Site, startSite } from "#tests/factories/site.ts";

// The routes answer behind Next and the front door as they do when a test calls them.

let site: Site;
beforeAll(async () => {
	await seedDemo(Temporal.Now.plainDateISO("Asia/Almaty").toString());
	site = await startSite();
});
afterAll(async () => {
	await site?.stop();
});

const kokshetau = "/api/v1/locate?lat=53.2846&lng=69.3783";
const questions: Record<string, string> = {
	locate: kokshetau,
	searchAddresses: `/api/v1/addresses?q=${encodeURIComponent("Абая 76")}`,
	findBeat: "/api/v1/beats/1110-17",
	findOffice: "/api/v1/offices/1110-4",
	listSlots: "/api/v1/slots?service=inspector-reception&office=1110-4",
	explainProblem: "/api/v1/problems/not-found",
};

test.each(operations)("$path answers what its description says, to any site", async (operation) => {
	const { status, headers, text } = await site.ask(questions[operation.id] ?? operation.path);
	expect(status).toBe(200);
	expect(headers["content-type"]).toBe(operation.mediaType ?? "application/json");
	expect(headers["access-control-allow-origin"]).toBe("*");
	expect(headers["cache-control"]).toBe(operation.cacheControl);
	expect(headers["set-cookie"]).toBeUndefined();
	const body = JSON.parse(text);
	expect(operation.answer.parse(body)).toEqual(body);
});

test.each(["identity", "br"])("an unchanged answer in %s is not sent again", async (encoding) => {
	const first = await site.ask(kokshetau, { headers: { "accept-encoding": encoding } });
	const plain = encoding === "br" ? brotliDecompressSync(first.body).toString() : first.text;
	expect(JSON.parse(plain).beats.length).toBeGreaterThan(0);
	const tag = String(first.headers.etag);
	const again = await site.ask(kokshetau, {
		headers: { "accept-encoding": encoding, "if-none-match": tag },
	});
	expect(again.status).toBe(304);
	expect(again.body).toHaveLength(0);
	expect(again.headers.etag).toBe(tag);
});

test("a refusal is a problem in the language asked for, with the number in the log", async () => {
	const { status, headers, text } = await site.ask("/api/v1/locate?lat=0&lng=0", {
		headers: { "accept-language": "ru" },
	});
	expect(status).toBe(404);
	expect(headers["content-type"]).toBe("application/problem+json");
	const problem = problemSchema.parse(JSON.parse(text));
	expect(problem).toMatchObject({
		type: `${site.origin}/api/v1/problems/outside-region`,
		title: "Точка вне области",
		instance: `urn:request:${headers["x-request-id"]}`,
	});
});

test.each([
	["/api/v1/locate?lat=%ff&lng=1", 400],
	["/api/v1/addresses?q=%00", 400],
	["/api/v1/slots?service=a&office=b&from=2026-02-30", 400],
	["/api/v1/beats/%2e%2e%2f", 400],
	["/api/v1/beats/1110-17/x", 404],
	["/api/v1", 404],
])("%s is refused as JSON with %d", async (path, expected) => {
	const { status, headers, text } = await site.ask(path);
	expect(status).toBe(expected);
	expect(headers["content-type"]).toBe("application/problem+json");
	expect(JSON.parse(text).status).toBe(expected);
});

test("a query of 10 000 characters is refused as JSON", async () => {
	const { status, text } = await site.ask(`/api/v1/addresses?q=${"a".repeat(10_000)}`);
	expect(status).toBe(400);
	expect(JSON.parse(text).status).toBe(400);
});

test("nothing can be changed here, and a browser may ask beforehand", async () => {
	const posted = await site.ask(kokshetau, { method: "POST", headers: { origin: site.origin } });
	expect(posted).toMatchObject({ status: 405 });
	expect(posted.headers.allow).toBe("GET, HEAD, OPTIONS");
	const foreign = { origin: "https://map.example" };
	expect(await site.ask(kokshetau, { method: "DELETE", headers: foreign })).toMatchObject({
		status: 403,
	});
	const asked = await site.ask(kokshetau, { method: "OPTIONS", headers: foreign });
	expect(asked.status).toBe(204);
	expect(asked.headers["access-control-allow-methods"]).toContain("GET");
	const head = await site.ask(kokshetau, { method: "HEAD" });
	expect(head.status).toBe(200);
	expect(head.body).toHaveLength(0);
});

test("the long list of beats leads from page to page under the public address", async () => {
	const first = await site.ask("/api/v1/beats?limit=5");
	const { next } = JSON.parse(first.text);
	expect(next).toMatch(new RegExp(`^${site.origin}/api/v1/beats\\?`));
	expect(first.headers.link).toBe(`<${next}>; rel="next"`);
	const second = await site.ask(next.slice(site.origin.length));
	expect(second.status).toBe(200);
});

test("it is alive and ready", async () => {
	expect(JSON.parse((await site.ask("/api/health/live")).text)).toEqual({ status: "ok" });
	const ready = await site.ask("/api/health/ready");
	expect(ready.status).toBe(200);
	expect(JSON.parse(ready.text)).toMatchObject({ status: "ok" });
});

test("a point is answered at once", async () => {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const took: number[] = [];
	for (let turn = 0; turn < 400; turn++) {
		const lng = (69.3 + (turn % 100) / 500).toFixed(4);
		const started = performance.now();
		await site.ask(`/api/v1/locate?lat=53.2846&lng=${lng}`, { agent });
		took.push(performance.now() - started);
	}
	agent.destroy();
	const sorted = took.slice(100).sort((one, other) => one - other);
	console.info(
		`locate over HTTP: p50 ${sorted[150]?.toFixed(2)} ms, p99 ${sorted[297]?.toFixed(2)} ms`,
	);
	// Loose: the figure to keep is measured by `npm run bench`.
	expect(sorted[150]).toBeLessThan(50);
});
