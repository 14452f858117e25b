import { Agent } from "node:http";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { chromium, type Page } from "@playwright/test";
import { pool } from "#db/client.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { findChromium } from "#tools/chromium.mjs";
import { hold, walk } from "../load/journey.ts";
import { startPortal } from "../portal.ts";
import { tell } from "../report.ts";
import { listWishes } from "../wishes.ts";

// What a resident's phone must fetch, as Chromium fetches it: bytes as sent, and what gzip would make of them.

const budget =
	"budget: 60 kB in 6 requests, own scripts 15 kB gzip, styles 20 kB gzip, no framework script";

type Fetched = { kind: string; body: Buffer };

/** All that one fresh view of a page fetches. */
async function fetchPage(page: Page, path: string): Promise<{ title: string; all: Fetched[] }> {
	const waiting: Promise<Fetched>[] = [];
	page.on("response", (response) => {
		const kind = response.request().resourceType();
		waiting.push(response.body().then((body) => ({ kind, body })));
	});
	await page.goto(path, { waitUntil: "networkidle" });
	return { title: await page.title(), all: await Promise.all(waiting) };
}

const gzipped = (fetched: readonly Fetched[]): number =>
	fetched.reduce((sum, { body }) => sum + gzipSync(body, { level: 9 }).length, 0);
const brotlied = (fetched: readonly Fetched[]): number =>
	fetched.reduce((sum, { body }) => sum + brotliCompressSync(body).length, 0);

const now = new Date();
const [reception] = await earliestSlots({ serviceId: "inspector-reception", limit: 1, now });
const [wish, another] = await listWishes("residence-permit-fingerprints", 2);
await pool.end();
if (!wish || !another || !reception?.beatId) throw new Error("The demo has no free slots.");
const portal = await startPortal();
const browser = await chromium.launch({
	executablePath: findChromium() ?? undefined,
	args: ["--no-sandbox"],
});

async function measure(name: string, path: string, cookie?: string): Promise<void> {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
	if (cookie) {
		const [cookieName = "", value = ""] = cookie.split("=");
		await context.addCookies([{ name: cookieName, value, url: portal.origin }]);
	}
	const { title, all } = await fetchPage(await context.newPage(), portal.origin + path);
	await context.close();
	const of = (kind: string) => all.filter((one) => one.kind === kind);
	const against = `${name}, "${title}"; ${budget}`;
	for (const [what, kind] of [
		["html", "document"],
		["css", "stylesheet"],
		["js", "script"],
	] as const) {
		tell(`weight.${name}.${what}.gzip`, gzipped(of(kind)), "bytes", against);
		tell(`weight.${name}.${what}.brotli`, brotlied(of(kind)), "bytes", against);
	}
	tell(`weight.${name}.total.gzip`, gzipped(all), "bytes", against);
	tell(`weight.${name}.requests`, all.length, "requests", against);
}

await measure("home", "/kk");
await measure("beat", `/kk/beats/${reception.beatId}`);
await measure("slots", `/kk/book/${wish.serviceId}/${wish.officeId}`);
const agent = new Agent({ keepAlive: true });
const walked = await walk({ port: portal.port, agent, number: 1, wish });
const held = await hold({ port: portal.port, agent, number: 2, wish: another });
agent.destroy();
await measure("details", held.details, held.cookie);
await measure("confirmation", walked.visit, walked.cookie);
await browser.close();
await portal.stop();
