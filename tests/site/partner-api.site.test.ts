import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keyedOperations } from "#app/api/v1/openapi.json/keyed-operations.ts";
import { problemSchema } from "#app/api/v1/problems/schema.ts";
import { pool } from "#db/client.ts";
import { seedDemo } from "#db/seed/seed.ts";
import { newApiKey } from "#tests/factories/partner-api.ts";
import { type Site, startSite } from "#tests/factories/site.ts";

// A partner's requests behind Next and the front door, as a program sends them: without Origin, without cookies.

let site: Site;
let key: string;
beforeAll(async () => {
	await seedDemo(Temporal.Now.plainDateISO("Asia/Almaty").toString());
	({ key } = await newApiKey());
	site = await startSite();
});
afterAll(async () => {
	await site?.stop();
});

const service = "residence-permit-fingerprints";
const office = "1110-4";

const operation = (id: string) => {
	const found = keyedOperations.find((one) => one.id === id);
	if (!found) throw new Error(`There is no operation ${id}.`);
	return found;
};

async function freeTimes(): Promise<string[]> {
	const { text } = await site.ask(`/api/v1/slots?service=${service}&office=${office}&days=14`);
	const starts = JSON.parse(text).slots.map(({ start }: { start: string }) => start);
	return [...new Set<string>(starts)];
}

const send = (path: string, method: string, body: object | null, headers: object = {}) => {
	const text = body ? JSON.stringify(body) : undefined;
	return site.ask(path, {
		method,
		headers: {
			authorization: `Bearer ${key}`,
			...(text
				? { "content-type": "application/json", "content-length": Buffer.byteLength(text) }
				: {}),
			...headers,
		},
		...(text ? { body: text } : {}),
	});
};

const once = () => ({ "idempotency-key": randomUUID() });

async function holdOne(): Promise<string> {
	// Others of these tests may have taken the first.
	for (const start of (await freeTimes()).slice(2)) {
		const held = await send("/api/v1/holds", "POST", { service, office, start }, once());
		if (held.status === 201) return JSON.parse(held.text).hold;
	}
	throw new Error("No time is free.");
}

let people = 0;
const contact = () => ({ name: "Canary Person", phone: `+7701${5_550_000 + people++}` });

test("32 bookings at once with one Idempotency-Key make one visit", async () => {
	const body = { hold: await holdOne(), language: "kk", contact: contact() };
	const headers = once();
	const answers = await Promise.all(
		Array.from({ length: 32 }, () => send("/api/v1/appointments", "POST", body, headers)),
	);
	const booked = answers.filter(({ status }) => status === 201).map(({ text }) => JSON.parse(text));
	expect(booked.length).toBeGreaterThan(0);
	for (const { status } of answers) expect([201, 409]).toContain(status);
	expect(new Set(booked.map(({ reference }) => reference)).size).toBe(1);
	const { rows } = await pool.query(
		"SELECT count(*)::int AS n FROM appointments WHERE starts_with(visitor_hash, 'partner:') AND state = 'booked'",
	);
	expect(rows[0].n).toBe(1);
});

