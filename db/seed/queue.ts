import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database, Transaction } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { queueEntries, queueLines, queueTurns } from "#db/schema/queue.ts";
import { offices } from "#db/schema/territory.ts";
import { moveVisit } from "#domain/appointments/move-visit-state.ts";
import { closeDays } from "#domain/queue/close-days.ts";
import { openTurn } from "#domain/queue/open-turn.ts";
import { takeNumber } from "#domain/queue/take-number.ts";
import type { DeskKind } from "#domain/queue/tickets.ts";
import { dayAt, type WorkDesk } from "#domain/queue/work-desk.ts";

// A queue in the middle of its day, so that the window, the wall and the telephone of the demo show a living office. All
// of it is synthetic; nobody is named.

export const queueOffice = "1110-4";

const languages = ["kk", "ru", "kk", "ru", "kk", "en"] as const;
const wishes = [[], [], ["wheelchair"], [], ["interpreter"], []] as const;

type Scene = {
	kind: DeskKind;
	/** Minutes before now at which each came and was called, and how long it took. */
	served: [came: number, called: number, minutes: number][];
	/** Minutes before now, at each of the first desks. */
	called: [came: number, called: number][];
	waiting: number[];
};

const scenes: Scene[] = [
	{
		kind: "migration",
		served: [
			[95, 88, 9],
			[90, 78, 12],
			[84, 65, 7],
			[72, 57, 14],
			[61, 42, 10],
			[55, 31, 11],
		],
		called: [
			[48, 12],
			[41, 1],
		],
		waiting: [38, 29, 24, 15, 9, 4],
	},
	{
		kind: "probation",
		served: [[70, 62, 10]],
		called: [[22, 6]],
		waiting: [12],
	},
	{ kind: "inspector", served: [], called: [], waiting: [18, 7] },
];

async function playScene(
	transaction: Transaction,
	scene: Scene,
	place: { zone: string; day: string },
	now: Date,
): Promise<void> {
	const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
	const rows = await transaction
		.select({ id: desks.id, number: desks.number })
		.from(desks)
		.where(and(eq(desks.officeId, queueOffice), eq(desks.kind, scene.kind), eq(desks.active, true)))
		.orderBy(desks.number);
	const deskAt = (index: number): WorkDesk | undefined => {
		const desk = rows[index % Math.max(1, rows.length)];
		return desk && { ...desk, ...place, officeId: queueOffice, kind: scene.kind };
	};
	let person = 0;
	const join = (cameAt: Date) => {
		const at = person++;
		return takeNumber(
			transaction,
			{
				officeId: queueOffice,
				day: place.day,
				deskKind: scene.kind,
				deskId: null,
				appointmentId: null,
				bookedFor: null,
				language: languages[at % languages.length] ?? "kk",
				adjustments: [...(wishes[at % wishes.length] ?? [])],
				printed: at % 3 === 0,
				ticketKey: `demo ${place.day} ${scene.kind} ${at}`,
			},
			cameAt,
		);
	};
	const call = async (came: number, called: number, desk: WorkDesk | undefined) => {
		const ticket = await join(ago(came));
		if (!ticket || !desk) return null;
		await openTurn(
			transaction,
			desk,
			{ id: ticket.id, calls: 0, appointmentId: null },
			ago(called),
		);
		return ticket.id;
	};
	for (const [index, [came, called, minutes]] of scene.served.entries()) {
		const id = await call(came, called, deskAt(index));
		if (!id) continue;
		const endedAt = ago(called - minutes);
		await transaction
			.update(queueTurns)
			.set({ startedAt: ago(called - 1), endedAt, outcome: "finished" })
			.where(eq(queueTurns.entryId, id));
		await transaction
			.update(queueEntries)
			.set({ state: "finished", startedAt: ago(called - 1), endedAt })
			.where(eq(queueEntries.id, id));
	}
	for (const [index, [came, called]] of scene.called.entries()) {
		const id = await call(came, called, deskAt(index));
		if (!id || called < 5) continue;
		const startedAt = ago(called - 1);
		await transaction.update(queueTurns).set({ startedAt }).where(eq(queueTurns.entryId, id));
		await transaction
			.update(queueEntries)
			.set({ state: "in-service", startedAt })
			.where(eq(queueEntries.id, id));
	}
	for (const came of scene.waiting) await join(ago(came));
}

/** Two of today's booked visits have come: the window sees who they are. */
async function letBookedCome(
	transaction: Transaction,
	place: { zone: string; day: string },
	now: Date,
): Promise<void> {
	const startsAt = sql<Date>`lower(${appointments.during}) AT TIME ZONE ${place.zone}`.mapWith(
		queueEntries.joinedAt,
	);
	const visits = await transaction
		.select({
			id: appointments.id,
			startsAt,
			language: appointments.language,
			adjustments: appointments.adjustments,
		})
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.where(
			and(
				eq(appointments.officeId, queueOffice),
				eq(desks.kind, "migration"),
				inArray(appointments.state, ["booked"]),
				sql`${startsAt} BETWEEN ${now.toISOString()}::timestamptz - interval '10 minutes'
					AND ${now.toISOString()}::timestamptz + interval '40 minutes'`,
			),
		)
		.orderBy(startsAt)
		.limit(2);
	for (const visit of visits) {
		const cameAt = new Date(Math.min(now.getTime(), visit.startsAt.getTime()) - 6 * 60_000);
		await takeNumber(
			transaction,
			{
				officeId: queueOffice,
				day: place.day,
				deskKind: "migration",
				deskId: null,
				appointmentId: visit.id,
				bookedFor: visit.startsAt,
				language: visit.language ?? "kk",
				adjustments: visit.adjustments,
				printed: false,
				ticketKey: `visit ${visit.id}`,
			},
			cameAt,
		);
		await moveVisit(transaction, visit.id, { from: ["booked"], to: "arrived" }, cameAt);
	}
}

/** Fills today's queue of the demo's office, once a day: a day on which anybody has taken a number is left alone. */
export async function seedQueue(database: Database, now: Date): Promise<boolean> {
	// The windows may be taken by yesterday's people still: the worker has not been there yet.
	await closeDays(now);
	return database.transaction(async (transaction) => {
		await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtext('qadam-seed-queue'))`);
		const [office] = await transaction
			.select({ zone: offices.zone })
			.from(offices)
			.where(eq(offices.id, queueOffice));
		if (!office) return false;
		const place = { zone: office.zone, day: dayAt(now, office.zone) };
		const [begun] = await transaction
			.select({ letter: queueLines.letter })
			.from(queueLines)
			.where(and(eq(queueLines.officeId, queueOffice), eq(queueLines.day, place.day)))
			.limit(1);
		if (begun) return false;
		for (const scene of scenes) await playScene(transaction, scene, place, now);
		await letBookedCome(transaction, place, now);
		return true;
	});
}
