import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db, pool } from "#db/client.ts";
import { appointments, visitAccess } from "#db/schema/appointments.ts";
import { auditEntries } from "#db/schema/audit.ts";
import { expireHolds } from "#domain/appointments/expire-holds.ts";
import { revokeApiKey } from "#domain/identity/api-keys.ts";
import { forgetAnswers } from "#domain/identity/repeat-answer.ts";
import { closeTerritoryIndex } from "#domain/territory/live-index.ts";
import { now, officeId, seedOffice } from "#tests/factories/office.ts";
import { askKeyed, keyedPaths, newAdministrator, newApiKey } from "#tests/factories/partner-api.ts";

let key = "";
let keyId = "";

beforeAll(async () => {
	vi.useFakeTimers({ toFake: ["Date"], now });
	await seedOffice();
});
beforeEach(async () => {
	vi.setSystemTime(now);
	await db.delete(appointments);
	await db.delete(visitAccess);
	// Each test has a quota of its own.
	({ key, id: keyId } = await newApiKey());
});
afterAll(async () => {
	vi.useRealTimers();
	await closeTerritoryIndex();
});

const later = (seconds: number) => vi.setSystemTime(now.getTime() + seconds * 1000);
const holds = "/api/v1/holds";
const visits = "/api/v1/appointments";
const oneVisit = "/api/v1/appointments/{reference}";

const start = (time = "10:00") => `2026-11-25T${time}:00+05:00`;
const wish = (time?: string) => ({ service: "fingerprints", office: officeId, start: start(time) });

let people = 0;
const person = (facts: object = {}) => ({
	name: "Aigerim Demo",
	phone: `8 701 ${String(1_000_000 + people++)}`,
	...facts,
});

const hold = (time?: string, asking: object = {}) =>
	askKeyed(holds, { method: "POST", key, body: wish(time), ...asking });

const book = (holdId: string, asking: { once?: string; key?: string; who?: object } = {}) => {
	const { who = person(), ...rest } = asking;
	const body = { hold: holdId, contact: who, language: "kk" };
	return askKeyed(visits, { method: "POST", key, body, ...rest });
};

async function booked(time?: string, who: object = person()) {
	const held = await hold(time);
	const answer = await book(held.body.hold, { who });
	expect(answer.status).toBe(201);
	return { ...answer.body, tag: answer.headers.get("etag") ?? "" } as {
		reference: string;
		pin: string;
		tag: string;
	};
}

/** Rows that somebody asked for; a freed time rests a while under nobody's name. */
const count = async (where: string) => {
	const { rows } = await pool.query(
		`SELECT count(*)::int AS n FROM appointments WHERE visitor_hash IS NOT NULL AND ${where}`,
	);
	return rows[0].n;
};

