import { randomUUID } from "node:crypto";
import { pool } from "#db/client.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { callEntry } from "#domain/queue/call-entry.ts";
import { callNext } from "#domain/queue/call-next.ts";
import { checkIn } from "#domain/queue/check-in.ts";
import { joinQueue } from "#domain/queue/join-queue.ts";
import { removeFromQueue } from "#domain/queue/leave-queue.ts";
import type { DeskKind } from "#domain/queue/tickets.ts";
import {
	finishService,
	markNotHere,
	park,
	recall,
	resume,
	startService,
} from "#domain/queue/turn.ts";
import { undoLastStep } from "#domain/queue/undo-step.ts";
import { bookVisit } from "./booked-visit.ts";
import type { Person, QueueEvent } from "./check-queue-history.ts";

export type SimulatedDesk = { id: string; kind: DeskKind; clerk: Officer };

export type DayPlan = {
	officeId: string;
	opensAt: Date;
	/** Minutes in which people come. */
	minutes: number;
	residents: number;
	desks: SimulatedDesk[];
	serviceId: (kind: DeskKind) => string;
	/** Shortest and longest service, in minutes. */
	service: [number, number];
	seed: number;
};

/** The same numbers for the same seed (mulberry32). */
function dice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

type Arrival = { minute: number; kind: DeskKind; reference: string | null };

/** Half of them are booked, in twenty-minute slots as far as there are any; some come early, some too late. */
async function planArrivals(plan: DayPlan, roll: () => number): Promise<Arrival[]> {
	const slots = plan.desks.flatMap((desk) =>
		Array.from({ length: Math.floor(plan.minutes / 20) }, (_, slot) => ({
			desk,
			minute: slot * 20,
		})),
	);
	const arrivals: Arrival[] = [];
	for (let person = 0; person < plan.residents; person++) {
		const slot =
			person % 2 === 0 ? slots.splice(Math.floor(roll() * slots.length), 1)[0] : undefined;
		const desk = slot?.desk ?? plan.desks[Math.floor(roll() * plan.desks.length)];
		if (!desk) throw new Error("An office without desks.");
		const startsAt = new Date(plan.opensAt.getTime() + (slot?.minute ?? 0) * 60_000);
		const visit = slot ? await bookVisit(startsAt, desk.id, plan.serviceId(desk.kind)) : null;
		const minute = slot
			? Math.max(0, slot.minute + Math.floor(roll() * 45) - 20)
			: Math.floor(roll() * plan.minutes);
		arrivals.push({ minute, kind: desk.kind, reference: visit?.reference ?? null });
	}
	return arrivals;
}

/** A clerk's minute: end what is due, then call. Now and then something else happens. */
async function work(
	desk: SimulatedDesk,
	at: { entry: string; until: number } | null,
	minute: number,
	now: Date,
	plan: DayPlan,
	roll: () => number,
	onCall: (milliseconds: number) => void,
): Promise<{ entry: string; until: number } | null> {
	const { clerk } = desk;
	let current = at;
	if (current && current.until > minute) return current;
	if (current) {
		const chance = roll();
		const isGone = chance < 0.04 && (await markNotHere(clerk, current.entry, now)).ok;
		if (isGone) current = null;
		else if (chance < 0.08) {
			await park(clerk, current.entry, now);
			await resume(clerk, current.entry, now);
		} else await finishService(clerk, current.entry, now);
		if (current && chance > 0.97) {
			const undone = await undoLastStep(clerk, desk.id, current.entry, now);
			if (undone.ok) return { entry: current.entry, until: minute + 1 };
		}
		current = null;
	}
	const startedAt = performance.now();
	const call = await callNext(clerk, desk.id, now);
	onCall(performance.now() - startedAt);
	if (!call.ok) return null;
	const { entryId } = call.value;
	const chance = roll();
	if (chance < 0.03) {
		await undoLastStep(clerk, desk.id, entryId, now);
		if (chance < 0.01) await removeFromQueue(clerk, desk.id, entryId, now);
		return null;
	}
	if (chance < 0.06) await recall(clerk, entryId, now);
	if (chance > 0.98) {
		await markNotHere(clerk, entryId, now);
		const back = await callEntry(clerk, desk.id, entryId, "missed-call", now);
		if (!back.ok) return null;
	}
	if (chance > 0.1) await startService(clerk, entryId, now);
	const [short, long] = plan.service;
	return { entry: entryId, until: minute + short + Math.floor(roll() * (long - short + 1)) };
}

export type SimulatedDay = {
	events: QueueEvent[];
	people: Map<string, Person>;
	/** Milliseconds that each call took. */
	calls: number[];
	/** Residents who were refused a number. */
	refused: number;
	minutes: number;
};

/** Plays a day on the database: arrivals and clerks of a minute all at once, minute by minute, until everybody has gone. */
export async function simulateOfficeDay(plan: DayPlan): Promise<SimulatedDay> {
	const roll = dice(plan.seed);
	const arrivals = await planArrivals(plan, roll);
	const byMinute = Map.groupBy(arrivals, ({ minute }) => minute);
	const lastArrival = Math.max(...arrivals.map(({ minute }) => minute));
	const calls: number[] = [];
	let refused = 0;
	let sitting = plan.desks.map((): { entry: string; until: number } | null => null);
	let minute = 0;
	const clerkOf = (kind: DeskKind) => {
		const desk = plan.desks.find((one) => one.kind === kind);
		if (!desk) throw new Error(`Nobody works at ${kind}.`);
		return desk.clerk;
	};
	for (const latest = plan.minutes * 3; minute < latest; minute++) {
		const now = new Date(plan.opensAt.getTime() + minute * 60_000);
		const come = (byMinute.get(minute) ?? []).map(async ({ kind, reference }) => {
			const outcome = reference
				? await checkIn(clerkOf(kind), { reference }, now)
				: await joinQueue(
						clerkOf(kind),
						{
							officeId: plan.officeId,
							deskKind: kind,
							deskId: null,
							language: "kk",
							adjustments: [],
							formKey: randomUUID(),
						},
						now,
					);
			if (!outcome.ok) refused++;
		});
		const worked = plan.desks.map((desk, index) =>
			work(desk, sitting[index] ?? null, minute, now, plan, roll, (ms) => calls.push(ms)),
		);
		await Promise.all(come);
		sitting = await Promise.all(worked);
		if (
			minute > lastArrival &&
			sitting.every((one) => one === null) &&
			(await countWaiting()) === 0
		)
			break;
	}
	return { ...(await readHistory()), calls, refused, minutes: minute };
}

async function countWaiting(): Promise<number> {
	const { rows } = await pool.query<{ count: number }>(
		"SELECT count(*)::int AS count FROM queue_entries WHERE ended_at IS NULL",
	);
	return rows[0]?.count ?? 0;
}

/** All steps of all lines, and who took a number. */
async function readHistory(): Promise<Pick<SimulatedDay, "events" | "people">> {
	const steps = await pool.query<QueueEvent>(`
		SELECT id::int, kind, entry_id AS entry, (extract(epoch FROM at) * 1000)::float8 AS at, desk_kind AS line,
			desk_id AS desk, undoes_id::int AS undoes
		FROM queue_steps ORDER BY id`);
	const entries = await pool.query<{ id: string; joined: Date; booked: Date | null }>(
		"SELECT id, joined_at AS joined, booked_for AS booked FROM queue_entries",
	);
	return {
		events: steps.rows,
		people: new Map(
			entries.rows.map(({ id, joined, booked }) => [
				id,
				{ joinedAt: joined.getTime(), bookedFor: booked?.getTime() ?? null },
			]),
		),
	};
}