test("a visit is looked at, changed, moved and cancelled through the door", async () => {
	const body = { hold: await holdOne(), language: "ru", contact: contact() };
	const booked = await send("/api/v1/appointments", "POST", body, once());
	expect(booked.status).toBe(201);
	expect(booked.headers["set-cookie"]).toBeUndefined();
	expect(booked.headers["access-control-allow-origin"]).toBeUndefined();
	expect(operation("bookAppointment").answer.parse(JSON.parse(booked.text))).toBeTruthy();
	const path = String(booked.headers.location);
	const seen = await send(path, "GET", null);
	expect(seen.headers.etag).toBe(booked.headers.etag);
	expect(seen.headers["cache-control"]).toBe("no-store");
	const known = await send(path, "GET", null, { "if-none-match": String(seen.headers.etag) });
	expect(known.status).toBe(304);
	const patch = { "content-type": "application/merge-patch+json" };
	const missing = await send(path, "PATCH", { language: "kk" }, patch);
	expect(missing.status).toBe(428);
	const changed = await send(
		path,
		"PATCH",
		{ language: "kk" },
		{
			...patch,
			"if-match": String(seen.headers.etag),
		},
	);
	expect(JSON.parse(changed.text)).toMatchObject({ language: "kk" });
	const start = (await freeTimes()).at(-1);
	const moved = await send(
		path,
		"PATCH",
		{ start },
		{
			...patch,
			"if-match": String(changed.headers.etag),
		},
	);
	expect(JSON.parse(moved.text)).toMatchObject({ start });
	const cancelled = await send(path, "DELETE", null);
	expect(JSON.parse(cancelled.text)).toMatchObject({ state: "cancelled-by-resident" });
});

test("no key, a wrong one, another method, a browser's cookie: each gets its no as JSON", async () => {
	const nobody = await send("/api/v1/holds", "POST", {}, { authorization: "" });
	expect(nobody.status).toBe(401);
	expect(nobody.headers["www-authenticate"]).toContain("Bearer");
	expect((await send("/api/v1/holds", "DELETE", null)).status).toBe(405);
	expect((await send("/api/v1/holds", "POST", {}, { cookie: "a=b" })).status).toBe(403);
	const foreign = { origin: "https://evil.example" };
	expect((await send("/api/v1/holds", "POST", {}, foreign)).status).toBe(403);
	const asked = await site.ask("/api/v1/holds", { method: "OPTIONS", headers: foreign });
	expect(asked.headers["access-control-allow-origin"]).toBeUndefined();
	const huge = await send("/api/v1/holds", "POST", { office: "a".repeat(20_000) }, once());
	expect(huge.status).toBe(413);
	expect(problemSchema.parse(JSON.parse(huge.text)).type).toMatch(/body-too-large$/);
});

/** The examples of the page, in their order: each an own piece of shell. */
const examples = [
	...readFileSync(join(import.meta.dirname, "../../docs/partner-api.md"), "utf8").matchAll(
		/```sh\n(curl[\s\S]*?)```/g,
	),
].map(([, text = ""]) => text);

test("the examples of docs/partner-api.md do what the page says", async () => {
	const variables: Record<string, string> = {
		SITE: `http://127.0.0.1:${site.port}`,
		KEY: key,
		SERVICE: service,
		OFFICE: office,
	};
	const run = async (example: string | undefined) => {
		if (!example) throw new Error("An example is missing.");
		// Machines without uuidgen have node.
		const script = `uuidgen() { "${process.execPath}" -p "crypto.randomUUID()"; }\n${example}`;
		const { stdout } = await promisify(execFile)("sh", ["-c", script], {
			env: { ...process.env, ...variables },
		});
		return stdout;
	};
	expect(examples).toHaveLength(6);
	const [slots, hold, book, look, change, cancel] = examples;
	const free = JSON.parse(await run(slots)).slots;
	variables.START = free[Math.floor(free.length / 2)].start;
	variables.HOLD = JSON.parse(await run(hold)).hold;
	const booked = JSON.parse(await run(book));
	expect(booked.pin).toMatch(/^\d{6}$/);
	variables.REFERENCE = booked.reference;
	const seen = await run(look);
	variables.ETAG = /^etag: (.*)\r$/im.exec(seen)?.[1] ?? "";
	expect(JSON.parse(await run(change))).toMatchObject({ adjustments: ["wheelchair"] });
	expect(JSON.parse(await run(cancel))).toMatchObject({ state: "cancelled-by-resident" });
});

test("neither key nor person is written down", () => {
	const written = site.output();
	expect(written).toContain('"route":"/api/:id/appointments"');
	expect(written).not.toContain(key.slice(0, 20));
	expect(written).not.toMatch(/Bearer|Canary|5550/i);
});
