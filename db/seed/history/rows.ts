import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { Columns } from "./columns.ts";

/** What the history consists of until it is written: a column of each table at a time. */
export const newRows = () => ({
	visits: new Columns({
		id: "uuid",
		reference: "text",
		office: "text",
		desk: "text",
		service: "text",
		beat: "text",
		during: "text",
		state: "text",
		language: "text",
		channel: "text",
		booked: "bigint",
		arrived: "bigint",
		closed: "bigint",
	}),
	tickets: new Columns({
		id: "uuid",
		office: "text",
		day: "date",
		kind: "text",
		visit: "uuid",
		letter: "text",
		number: "smallint",
		state: "text",
		joined: "bigint",
		due: "bigint",
		called: "bigint",
		desk: "text",
		started: "bigint",
		ended: "bigint",
		language: "text",
	}),
	turns: new Columns({
		id: "uuid",
		ticket: "uuid",
		office: "text",
		kind: "text",
		desk: "text",
		called: "bigint",
		started: "bigint",
		ended: "bigint",
		outcome: "text",
	}),
	invitations: new Columns({
		id: "uuid",
		visit: "uuid",
		ticket: "uuid",
		office: "text",
		desk: "text",
		kind: "text",
		service: "text",
		day: "date",
		language: "text",
		created: "bigint",
	}),
});

export type Rows = ReturnType<typeof newRows>;

/** Instants travel as milliseconds. */
export const at = (column: string) => sql`to_timestamp(${sql.raw(column)} / 1000.0)`;

/** Whose visits these are: nobody's. The history is found again by it, and continued. */
export const historyMark = "demo history";

const daysToAnswer = 14;

/** `contact`: one sealed "nobody" for all, as a visit must have one. */
export async function writeRows(
	transaction: Transaction,
	rows: Rows,
	contact: Buffer,
): Promise<void> {
	await rows.visits.insert(
		transaction,
		sql`INSERT INTO appointments (id, reference, office_id, desk_id, service_id, beat_id, during, state, contact,
				person_key, language, channel, created_at, booked_at, arrived_at, closed_at)
			SELECT id, reference, office, desk, service, beat, during::tsrange, state, ${contact}::bytea,
				${historyMark}, language, channel, ${at("booked")}, ${at("booked")}, ${at("arrived")}, ${at("closed")}`,
	);
	await rows.tickets.insert(
		transaction,
		sql`INSERT INTO queue_entries (id, office_id, day, desk_kind, appointment_id, letter, number, state, joined_at,
				booked_for, called_at, called_desk_id, calls, started_at, ended_at, language)
			SELECT id, office, day, kind, visit, letter, number, state, ${at("joined")}, ${at("due")}, ${at("called")}, desk,
				CASE WHEN called IS NULL THEN 0 WHEN state = 'not-here' THEN 3 ELSE 1 END, ${at("started")}, ${at("ended")}, language`,
	);
	await rows.turns.insert(
		transaction,
		sql`INSERT INTO queue_turns (id, entry_id, office_id, desk_kind, desk_id, called_at, started_at, ended_at, outcome)
			SELECT id, ticket, office, kind, desk, ${at("called")}, ${at("started")}, ${at("ended")}, outcome`,
	);
	await rows.invitations.insert(
		transaction,
		sql`INSERT INTO feedback_invitations (id, appointment_id, entry_id, office_id, desk_id, desk_kind, service_id, day,
				language, created_at, expires_at)
			SELECT id, visit, ticket, office, desk, kind, service, day, language, ${at("created")},
				${at("created")} + ${daysToAnswer} * interval '1 day'`,
	);
}