describe("a hold", () => {
	test("keeps the slot for ten minutes, says so in the office's time, and is audited under the key", async () => {
		const { status, body, headers } = await hold();
		expect(status).toBe(201);
		expect(body).toMatchObject({
			start: start(),
			end: start("10:20"),
			expiresAt: "2026-11-24T04:10:00.000Z",
			beat: null,
		});
		expect(headers.get("ratelimit-policy")).toBe('"requests";q=6000;w=60, "holds";q=200;w=600');
		expect(headers.get("ratelimit")).toMatch(/^"requests";r=\d+;t=\d+, "holds";r=\d+;t=\d+$/);
		const rows = await db.select().from(auditEntries);
		expect(rows.filter(({ subjectId }) => subjectId === body.hold)).toMatchObject([
			{ actorKind: "partner", actorId: keyId, action: "appointment.held" },
		]);
	});

	test("is one of many: holds of one partner do not push each other out", async () => {
		for (const time of ["10:00", "10:20", "10:40"]) expect((await hold(time)).status).toBe(201);
		expect(await count("state = 'held'")).toBe(3);
	});

	test("runs out like anybody's", async () => {
		await hold();
		later(601);
		await expireHolds(new Date());
		expect(await count("state = 'held'")).toBe(0);
	});

	test("of three desks three get one, the fourth learns that it is taken", async () => {
		const answers = await Promise.all(Array.from({ length: 8 }, () => hold()));
		expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
		for (const answer of answers.filter(({ status }) => status !== 201))
			expect(answer).toMatchObject({ status: 409, problem: "slot-taken" });
	});

	test("for the window of invitations is refused, and nothing tells what it is for", async () => {
		const { status, problem, text } = await hold("10:00", {
			body: { ...wish(), service: "window-visit" },
			headers: { "accept-language": "en" },
		});
		expect({ status, problem }).toEqual({ status: 403, problem: "service-not-for-partners" });
		expect(text).not.toMatch(/probation|sensitive/i);
		expect(await count("true")).toBe(0);
	});

	test("of an inspector needs the beat", async () => {
		const reception = { ...wish("17:00"), service: "reception" };
		expect((await hold("", { body: reception })).problem).toBe("slot-not-offered");
		const { status, body } = await hold("", { body: { ...reception, beat: "1110-2" } });
		expect(status).toBe(201);
		expect(body.beat).toBe("1110-2");
	});

	test.each<[string, object, number]>([
		["an hour nobody works", { start: start("03:00") }, 422],
		["a minute off the grid", { start: start("10:07") }, 422],
		["another zone's offset", { start: "2026-11-25T10:00:00+06:00" }, 400],
		["UTC", { start: "2026-11-25T05:00:00Z" }, 400],
		["no such day", { start: "2026-02-31T10:00:00+05:00" }, 400],
		["no time at all", { start: "tomorrow" }, 400],
		["no start", { start: undefined }, 400],
		["an unknown office", { office: "1110-999" }, 404],
		["an unknown service", { service: "nope" }, 404],
		["a field that does not exist", { desk: "1110-4-d1" }, 400],
		["a number for a text", { office: 4 }, 400],
	])("for %s is refused", async (_, facts, status) => {
		const answer = await hold("10:00", { body: { ...wish(), ...facts } });
		expect(answer.status).toBe(status);
		expect(await count("true")).toBe(0);
	});
});

