import { Agent } from "node:http";
import { connect } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { fc, test as property } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { db, pool } from "#db/client.ts";
import { services } from "#db/schema/appointments.ts";
import { regulationValues } from "#db/schema/regulations.ts";
import regulationRows from "#db/seed/data/regulations.json" with { type: "json" };
import serviceRows from "#db/seed/data/services.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };
import kk from "#messages/kk.json" with { type: "json" };
import ru from "#messages/ru.json" with { type: "json" };
import { type Site, startSite } from "#tests/factories/site.ts";

const texts = { kk, ru, en };
const locales = ["kk", "ru", "en"] as const;
/** Typed wherever a visitor can type; must never be written down. */
const canary = "CANARY7301";

let site: Site;
beforeAll(async () => {
	await db
		.insert(regulationValues)
		.values(regulationRows as (typeof regulationValues.$inferInsert)[]);
	await db.insert(services).values(serviceRows as (typeof services.$inferInsert)[]);
	site = await startSite();
});
afterAll(async () => {
	await site?.stop();
});

type LogLine = Record<string, unknown>;
const logLines = (): LogLine[] =>
	site
		.output()
		.split("\n")
		.filter((line) => line.startsWith("{"))
		.map((line) => JSON.parse(line));

/** Where the answer to this request came from, as the log tells a moment later. */
const sourceOf = (id: unknown) =>
	vi.waitFor(
		() => {
			const line = logLines().find((one) => one.id === id && one.msg === "request");
			if (!line) throw new Error("not logged yet");
			return line.from;
		},
		{ timeout: 3000 },
	);

const lean = (html: string) =>
	(html.match(/<script\b[^>]*>/gi) ?? []).filter((tag) => !/\sdata-enhance[\s=>]/.test(tag));

describe("residents' pages", () => {
	test.each(
		locales.flatMap((locale) =>
			["", "/about", "/privacy", "/open-data", "/locate", "/errors/404"].map(
				(path) => `/${locale}${path}`,
			),
		),
	)("%s is complete without any of the framework's scripts", async (path) => {
		const { status, text, headers } = await site.ask(path);
		expect(status).toBe(200);
		expect(lean(text)).toEqual([]);
		expect(text).not.toMatch(/__next_f|modulepreload|as="script"/);
		expect(text).toContain("</html>");
		expect(text).toMatch(/<h1/);
		expect(headers["content-security-policy"]).toContain("script-src 'self';");
		expect(headers["content-security-policy"]).not.toMatch(/nonce|unsafe/);
	});

	test.each(locales)(
		"an address without a page is answered with a complete page in %s",
		async (locale) => {
			for (const path of [`/${locale}/nothing-here`, `/${locale}/errors/999`]) {
				const { status, text } = await site.ask(path);
				expect(status).toBe(404);
				expect(text).toContain(texts[locale]["error-page"]["404"].title);
				expect(text).toContain(`<html lang="${locale}"`);
				expect(lean(text)).toEqual([]);
			}
			const outside = await site.ask("/nothing", { headers: { "accept-language": locale } });
			expect(outside.status).toBe(404);
			expect(outside.text).toContain(texts[locale]["error-page"]["404"].title);
		},
	);

	test("no page is handed out as flight data", async () => {
		const flight = {
			rsc: "1",
			"next-router-prefetch": "1",
			"next-router-state-tree": "%5B%22%22%5D",
			"next-url": "/kk",
		};
		for (const path of [
			"/kk",
			"/kk?_rsc=abcde",
			"/kk/about?_rsc=1",
			"/kk/locate",
			"/kk.rsc",
			"/kk/about.rsc",
			"/kk.segments/_tree.segment.rsc",
		]) {
			const { headers, text } = await site.ask(path, { headers: flight });
			expect(headers["content-type"]).toContain("text/html");
			expect(text).not.toMatch(/^\d+:|__next_f/);
		}
	});

	test("the address of an image is no way to make the server fetch or compute", async () => {
		expect((await site.ask("/_next/image?url=%2Ficon.svg&w=640&q=75")).status).toBe(404);
	});
});

