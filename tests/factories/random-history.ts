import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { pool } from "#db/client.ts";
import {
	cancelByOffice,
	markArrived,
	markNotCome,
	markServed,
} from "#domain/appointments/mark-visit.ts";
import { undoMark } from "#domain/appointments/undo-mark.ts";
import { callNext } from "#domain/queue/call-next.ts";
import { checkIn } from "#domain/queue/check-in.ts";
import { joinQueue } from "#domain/queue/join-queue.ts";
import { removeFromQueue } from "#domain/queue/leave-queue.ts";
import { transferEntry } from "#domain/queue/transfer.ts";
import { finishService, markNotHere, park, resume, startService } from "#domain/queue/turn.ts";
import { undoLastStep } from "#domain/queue/undo-step.ts";
import { officer } from "./actors.ts";
import { bookVisit } from "./booked-visit.ts";
import { insertAccount, migrationDesks, now, officeId, probationDesks } from "./office.ts";

// Whatever residents and clerks may do in whatever order, by the commands themselves; where a command needs a browser,
// or is not needed to change the rows, by the rows.

export const acts = [
	"book",
	"book-probation",
	"hold",
	"move",
	"cancel",
	"cancel-by-office",
	"mark-served",
	"mark-not-come",
	"undo-mark",
	"walk-in",
	"check-in",
	"call",
	"start",
	"finish",
	"not-here",
	"park",
	"resume",
	"transfer",
	"leave",
	"undo-step",
	"invite",
	"answer",
	"moderate",
	"forget-answer",
] as const;

const usual = ["book", "walk-in", "check-in", "call", "finish", "invite", "answer"] as const;
/** What is done with somebody who was called: tried on one of these while there is one. */
const ofTurn: readonly string[] = ["start", "finish", "not-here", "park", "transfer"];

/** One thing that somebody tries, on the n-th of what is there, so many seconds after the last. */
export type Act = { what: (typeof acts)[number]; on: number; after: number };

export const someActs: fc.Arbitrary<Act[]> = fc.array(
	fc.record({
		// People come and are called more often than anything else happens to them.
		what: fc.constantFrom(...acts, ...usual, ...usual, ...usual),
		on: fc.nat(40),
		after: fc.oneof(fc.nat(9), fc.nat(900)),
	}),
	{ minLength: 30, maxLength: 70 },
);

/** Every place on the clock is one that nobody was booked at before. */
let places = 0;

type Play = {
	at: Date;
	desk: string;
	act: Act;
	visit: { id: string; reference: string } | undefined;
	entry: string | undefined;
};
type Player = Awaited<ReturnType<typeof makePlayer>>;

async function makePlayer() {
	const accountId = await insertAccount("front-desk");
	return { staff: officer.frontDesk({ accountId }), migration: officer.migrationOfficer() };
}

const ids = async (statement: string): Promise<Record<string, string>[]> =>
	(await pool.query(statement)).rows;

async function book(desk: string, { act }: Play): Promise<void> {
	const startsAt = new Date(
		now.getTime() + (act.on % 3) * 86_400_000 + places++ * 60_000 - 3_600_000,
	);
	const visit = await bookVisit(startsAt, desk).catch(() => null);
	if (!visit) return;
	await pool.query(`UPDATE appointments SET booked_at = $2, channel = $3 WHERE id = $1`, [
		visit.id,
		act.on % 5 === 0 ? null : new Date(now.getTime() - act.on * 20 * 3_600_000),
		["site", "counter", "phone", "partner"][act.on % 4],
	]);
}

const setState = (play: Play, state: string) =>
	pool.query(
		"UPDATE appointments SET state = $2, closed_at = now() WHERE id = $1 AND state = 'booked'",
		[play.visit?.id ?? randomUUID(), state],
	);