describe("a visit", () => {
	test("is booked from a hold, with a code, and shows no more of the person than needed", async () => {
		const who = person({ name: "Айгерім Демо", email: "aigerim@example.kz" });
		const held = await hold();
		const { status, body, headers, text } = await book(held.body.hold, { who });
		expect(status).toBe(201);
		expect(headers.get("etag")).toBe('"0-booked"');
		expect(headers.get("location")).toBe(`/api/v1/appointments/${body.reference}`);
		expect(body.pin).toMatch(/^\d{6}$/);
		expect(body.contact).toMatchObject({ name: "А. Д.", email: "a•••@example.kz", remind: "sms" });
		expect(text).not.toContain("Айгерім");
		expect(body.contact.phone).toMatch(/^\+7•••••••\d\d$/);
		const seen = await askKeyed(oneVisit, { key, id: body.reference });
		expect(seen.status).toBe(200);
		expect(seen.text).not.toContain(body.pin);
		const { rows } = await pool.query("SELECT contact FROM appointments");
		expect(rows[0].contact.toString("latin1")).not.toContain("aigerim");
	});

	test("that has not changed is not sent again", async () => {
		const { reference, tag } = await booked();
		const again = await askKeyed(oneVisit, {
			key,
			id: reference,
			headers: { "if-none-match": tag },
		});
		expect(again).toMatchObject({ status: 304, text: "" });
	});

	test("gets the usual message", async () => {
		await booked();
		const { rows } = await pool.query("SELECT kind FROM messages WHERE kind = 'confirmed'");
		expect(rows.length).toBeGreaterThan(0);
	});

	test("of a hold that ran out is booked all the same while the time is free", async () => {
		const held = await hold();
		later(700);
		expect((await book(held.body.hold)).status).toBe(201);
	});

	test("a hold is booked for one person only", async () => {
		const held = await hold();
		expect((await book(held.body.hold)).status).toBe(201);
		expect((await book(held.body.hold)).problem).toBe("hold-used");
		expect(await count("state = 'booked'")).toBe(1);
	});

	test("two people for one hold at once: one gets it, the other is told", async () => {
		const held = await hold();
		const answers = await Promise.all([book(held.body.hold), book(held.body.hold)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
	});

	test("nobody gets more open visits, or two at once, through a partner", async () => {
		const who = person();
		for (const time of ["10:00", "10:20", "10:40"]) await booked(time, who);
		const fourth = await book((await hold("11:00")).body.hold, { who });
		expect(fourth.problem).toBe("too-many-open-visits");
		const other = person();
		await booked("11:20", other);
		const overlapping = await book((await hold("11:20")).body.hold, { who: other });
		expect(overlapping.problem).toBe("overlapping-visit");
	});

	test.each<[string, object, string]>([
		["no phone", { phone: "12" }, "contact.phone"],
		["a name with digits", { name: "R2D2" }, "contact.name"],
		["an address that is none", { email: "x" }, "contact.email"],
		["reminders by e-mail without an address", { remind: "email" }, "contact.email"],
		["a field that does not exist", { iin: "1" }, "contact.iin"],
	])("with %s is refused at that field", async (_, facts, parameter) => {
		const held = await hold();
		const { status, body } = await book(held.body.hold, { who: person(facts) });
		expect(status).toBe(400);
		expect(body.errors.map((error: { parameter: string }) => error.parameter)).toEqual([parameter]);
	});
});

describe("a change", () => {
	const patch = (reference: string, ifMatch: string | undefined, body: unknown) =>
		askKeyed(oneVisit, {
			method: "PATCH",
			key,
			id: reference,
			body,
			...(ifMatch ? { ifMatch } : {}),
		});

	test("of the time keeps the reference and says the new one", async () => {
		const { reference, tag } = await booked();
		const moved = await patch(reference, tag, { start: start("11:00") });
		expect(moved).toMatchObject({ status: 200, body: { reference, start: start("11:00") } });
		expect(moved.headers.get("etag")).toBe('"1-booked"');
		expect(await count("state IN ('held', 'booked')")).toBe(1);
		const stale = await patch(reference, tag, { start: start("11:20") });
		expect(stale).toMatchObject({ status: 412, problem: "precondition-failed" });
		expect((await patch(reference, undefined, {})).problem).toBe("precondition-required");
	});

	test("to a time that is taken leaves the visit where it was, and holds nothing", async () => {
		for (let desk = 0; desk < 3; desk++) await booked("11:00");
		const { reference, tag } = await booked();
		expect((await patch(reference, tag, { start: start("11:00") })).problem).toBe("slot-taken");
		const seen = await askKeyed(oneVisit, { key, id: reference });
		expect(seen.body.start).toBe(start());
		expect(await count("state = 'held'")).toBe(0);
	});

	test("that cannot be booked gives the new time back", async () => {
		const who = person();
		await booked("11:00", who);
		const { reference, tag } = await booked("10:00", who);
		expect((await patch(reference, tag, { start: start("11:00") })).problem).toBe(
			"overlapping-visit",
		);
		expect(await count("state = 'held'")).toBe(0);
	});

	test("of the person leaves the rest, tells the new phone, and ends the old links", async () => {
		const { reference, tag } = await booked();
		const changed = await patch(reference, tag, {
			contact: { phone: "+7 702 111 22 33", email: "new@example.kz" },
			adjustments: ["wheelchair"],
		});
		expect(changed).toMatchObject({
			status: 200,
			body: { adjustments: ["wheelchair"], contact: { name: "A. D.", email: "n•••@example.kz" } },
		});
		expect(changed.body.contact.phone).toMatch(/33$/);
		const { rows } = await pool.query("SELECT kind FROM messages WHERE kind = 'changed'");
		expect(rows.length).toBeGreaterThan(0);
		const removed = await patch(reference, changed.headers.get("etag") ?? "", {
			contact: { email: null },
		});
		expect(removed.body.contact.email).toBeNull();
		const { rows: links } = await pool.query(
			"SELECT count(*)::int AS n FROM visit_links WHERE reference = $1",
			[reference],
		);
		expect(links[0].n).toBe(1);
	});

	test("of time and person at once is refused, and one of nothing changes nothing", async () => {
		const { reference, tag } = await booked();
		const both = await patch(reference, tag, { start: start("11:00"), language: "ru" });
		expect(both.problem).toBe("one-change-at-a-time");
		expect((await patch(reference, tag, {})).headers.get("etag")).toBe(tag);
		expect((await patch(reference, tag, { office: officeId })).status).toBe(400);
	});

	test("a person cannot be changed into one who has as many visits as are allowed", async () => {
		const busy = person();
		for (const time of ["14:00", "14:20", "14:40"]) await booked(time, busy);
		const { reference, tag } = await booked();
		const answer = await patch(reference, tag, { contact: busy });
		expect(answer.problem).toBe("too-many-open-visits");
		const clash = await booked("14:00");
		const other = await patch(clash.reference, clash.tag, { contact: busy });
		expect(other.status).toBe(409);
	});

	test("two changes of one version at once: one is made", async () => {
		const { reference, tag } = await booked();
		const answers = await Promise.all(
			["11:00", "11:20", "11:40"].map((time) => patch(reference, tag, { start: start(time) })),
		);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		expect(await count("state IN ('held', 'booked')")).toBe(1);
	});

	test("is too late after the time for changes, and so is cancelling", async () => {
		const { reference, tag } = await booked();
		vi.setSystemTime(new Date("2026-11-25T03:30:00Z"));
		const moved = await patch(reference, tag, { start: start("15:00") });
		expect(moved.problem).toBe("cannot-be-changed");
		expect((await patch(reference, tag, { language: "ru" })).problem).toBe("too-late");
		const cancelled = await askKeyed(oneVisit, { method: "DELETE", key, id: reference });
		expect(cancelled.problem).toBe("too-late");
	});

	test("cancelling frees the time, heeds If-Match, and answers the same when repeated", async () => {
		const { reference, tag } = await booked();
		const remove = (ifMatch?: string) =>
			askKeyed(oneVisit, { method: "DELETE", key, id: reference, ...(ifMatch ? { ifMatch } : {}) });
		expect((await remove('"7-booked"')).status).toBe(412);
		expect(await remove(tag)).toMatchObject({
			status: 200,
			body: { state: "cancelled-by-resident" },
		});
		expect((await remove()).status).toBe(200);
		expect(await count("state = 'booked'")).toBe(0);
	});
});

describe("who may what", () => {
	test.each(keyedPaths)("%s opens to a key that works, and to nothing else", async (path) => {
		const method = path.includes("{") ? "GET" : "POST";
		const bad = ["", "x", "qadam_aaaaaaaa_", `qadam_aaaaaaaa_${"a".repeat(43)}`, `${key}x`];
		for (const given of bad) {
			const answer = await askKeyed(path, { method, key: given, id: "7K3M9Q2XTB" });
			expect(answer.status).toBe(401);
			expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm=/);
		}
	});

	test("a revoked or expired key ends in the middle of the work", async () => {
		const made = await newApiKey();
		const held = await hold("10:00", { key: made.key });
		await revokeApiKey(await newAdministrator(), made.id, new Date());
		expect((await book(held.body.hold, { key: made.key })).problem).toBe("key-unknown");
		const short = await newApiKey({ expiresAt: new Date(now.getTime() + 60_000) });
		expect((await hold("10:20", { key: short.key })).status).toBe(201);
		later(61);
		expect((await hold("10:40", { key: short.key })).problem).toBe("key-unknown");
	});

	test("a key does what its scopes say and no more", async () => {
		const reader = await newApiKey({ scopes: ["appointments:read"] });
		const { status, headers, problem } = await hold("10:00", { key: reader.key });
		expect({ status, problem }).toEqual({ status: 403, problem: "scope-missing" });
		expect(headers.get("www-authenticate")).toContain('scope="holds:write"');
		const holder = await newApiKey({ scopes: ["holds:write"] });
		const held = await hold("10:00", { key: holder.key });
		expect(held.status).toBe(201);
		expect((await book(held.body.hold, { key: holder.key })).problem).toBe("scope-missing");
	});

	test("a key for one office books at no other, and moves to no other", async () => {
		const local = await newApiKey({ officeIds: ["1110-5"] });
		expect((await hold("10:00", { key: local.key })).problem).toBe("office-not-allowed");
		const { reference, tag } = await booked();
		const next = await newApiKey({ officeIds: ["1110-5"], replacesId: keyId });
		const moved = await askKeyed(oneVisit, {
			method: "PATCH",
			key: next.key,
			id: reference,
			ifMatch: tag,
			body: { start: start("11:00") },
		});
		expect(moved.problem).toBe("office-not-allowed");
	});

	test("another partner's hold and visit do not exist", async () => {
		const other = await newApiKey();
		const held = await hold();
		expect((await book(held.body.hold, { key: other.key })).status).toBe(404);
		const { reference } = await booked("10:20");
		for (const method of ["GET", "DELETE"] as const)
			expect((await askKeyed(oneVisit, { method, key: other.key, id: reference })).status).toBe(
				404,
			);
		const body = { language: "ru" };
		const changed = await askKeyed(oneVisit, {
			method: "PATCH",
			key: other.key,
			id: reference,
			ifMatch: "*",
			body,
		});
		expect(changed.status).toBe(404);
		expect((await askKeyed(oneVisit, { key, id: "0000000000" })).status).toBe(404);
	});

	test("a key that replaces another sees its visits", async () => {
		const { reference } = await booked();
		const next = await newApiKey({ replacesId: keyId });
		expect((await askKeyed(oneVisit, { key: next.key, id: reference })).status).toBe(200);
	});

	test("too many requests wait as long as they are told", async () => {
		const slow = await newApiKey({ perMinute: 2 });
		for (const left of [1, 0]) {
			const { headers } = await askKeyed(oneVisit, { key: slow.key, id: "0000000000" });
			expect(headers.get("ratelimit")).toMatch(new RegExp(`^"requests";r=${left};t=60$`));
		}
		const refused = await askKeyed(oneVisit, { key: slow.key, id: "0000000000" });
		expect(refused).toMatchObject({ status: 429, problem: "too-many-requests" });
		expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
	});

	test("a browser of another site gets no permission, and other methods none at all", async () => {
		for (const path of keyedPaths) {
			const asked = await askKeyed(path, { method: "OPTIONS" });
			expect(asked.status).toBe(204);
			expect(asked.headers.get("access-control-allow-methods")).toBeNull();
			expect((await askKeyed(path, { method: "PUT", key })).status).toBe(405);
		}
	});

	test("keys are kept as hashes, and their making and revoking is audited", async () => {
		const made = await newApiKey();
		const { rows } = await pool.query("SELECT to_jsonb(api_keys) AS row FROM api_keys");
		expect(JSON.stringify(rows)).not.toContain(made.key.slice(20));
		await revokeApiKey(await newAdministrator(), made.id, new Date());
		const entries = await db.select().from(auditEntries);
		const actions = entries.filter(({ subjectId }) => subjectId === made.id);
		expect(actions.map(({ action }) => action)).toEqual(["api-key.made", "api-key.revoked"]);
		expect(JSON.stringify(entries)).not.toContain(made.key);
	});
});

describe("a request that is repeated", () => {
	test("is answered the same, and done once", async () => {
		const once = randomUUID();
		const first = await hold("10:00", { once });
		const second = await hold("10:00", { once });
		expect(second.text).toBe(first.text);
		expect(second.headers.get("idempotency-replayed")).toBe("true");
		const quoted = await hold("10:00", { once: `"${once}"` });
		expect(quoted.text).toBe(first.text);
		expect(await count("true")).toBe(1);
	});

	test("32 bookings at once with one key make one visit", async () => {
		const held = await hold();
		const once = randomUUID();
		const who = person();
		const answers = await Promise.all(
			Array.from({ length: 32 }, () => book(held.body.hold, { once, who })),
		);
		const made = answers.filter(({ status }) => status === 201);
		expect(made.length).toBeGreaterThan(0);
		expect(new Set(made.map(({ body }) => body.reference)).size).toBe(1);
		for (const answer of answers.filter(({ status }) => status !== 201)) {
			expect(answer.problem).toBe("idempotency-in-progress");
			expect(answer.headers.get("retry-after")).toBe("1");
		}
		expect(await count("state = 'booked'")).toBe(1);
		expect((await book(held.body.hold, { once, who })).body.reference).toBe(
			made[0]?.body.reference,
		);
	});

	test("with another body or at another address is refused", async () => {
		const once = randomUUID();
		const held = await hold("10:00", { once });
		expect((await hold("10:20", { once })).problem).toBe("idempotency-key-reused");
		expect((await book(held.body.hold, { once })).problem).toBe("idempotency-key-reused");
	});

	test("without a key, or with one that cannot be one, is refused", async () => {
		for (const once of ["", "a b", '"', "x".repeat(256)])
			expect((await hold("10:00", { once })).problem).toBe("idempotency-key-missing");
	});

	test("means something else for each partner", async () => {
		const once = randomUUID();
		const other = await newApiKey();
		const mine = await hold("10:00", { once });
		const theirs = await hold("10:00", { once, key: other.key });
		expect(theirs.status).toBe(201);
		expect(theirs.body.hold).not.toBe(mine.body.hold);
	});

	test("whoever died over it is relieved after half a minute, and nothing is done twice", async () => {
		const held = await hold();
		const once = randomUUID();
		const who = person();
		const first = await book(held.body.hold, { once, who });
		// As after a crash between the booking and the note of its answer.
		await pool.query("UPDATE partner_answers SET answer = NULL WHERE answer IS NOT NULL");
		expect((await book(held.body.hold, { once, who })).problem).toBe("idempotency-in-progress");
		later(31);
		const again = await book(held.body.hold, { once, who });
		expect(again.status).toBe(201);
		expect(again.body).toEqual(first.body);
		expect(await count("state = 'booked'")).toBe(1);
	});

	test("a bug keeps nothing: the next attempt may succeed", async () => {
		const once = randomUUID();
		await pool.query("ALTER TABLE desks RENAME TO away");
		await expect(hold("10:00", { once })).rejects.toThrow();
		await pool.query("ALTER TABLE away RENAME TO desks");
		expect((await hold("10:00", { once })).status).toBe(201);
	});

	test("a refusal is repeated too, in the language asked for", async () => {
		const once = randomUUID();
		await hold("03:00", { once });
		const again = await hold("03:00", { once, headers: { "accept-language": "ru" } });
		expect(again).toMatchObject({ status: 422, body: { title: "Такого времени нет" } });
	});

	test("is forgotten after three days", async () => {
		await hold("10:00", { once: randomUUID() });
		expect((await forgetAnswers(new Date(now.getTime() + 2 * 86_400_000))).forgotten).toBe(0);
		expect(
			(await forgetAnswers(new Date(now.getTime() + 5 * 86_400_000))).forgotten,
		).toBeGreaterThan(0);
	});

	test("what was answered does not stand in clear", async () => {
		const { reference, pin } = await booked();
		const { rows } = await pool.query(
			"SELECT answer FROM partner_answers WHERE answer IS NOT NULL",
		);
		const kept = rows.map(({ answer }) => answer.toString("latin1")).join();
		expect(kept).not.toContain(reference);
		expect(kept).not.toContain(pin);
	});
});

const text = fc.string({ unit: "binary", maxLength: 40 });
const anything = fc.oneof(
	fc.jsonValue({ maxDepth: 3 }),
	fc.record(
		{
			service: fc.oneof(text, fc.constant("fingerprints"), fc.constant("window-visit")),
			office: fc.oneof(text, fc.constant(officeId)),
			beat: fc.oneof(text, fc.constant("1110-1"), fc.constant(null)),
			start: fc.oneof(
				text,
				fc.constant(start("10:20")),
				fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
				fc.tuple(fc.nat(40), fc.nat(30)).map(([day, hour]) => `2026-11-${day}T${hour}:00:00+05:00`),
			),
			hold: fc.oneof(text, fc.uuid(), fc.constant(null)),
			contact: fc.oneof(
				fc.jsonValue(),
				fc.record({ name: text, phone: text, email: text }, { requiredKeys: [] }),
			),
			language: fc.constantFrom("kk", "ru", "de", null),
			adjustments: fc.array(fc.constantFrom("wheelchair", "interpreter", "x")),
		},
		{ requiredKeys: [] },
	),
);

test.each([
	[holds, "POST"],
	[visits, "POST"],
	[oneVisit, "PATCH"],
	[oneVisit, "DELETE"],
	[oneVisit, "GET"],
] as const)("whatever is sent to %s by %s, nothing breaks", async (path, method) => {
	const { reference } = await booked("15:00");
	const sent = fc.record({
		body: fc.oneof(anything, text),
		once: fc.stringMatching(/^[\x20-\x7e]{0,40}$/),
		ifMatch: fc.constantFrom("*", '"0-booked"', "nonsense", 'W/"0-booked"'),
		id: fc.oneof(fc.constant(reference), fc.constant(reference.toLowerCase()), text),
	});
	await fc.assert(
		fc.asyncProperty(sent, async ({ body, id, ...rest }) => {
			const given = method === "POST" || method === "PATCH" ? { body } : {};
			const wellFormed = id.toWellFormed();
			const { status } = await askKeyed(path, { method, key, id: wellFormed, ...given, ...rest });
			expect(status).toBeLessThan(500);
		}),
		{ numRuns: 120 },
	);
});

describe("what a body may be", () => {
	test("JSON of the right type, in UTF-8, at most 16 kB", async () => {
		const send = (body: string, type = "application/json") =>
			askKeyed(holds, { method: "POST", key, body, headers: { "content-type": type } });
		expect((await send("a=b", "application/x-www-form-urlencoded")).status).toBe(415);
		expect((await send("{}", "application/merge-patch+json")).status).toBe(415);
		expect((await send("{")).status).toBe(400);
		expect((await send("null")).status).toBe(400);
		expect((await send('{"office":"\\u0000"}')).status).toBe(400);
		expect((await send('{"office":"\\ud800"}')).status).toBe(400);
		expect((await send(`{"office":"${"a".repeat(17_000)}"}`)).status).toBe(413);
		expect((await send(JSON.stringify(wish()), "application/json; charset=utf-8")).status).toBe(
			201,
		);
		const { headers } = await askKeyed(oneVisit, {
			method: "PATCH",
			key,
			id: "0000000000",
			ifMatch: "*",
			body: {},
			headers: { "content-type": "application/json" },
		});
		expect(headers.get("accept-patch")).toBe("application/merge-patch+json");
	});
});