describe("staff", () => {
	test("each script of a staff page carries the nonce of its policy", async () => {
		const { status, text, headers } = await site.ask("/ru/staff/sign-in");
		expect(status).toBe(200);
		const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(
			String(headers["content-security-policy"]),
		)?.[1];
		expect(nonce).toBeTruthy();
		const scripts = text.match(/<script\b[^>]*>/g) ?? [];
		expect(scripts.length).toBeGreaterThan(0);
		for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
		expect(headers["cache-control"]).toContain("no-store");
	});

	test("the scripts that it needs are served, compressed and for ever", async () => {
		const page = await site.ask("/ru/staff/sign-in");
		const source = /<script src="([^"]+)"/.exec(page.text)?.[1] ?? "";
		const script = await site.ask(source, { headers: { "accept-encoding": "br" } });
		expect(script.status).toBe(200);
		expect(script.headers["cache-control"]).toContain("immutable");
		expect(brotliDecompressSync(script.body).length).toBeGreaterThan(script.body.length);
	});
});

describe("memory", () => {
	test("the second visitor gets the page from memory, and a change of the data drops it within a second", async () => {
		await site.ask("/en/about");
		const second = await site.ask("/en/about", { headers: { cookie: "visitor=1" } });
		expect(await sourceOf(second.headers["x-request-id"])).toBe("memory");
		expect(second.headers["set-cookie"]).toBeUndefined();

		const before = await site.ask("/en/services");
		expect(before.status).toBe(200);
		const name = { kk: "Жаңа атау", ru: "Новое имя", en: "A new name of it" };
		await pool.query("UPDATE services SET name = $1 WHERE id = (SELECT min(id) FROM services)", [
			JSON.stringify(name),
		]);
		await vi.waitFor(async () => expect((await site.ask("/en/services")).text).toContain(name.en), {
			timeout: 1000,
		});
	});

	test("an ETag spares sending a page again", async () => {
		const first = await site.ask("/ru/about", { headers: { "accept-encoding": "br" } });
		const again = await site.ask("/ru/about", {
			headers: { "accept-encoding": "br", "if-none-match": String(first.headers.etag) },
		});
		expect(again.status).toBe(304);
		expect(again.body.length).toBe(0);
	});

	test("brotli and gzip hold the same page, and weigh half of it at most", async () => {
		const plain = await site.ask("/kk");
		const brotli = await site.ask("/kk", { headers: { "accept-encoding": "br, gzip" } });
		const gzip = await site.ask("/kk", { headers: { "accept-encoding": "gzip" } });
		expect(brotliDecompressSync(brotli.body).toString()).toBe(plain.text);
		expect(gunzipSync(gzip.body).toString()).toBe(plain.text);
		expect(brotli.body.length).toBeLessThan(plain.body.length / 2);
	});
});

describe("strangers", () => {
	test("another host is refused, another origin may not post", async () => {
		expect((await site.ask("/kk", { headers: { host: "evil.example" } })).status).toBe(421);
		for (const origin of [undefined, "null", "https://evil.example"]) {
			const reply = await site.ask("/kk/visits", {
				method: "POST",
				headers: { ...(origin ? { origin } : {}), "x-forwarded-host": "evil.example" },
				body: "a=1",
			});
			expect(reply.status).toBe(403);
			expect(reply.text).toContain(kk["error-page"]["403"].title);
		}
	});

	test("a post that is no form of ours is refused without a 5xx", async () => {
		for (const [type, body] of [
			["application/x-www-form-urlencoded", "$ACTION_ID_0000=1"],
			["multipart/form-data; boundary=x", "--x\r\nbroken"],
			["multipart/form-data", "nothing"],
			["text/plain", "[]"],
			["application/json", "{"],
		] as const) {
			const reply = await site.ask("/kk/about", {
				method: "POST",
				headers: { origin: site.origin, "content-type": type, "next-action": "00" },
				body,
			});
			expect(reply.status, `${type} ${body}`).toBeLessThan(500);
		}
	});

	const target = fc
		.array(
			fc.constantFrom(
				"%",
				"%0",
				"%00",
				"%ff",
				"%2f",
				"..",
				"/",
				"\\",
				"kk",
				"ru",
				"staff",
				"errors",
				"?",
				"&",
				"q=",
				"=",
				"[locale]",
				"é",
				"api",
				"v1",
				"_next",
				"static",
				"(resident)",
				";",
				":",
				".rsc",
				"\t",
			),
			{ maxLength: 12 },
		)
		.map((parts) => `/${parts.join("")}`);
	property.prop([target], { numRuns: 60 })("no request target brings forth a 5xx", async (path) => {
		const answer = await new Promise<string>((resolve) => {
			let text = "";
			const socket = connect(site.port, "127.0.0.1", () =>
				socket.end(
					`GET ${path} HTTP/1.1\r\nHost: localhost:${site.port}\r\nConnection: close\r\n\r\n`,
				),
			);
			socket.on("data", (piece) => {
				text += piece.toString("latin1");
			});
			socket.on("error", () => resolve(text));
			socket.on("close", () => resolve(text));
		});
		expect(answer).not.toMatch(/^HTTP\/1\.1 5/);
	});
});

