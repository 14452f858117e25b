import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { eventExample } from "#app/api/v1/openapi.json/event-paths.ts";
import { pool } from "#db/client.ts";
import { callNext } from "#domain/queue/call-next.ts";
import { checkIn } from "#domain/queue/check-in.ts";
import { joinQueue } from "#domain/queue/join-queue.ts";
import { stopFollowing } from "#domain/queue/live-wall.ts";
import { officer } from "#tests/factories/actors.ts";
import { bookVisit } from "#tests/factories/booked-visit.ts";
import { migrationDesks, officeId, seedOffice } from "#tests/factories/office.ts";
import { GET } from "./route.ts";

// The route goes by the real clock: the office is open all day today.
const now = new Date();
const clerk = officer.migrationOfficer();
const [desk = ""] = migrationDesks;

type Heard = { name: string; id: string; data: Record<string, unknown> };
const leaving: AbortController[] = [];

async function listen(accept = "text/event-stream", office = officeId) {
	const abort = new AbortController();
	leaving.push(abort);
	const response = await GET(
		new Request(`http://localhost/api/v1/queue/${office}/events`, {
			headers: { accept, "x-qadam-network": "test" },
			signal: abort.signal,
		}),
		{ params: Promise.resolve({ officeId: office }) },
	);
	const heard: Heard[] = [];
	let text = "";
	const ended = (async () => {
		for await (const piece of response.body ?? []) {
			text += new TextDecoder().decode(piece);
			for (const block of text.split("\n\n").slice(0, -1)) {
				const field = (name: string) =>
					block
						.split("\n")
						.find((line) => line.startsWith(`${name}: `))
						?.slice(name.length + 2);
				const name = field("event");
				if (name)
					heard.push({ name, id: field("id") ?? "", data: JSON.parse(field("data") ?? "{}") });
			}
			text = text.split("\n\n").at(-1) ?? "";
		}
	})();
	return { response, heard, ended, abort };
}

const walkIn = async () => {
	const joined = await joinQueue(
		clerk,
		{ officeId, deskKind: "migration", deskId: null, language: "kk", adjustments: [] },
		now,
	);
	if (!joined.ok) throw new Error(joined.refusal);
	return joined.value;
};

beforeAll(async () => {
	await seedOffice();
	await pool.query(
		"INSERT INTO schedule_exceptions (office_id, desk_id, day, kind, opens_minute, closes_minute, step_minutes) VALUES ($1, $3, ($2::timestamptz AT TIME ZONE 'Asia/Almaty')::date, 'open', 0, 1440, 20)",
		[officeId, now, desk],
	);
});
beforeEach(async () => {
	await pool.query(
		"TRUNCATE queue_steps, queue_turns, queue_entries, queue_lines, appointments CASCADE",
	);
});
afterEach(() => {
	for (const abort of leaving.splice(0)) abort.abort();
});
afterAll(stopFollowing);

test("the state comes at once, and again after each change, as its description says", async () => {
	const { response, heard } = await listen();
	expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
	await vi.waitFor(() => expect(heard).not.toHaveLength(0));
	expect(heard[0]).toMatchObject({ name: "queue", data: { calls: [], waiting: 0 } });
	await walkIn();
	await vi.waitFor(() => expect(heard.at(-1)?.data.waiting).toBe(1));
	await callNext(clerk, desk, now);
	await vi.waitFor(() =>
		expect(heard.at(-1)?.data).toMatchObject({ waiting: 0, calls: [{ window: 1, open: true }] }),
	);
	const data = heard.at(-1)?.data ?? {};
	expect(Object.keys(data)).toEqual(Object.keys(eventExample));
	const [call] = data.calls as object[];
	expect(Object.keys(call ?? {})).toEqual(Object.keys(eventExample.calls[0] ?? {}));
});

test("nothing of a person is in it: neither name nor reference nor token nor what they came for", async () => {
	const visit = await bookVisit(now, desk);
	const ticket = await checkIn(clerk, { reference: visit.reference }, now);
	await callNext(clerk, desk, now);
	const { heard } = await listen();
	await vi.waitFor(() => expect(heard).not.toHaveLength(0));
	const text = JSON.stringify(heard);
	expect(text).toContain('"window":1');
	for (const secret of [
		"Visitor",
		visit.id,
		visit.reference,
		ticket.ok && ticket.value.token,
		"migration",
		"fingerprints",
	])
		expect(text).not.toContain(String(secret));
});

test("when PostgreSQL cuts the line, the screen is told, and then what it missed", async () => {
	const { heard } = await listen();
	await vi.waitFor(() => expect(heard).not.toHaveLength(0));
	await pool.query(
		"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'qadam-listen' AND datname = current_database()",
	);
	await walkIn();
	await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain("away"));
	await vi.waitFor(
		() => expect(heard.at(-1)).toMatchObject({ name: "queue", data: { waiting: 1 } }),
		{
			timeout: 10_000,
		},
	);
	await callNext(clerk, desk, now);
	await vi.waitFor(() => expect(heard.at(-1)?.data.waiting).toBe(0), { timeout: 10_000 });
});

test("changes that come together are told together, and the last state is always told", async () => {
	const { heard } = await listen();
	await vi.waitFor(() => expect(heard).not.toHaveLength(0));
	await Promise.all(Array.from({ length: 20 }, () => walkIn()));
	await vi.waitFor(() => expect(heard.at(-1)?.data.waiting).toBe(20));
	expect(heard.length).toBeLessThan(20);
});

test("who does not ask for a stream gets the state and the end; an unknown office is not found", async () => {
	const { heard, ended } = await listen("*/*");
	await ended;
	expect(heard).toMatchObject([{ name: "queue" }]);
	const { response } = await listen("text/event-stream", "0000-1");
	expect(response.status).toBe(404);
});

test("the two-hundred-and-first stream of one network is refused, and whoever leaves makes room", async () => {
	const open = await Promise.all(Array.from({ length: 201 }, () => listen()));
	expect(open.filter(({ response }) => response.status === 200)).toHaveLength(200);
	expect(
		open.find(({ response }) => response.status === 429)?.response.headers.get("retry-after"),
	).toBe("30");
	for (const { abort } of open) abort.abort();
	await Promise.all(open.map(({ ended }) => ended));
	expect((await listen()).response.status).toBe(200);
});
