import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { db, pool } from "#db/client.ts";
import { callNext } from "#domain/queue/call-next.ts";
import { joinQueue } from "#domain/queue/join-queue.ts";
import { queueRulesOn } from "#domain/queue/queue-rules.ts";
import { finishService } from "#domain/queue/turn.ts";
import { officer } from "#tests/factories/actors.ts";
import { checkQueueHistory, type Fault } from "#tests/factories/check-queue-history.ts";
import { simulateOfficeDay } from "#tests/factories/simulate-office-day.ts";
import { startPortal } from "../portal.ts";
import { percentile, progress, quick, tell, tellLatencies } from "../report.ts";

// A whole day at ten windows, looked through by the history checker; then ten clerks who all press "next" at once; then
// the way of a call from the commit to a screen on the wall.

const officeId = "1110-4";
const residents = quick ? 150 : 1000;
const clerks = 10;
const walkInsAtOnce = quick ? 100 : 400;

const clerk = officer.migrationOfficer();
const desks = Array.from({ length: clerks }, (_, index) => ({
	id: `${officeId}-bench${index}`,
	kind: "migration" as const,
	clerk: officer.migrationOfficer(),
}));

async function run(statement: string, values: unknown[] = []): Promise<void> {
	await pool.query(statement, values);
}

/** Nine in the morning at the office on the next working day that is nobody's holiday. */
const opensAt = new Date("2027-02-09T04:00:00Z");

for (const [index, desk] of desks.entries()) {
	await run("INSERT INTO desks (id, office_id, number, kind) VALUES ($1, $2, $3, 'migration')", [
		desk.id,
		officeId,
		900 + index,
	]);
	await run(
		"INSERT INTO schedule_exceptions (office_id, desk_id, day, kind, opens_minute, closes_minute, step_minutes) VALUES ($1, $2, $3, 'open', 0, 1440, 20)",
		[officeId, desk.id, "2027-02-09"],
	);
}

const empty = () => run("TRUNCATE queue_steps, queue_turns, queue_entries, queue_lines CASCADE");

progress(`A day of ${residents} residents and ${clerks} clerks`);
const begunAt = performance.now();
const day = await simulateOfficeDay({
	officeId,
	opensAt,
	minutes: quick ? 120 : 540,
	residents,
	desks,
	serviceId: () => "residence-permit-fingerprints",
	service: [3, 7],
	seed: 20_270_209,
});
const violations = checkQueueHistory(day.events, day.people, await queueRulesOn("2027-02-09", db));
const count = (...faults: Fault[]) =>
	violations.filter(({ fault }) => faults.includes(fault)).length;
const against = `${day.people.size} residents, ${clerks} clerks, ${day.minutes} simulated minutes, ${day.events.length} steps, by the history checker`;
tell("queue.called-twice", count("called-twice", "two-at-a-desk", "impossible-step"), "", against);
tell("queue.lost", count("lost") + residents - day.people.size, "", against);
tell("queue.against-the-rule", count("against-the-rule"), "", against);
tell("queue.day", (performance.now() - begunAt) / 1000, "s", against);
tellLatencies("queue.call-of-the-day", day.calls, against);

const walkIn = (at: Date) =>
	joinQueue(
		clerk,
		{ officeId, deskKind: "migration", deskId: null, language: "kk", adjustments: [] },
		at,
	);

await empty();
for (let person = 0; person < walkInsAtOnce; person += 20)
	await Promise.all(Array.from({ length: 20 }, () => walkIn(opensAt)));
const calls: number[] = [];
let waiting = true;
const called = new Set<string>();
let twice = 0;
for (let minute = 1; waiting; minute++) {
	const now = new Date(opensAt.getTime() + minute * 60_000);
	const outcomes = await Promise.all(
		desks.map(async (desk) => {
			const startedAt = performance.now();
			const call = await callNext(desk.clerk, desk.id, now);
			calls.push(performance.now() - startedAt);
			return { desk, call };
		}),
	);
	waiting = false;
	for (const { desk, call } of outcomes) {
		if (!call.ok) continue;
		waiting = true;
		if (called.has(call.value.entryId)) twice++;
		called.add(call.value.entryId);
		await finishService(desk.clerk, call.value.entryId, now);
	}
}
const crowd = `${clerks} clerks press at once, ${walkInsAtOnce} people wait at first`;
tell("queue.next.called-twice", twice, "", crowd);
tell("queue.next.not-called", walkInsAtOnce - called.size, "", crowd);
tellLatencies("queue.next", calls, crowd);

progress("From a call to the wall");
await empty();
const portal = await startPortal("silent");
type Heard = { at: number; calls: string };
const heard: Heard[] = [];
const stream = request(
	{
		port: portal.port,
		path: `/api/v1/queue/${officeId}/events`,
		headers: { host: `localhost:${portal.port}`, accept: "text/event-stream" },
	},
	(incoming) => {
		if (incoming.statusCode !== 200) throw new Error(`The stream answered ${incoming.statusCode}.`);
		let text = "";
		incoming.on("data", (piece: Buffer) => {
			text += piece.toString();
			const blocks = text.split("\n\n");
			text = blocks.pop() ?? "";
			for (const block of blocks)
				if (block.includes("event: queue")) heard.push({ at: performance.now(), calls: block });
		});
		incoming.on("error", () => {});
	},
);
stream.on("error", () => {});
stream.end();
while (heard.length === 0) await wait(10);

// The wall shows today: people who have waited since this morning, whatever time it is now.
const ways: number[] = [];
const rounds = quick ? 30 : 200;
for (let round = 0; round < rounds; round++) {
	const before = heard.length;
	const startedAt = performance.now();
	await run(
		`INSERT INTO queue_entries (office_id, day, desk_kind, letter, number, joined_at, language, token_hash)
			VALUES ($1, (now() AT TIME ZONE 'Asia/Almaty')::date, 'migration', 'Z', $2, now(), 'kk', gen_random_uuid())`,
		[officeId, round + 1],
	);
	const committedAt = performance.now();
	while (heard.length === before && performance.now() - startedAt < 5000) await wait(1);
	ways.push(Math.max(0, (heard.at(-1)?.at ?? performance.now()) - committedAt));
	await wait(130);
}
stream.destroy();
await portal.stop();
const sorted = Float64Array.from(ways).sort();
const way = `${rounds} changes, from the commit to the event at a client behind the front door`;
tell("queue.to-wall.p50", percentile(sorted, 0.5), "ms", way);
tell("queue.to-wall.p95", percentile(sorted, 0.95), "ms", way);
await pool.end();