test("nothing that a visitor sends is written to the log but words of ours", async () => {
	await site.ask(`/kk/find?q=${canary}&${canary}=1`, {
		headers: {
			cookie: `qadam_visitor=${canary}`,
			"user-agent": canary,
			referer: `${site.origin}/kk/find?q=${canary}`,
			"x-forwarded-for": "203.0.113.77",
			"x-request-id": canary,
		},
	});
	await site.ask(`/kk/${canary}/87011234567`);
	await site.ask("/kk/visits", {
		method: "POST",
		headers: { origin: site.origin, "content-type": "application/x-www-form-urlencoded" },
		body: `name=${canary}&phone=87011234567`,
	});
	await site.ask(`/kk/about?broken=%${canary}`);
	await site.ask("/kk", { headers: { host: `${canary}.example` } });
	const last = await site.ask("/kk/about");
	await sourceOf(last.headers["x-request-id"]);
	expect(site.output()).not.toMatch(
		new RegExp(`${canary}|203\\.0\\.113|7011234567|127\\.0\\.0\\.1`),
	);
	expect(site.output()).toContain('"query":["q",":other"]');
});

describe("when the database cannot be reached", () => {
	let alone: Site;
	beforeAll(async () => {
		alone = await startSite({ DATABASE_URL: "postgres://nobody:CANARYPASSWORD@127.0.0.1:1/none" });
	});
	afterAll(async () => {
		await alone?.stop();
	});

	test.each(locales)(
		"a page that needs it is a complete apology in %s with a reference number",
		async (locale) => {
			const { status, text, headers } = await alone.ask(`/${locale}/services`);
			expect(status).toBe(503);
			expect(text).toContain(texts[locale]["error-page"]["503"].title);
			expect(text).toContain(String(headers["x-request-id"]));
			expect(Number(headers["retry-after"])).toBeGreaterThan(0);
			expect(headers["cache-control"]).toBe("no-store");
			expect(lean(text)).toEqual([]);
		},
	);

	test("pages that need no database are served, and the bug is logged under its reference number", async () => {
		expect((await alone.ask("/kk/about")).status).toBe(200);
		const { headers } = await alone.ask("/kk/services");
		await vi.waitFor(
			() => expect(alone.output()).toContain(`"id":"${headers["x-request-id"]}","error"`),
			{
				timeout: 3000,
			},
		);
		expect(alone.output()).not.toContain("CANARYPASSWORD");
	});
});

describe("stopping and starting", () => {
	test.each(["SIGTERM", "SIGINT"] as const)(
		"%s finishes what is in flight and leaves with 0",
		async (signal) => {
			const short = await startSite();
			// The page's code is loaded: from now on only the lock makes it slow.
			expect((await short.ask("/kk/services?slow=0")).status).toBe(200);
			const agent = new Agent({ keepAlive: true });
			const lock = await pool.connect();
			let slow: ReturnType<Site["ask"]>;
			let stopped: ReturnType<Site["stop"]>;
			try {
				await lock.query("BEGIN; LOCK TABLE services IN ACCESS EXCLUSIVE MODE");
				slow = short.ask("/kk/services?slow=1", { agent });
				await vi.waitFor(
					async () => {
						const waiting = await lock.query("SELECT 1 FROM pg_locks WHERE NOT granted");
						expect(waiting.rowCount).toBeGreaterThan(0);
					},
					{ timeout: 5000, interval: 20 },
				);
				stopped = short.stop(signal);
				await new Promise((resolve) => setTimeout(resolve, 300));
			} finally {
				await lock.query("ROLLBACK");
				lock.release();
			}
			expect((await slow).status).toBe(200);
			expect((await slow).text).toContain("</html>");
			expect(await stopped).toBe(0);
			agent.destroy();
			await expect(short.ask("/kk")).rejects.toThrow();
		},
	);

	test("a taken port is told in words, with exit code 98", async () => {
		await expect(startSite({ PORT: String(site.port) })).rejects.toThrow(
			/exit code 98[\s\S]*is taken by another program/,
		);
	});
});
