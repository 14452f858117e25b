import { pool } from "#db/client.ts";
import { generate } from "../load/generate.ts";
import type { Visit, Visited } from "../load/visitors.ts";
import { startPortal } from "../portal.ts";
import { percentile, quick, tell } from "../report.ts";
import { listWishes } from "../wishes.ts";

// Two hundred people on the pages of booking at once.

const visitors = 200;
const thinkMs = 4000;
const seconds = quick ? 10 : 30;

const wishes = await listWishes("residence-permit-fingerprints", 4000);
await pool.end();
const portal = await startPortal();
const asked = { port: portal.port, how: "browse" as const, thinkMs };
await generate<Visit, Visited>("visitors", {
	...asked,
	visitors: 20,
	seconds: 3,
	thinkMs: 200,
	firstNumber: 1,
	wishes: wishes.slice(0, 500),
});
const {
	times,
	errors,
	booked,
	seconds: took,
} = await generate<Visit, Visited>("visitors", {
	...asked,
	visitors,
	seconds,
	firstNumber: 100_000,
	wishes: wishes.slice(500),
});
await portal.stop();
for (const error of errors.slice(0, 3)) process.stderr.write(`  ${error}\n`);
const sorted = Float64Array.from(times).sort();
const against = `${visitors} virtual users for ${Math.round(took)} s, home, services, offices, slots, every fifth books to the end, ${thinkMs / 2000}–${thinkMs / 1000} s of thought before each page; bcgov, 2020: median 3.4 s, p95 12 s, 28 responses/s`;
tell("users.median", percentile(sorted, 0.5), "ms", against);
tell("users.p95", percentile(sorted, 0.95), "ms", against);
tell("users.p99", percentile(sorted, 0.99), "ms", against);
tell("users.responses", times.length / took, "responses/s", against);
tell("users.booked", booked, "bookings", against);
tell("users.errors", errors.length, "errors", against);