const doing: Record<Act["what"], (play: Play, player: Player) => Promise<unknown>> = {
	book: (play) => book(migrationDesks[play.act.on % 3] ?? "", play),
	"book-probation": (play) => book(probationDesks[play.act.on % 2] ?? "", play),
	hold: ({ act, at }) =>
		pool.query(
			`INSERT INTO appointments (office_id, desk_id, service_id, during, state, hold_expires_at)
			VALUES ($1, '1110-4-d6', 'reception', tsrange($2::timestamp, $2::timestamp + interval '20 minutes'), $3, $4)
			ON CONFLICT DO NOTHING`,
			[officeId, `2026-11-25 ${10 + (act.on % 8)}:00`, act.on % 2 ? "held" : "expired", at],
		),
	move: async (play) => {
		await setState(play, "moved");
		await book(migrationDesks[play.act.on % 3] ?? "", play);
	},
	cancel: (play) => setState(play, "cancelled-by-resident"),
	"cancel-by-office": ({ visit, at }, { staff }) =>
		cancelByOffice(staff, visit?.id ?? "", "closed", at),
	"mark-served": async ({ visit, at }, { staff }) => {
		await markArrived(staff, visit?.id ?? "", at);
		return markServed(staff, visit?.id ?? "", at);
	},
	"mark-not-come": ({ visit, at }, { staff }) => markNotCome(staff, visit?.id ?? "", at),
	"undo-mark": ({ visit, at }, { staff }) => undoMark(staff, visit?.id ?? "", at),
	"walk-in": ({ act, at }, { migration }) =>
		joinQueue(
			migration,
			{
				officeId,
				deskKind: act.on % 4 === 0 ? "inspector" : "migration",
				deskId: act.on % 4 === 0 ? "1110-4-d6" : null,
				language: "kk",
				adjustments: [],
			},
			at,
		),
	"check-in": ({ visit, at }, { staff }) =>
		checkIn(staff, { reference: visit?.reference ?? "" }, at),
	call: ({ desk, at }, { staff }) => callNext(staff, desk, at),
	start: ({ entry = "", at }, { staff }) => startService(staff, entry, at),
	finish: ({ entry = "", at }, { staff }) => finishService(staff, entry, at),
	"not-here": ({ entry = "", at }, { staff }) => markNotHere(staff, entry, at),
	park: ({ entry = "", at }, { staff }) => park(staff, entry, at),
	resume: ({ entry = "", at }, { staff }) => resume(staff, entry, at),
	transfer: ({ entry = "", at, act }, { staff }) =>
		transferEntry(
			staff,
			entry,
			act.on % 2
				? { deskKind: "migration", deskId: null }
				: { deskKind: "inspector", deskId: "1110-4-d7" },
			at,
		),
	leave: ({ entry = "", desk, at }, { staff }) => removeFromQueue(staff, desk, entry, at),
	"undo-step": ({ entry = "", desk, at }, { staff }) => undoLastStep(staff, desk, entry, at),
	invite: ({ at, act }) =>
		pool.query(
			`INSERT INTO feedback_invitations
				(entry_id, office_id, desk_kind, service_id, day, language, created_at, expires_at)
			SELECT id, office_id, desk_kind, $3, day, 'kk', $1::timestamptz, $1::timestamptz + interval '14 days'
			FROM queue_entries ORDER BY joined_at, id OFFSET $2 LIMIT 1 ON CONFLICT DO NOTHING`,
			[at, act.on % 9, act.on % 3 === 0 ? "fingerprints" : null],
		),
	answer: ({ at, act }) =>
		pool.query(
			`INSERT INTO feedback_answers (invitation_id, office_id, desk_kind, service_id, day, rating, chips, channel,
				language, moderation, created_at)
			SELECT id, office_id, desk_kind, service_id, day, $3, $4, 'page', 'kk', $5, $1
			FROM feedback_invitations ORDER BY created_at, id OFFSET $2 LIMIT 1 ON CONFLICT DO NOTHING`,
			[
				at,
				act.on % 4,
				1 + (act.on % 5),
				act.on % 3 === 0 ? [] : ["clear", act.on % 2 ? "polite" : "clear"],
				act.on % 2 ? "none" : "waiting",
			],
		),
	moderate: () => pool.query("UPDATE feedback_answers SET moderation = 'shown' WHERE rating > 3"),
	"forget-answer": () => pool.query("DELETE FROM feedback_answers WHERE rating = 2"),
};

/** Plays them one after the other on a morning of its own; `between` is called now and then. */
export async function play(
	history: readonly Act[],
	between: (step: number) => Promise<void>,
): Promise<void> {
	const player = await makePlayer();
	let seconds = 0;
	for (const [step, act] of history.entries()) {
		seconds += act.after;
		const visits = await ids(
			"SELECT id, reference FROM appointments WHERE reference IS NOT NULL ORDER BY created_at, id",
		);
		const entries = await ids("SELECT id FROM queue_entries ORDER BY joined_at, id");
		const called = await ids(
			"SELECT id FROM queue_entries WHERE state IN ('called', 'in-service') ORDER BY called_at, id",
		);
		const among = ofTurn.includes(act.what) && called.length > 0 ? called : entries;
		const visit = visits[act.on % Math.max(1, visits.length)];
		const desks = [...migrationDesks, "1110-4-d6", "1110-4-d7"];
		await doing[act.what](
			{
				at: new Date(now.getTime() + seconds * 1000),
				desk: desks[act.on % desks.length] ?? "",
				act,
				visit: visit && { id: visit.id ?? "", reference: visit.reference ?? "" },
				entry: among[act.on % Math.max(1, among.length)]?.id,
			},
			player,
		);
		await between(step);
	}
}
