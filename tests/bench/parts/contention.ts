import { createHash, randomUUID } from "node:crypto";
import { Client, Pool } from "pg";
import { pool } from "#db/client.ts";
import { attemptHold, type HoldRequest, holdSlot } from "#domain/appointments/hold-slot.ts";
import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import type { Slot } from "#domain/appointments/rules.ts";
import { dayNumber, duringText } from "#domain/appointments/wall-clock.ts";
import { mintVisitor } from "#domain/identity/mint.ts";
import { progress, quick, tell, tellLatencies } from "../report.ts";

// A crowd at one slot: one must win, and the others must hear soon that they did not.

const clients = 64;
const serviceId = "residence-permit-fingerprints";
const now = new Date();
const url = process.env.DATABASE_URL ?? "";

const makeVisitor = () =>
	mintVisitor({
		visitorHash: createHash("sha256").update(randomUUID()).digest("hex"),
		networkKey: randomUUID(),
		language: "kk",
		correlationId: "bench",
	});

const request = (slot: Slot): HoldRequest => ({
	...slot,
	formKey: randomUUID(),
	serviceId,
	deskId: slot.deskId,
});

async function deadlocks(): Promise<number> {
	// A backend hands in its counts a second after it has become idle.
	await new Promise((resolve) => setTimeout(resolve, 1200));
	const { rows } = await watcher.query<{ deadlocks: string }>(
		"SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
	);
	return Number(rows[0]?.deadlocks ?? 0);
}

type Attempt = (slot: Slot, client: number) => Promise<boolean>;
type Limits = { rounds: number; forMs: number };

/** Rounds of all clients at one slot each, until the time is up. */
async function crowd(name: string, attempt: Attempt, limits: Limits, words: string): Promise<void> {
	const before = await deadlocks();
	const times: number[] = [];
	const winners: number[] = [];
	let errors = 0;
	const begun = performance.now();
	for (let round = 0; round < limits.rounds && performance.now() - begun < limits.forMs; round++) {
		const slot = slots.pop();
		if (!slot) throw new Error("There are no slots left.");
		const outcomes = await Promise.all(
			Array.from({ length: clients }, async (_, client) => {
				const started = performance.now();
				const won = await attempt(slot, client).catch(() => {
					errors++;
					return false;
				});
				times.push(performance.now() - started);
				return won;
			}),
		);
		winners.push(outcomes.filter(Boolean).length);
	}
	const against = `${clients} clients at one slot, ${winners.length} rounds, ${words}`;
	tell(
		`${name}.winners`,
		winners.reduce((sum, one) => sum + one, 0) / winners.length,
		"per slot",
		against,
	);
	tell(`${name}.errors`, errors, "errors", against);
	tell(`${name}.deadlocks`, (await deadlocks()) - before, "deadlocks", against);
	tellLatencies(name, times, against);
}

/** What one writes first: a plain INSERT that lets the constraint complain. */
async function insertPlainly(through: Pool, slot: Slot): Promise<boolean> {
	const start = dayNumber(slot.day) * 1440 + slot.startMinute;
	try {
		await through.query(
			`INSERT INTO appointments (office_id, desk_id, service_id, during, state, hold_expires_at, visitor_hash)
			VALUES ($1, $2, $3, $4::tsrange, 'held', now() + interval '10 minutes', $5)`,
			[slot.officeId, slot.deskId, serviceId, duringText(start, start + 20), randomUUID()],
		);
		return true;
	} catch (error) {
		// Taken: that is the answer, not an error.
		if (error instanceof Error && "code" in error && error.code === "23P01") return false;
		throw error;
	}
}

const watcher = new Client({ connectionString: url });
await watcher.connect();
const slots = (await earliestSlots({ serviceId, limit: 400, now })).reverse();
const limits = quick ? { rounds: 5, forMs: 5000 } : { rounds: 40, forMs: 15_000 };
// Connections are opened before, and the statements prepared.
for (let at = 0; at < 20; at++) {
	const slot = slots.pop();
	if (slot)
		await Promise.all(
			Array.from({ length: 12 }, () => holdSlot(makeVisitor(), request(slot), now)),
		);
}

await crowd(
	"contention.hold",
	async (slot) => (await holdSlot(makeVisitor(), request(slot), now)).ok,
	limits,
	"holdSlot as one process of the portal runs it, 12 connections; beside contention.plain",
);
await crowd(
	"contention.hold-unqueued",
	async (slot) => (await attemptHold(makeVisitor(), request(slot), null, now)).ok,
	limits,
	"the same without the queue in the process, as if the clients came through many processes, 12 connections",
);
progress("Plain INSERTs: their deadlocks take a second each to be found");
const plain = new Pool({ connectionString: url, max: clients, statement_timeout: 40_000 });
await Promise.all(Array.from({ length: clients }, () => plain.query("SELECT 1")));
await crowd(
	"contention.plain",
	(slot) => insertPlainly(plain, slot),
	{ rounds: limits.rounds, forMs: quick ? 5000 : 25_000 },
	"plain INSERT without ON CONFLICT into the same table, a connection each",
);
await plain.end();
await watcher.end();
await pool.end();
