import { sql } from "drizzle-orm";
import {
	bigint,
	boolean,
	date,
	index,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uniqueIndex,
	uuid,
} from "drizzle-orm/pg-core";
import { adjustmentKinds, appointments, deskKinds, desks } from "./appointments.ts";
import { instant } from "./columns.ts";
import { offices } from "./territory.ts";

/**
 * A line: those who wait for one kind of desk at one office on one day. Its row is locked while somebody is called or
 * given a number, so that two clerks never decide from the same state.
 */
export const queueLines = pgTable(
	"queue_lines",
	{
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		day: date("day").notNull(),
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		/** Dealt anew each day, so that no letter stands for a kind of desk. */
		letter: text("letter").notNull(),
		lastNumber: smallint("last_number").notNull(),
		/** Booked people called since a walk-in was: the rule of every n-th call counts by it. */
		bookedInARow: smallint("booked_in_a_row").notNull().default(0),
	},
	(table) => [primaryKey({ columns: [table.officeId, table.day, table.deskKind] })],
);

export const queueStates = [
	"waiting",
	"parked",
	"called",
	"in-service",
	"finished",
	"not-here",
	"left",
] as const;

/** One person's place in a line, from the ticket on. It names nobody: who comes stands in the appointment, sealed. */
export const queueEntries = pgTable(
	"queue_entries",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		day: date("day").notNull(),
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		/** The one desk that can serve them (an inspector's); null: any desk of the kind. */
		deskId: text("desk_id").references(() => desks.id),
		/** Null: a walk-in. */
		appointmentId: uuid("appointment_id")
			.unique()
			.references(() => appointments.id),
		letter: text("letter").notNull(),
		number: smallint("number").notNull(),
		state: text("state", { enum: queueStates }).notNull().default("waiting"),
		joinedAt: instant("joined_at").notNull(),
		/** The start of the booked visit. */
		bookedFor: instant("booked_for"),
		calledAt: instant("called_at"),
		calledDeskId: text("called_desk_id").references(() => desks.id),
		/** How often the ticket was called, the first time included. */
		calls: smallint("calls").notNull().default(0),
		startedAt: instant("started_at"),
		endedAt: instant("ended_at"),
		language: text("language", { enum: ["kk", "ru", "en"] }).notNull(),
		adjustments: text("adjustments", { enum: adjustmentKinds }).array().notNull().default([]),
		/** SHA-256 of the ticket's link, which is kept nowhere; null once the ticket is forgotten. */
		tokenHash: text("token_hash").unique(),
		/** Whose browser took a walk-in's number, until the day is over: one number at a time. */
		visitorHash: text("visitor_hash"),
		/** A person of the kiosk or the counter may have no telephone: then the ticket is on paper only. */
		printed: boolean("printed").notNull().default(false),
	},
	(table) => [
		index("queue_entries_line").on(table.officeId, table.day, table.deskKind, table.state),
		unique("queue_entries_ticket").on(table.officeId, table.day, table.letter, table.number),
		uniqueIndex("queue_entries_visitor_once")
			.on(table.officeId, table.day, table.visitorHash)
			.where(sql`state IN ('waiting', 'parked', 'called', 'in-service')`),
	],
);

export const turnOutcomes = [
	"finished",
	"not-here",
	"parked",
	"transferred",
	"undone",
	/** Nobody said how it ended before the day did. */
	"day-ended",
] as const;

/**
 * One turn at a desk, from the call on; the times that waits and services are measured by. A person has one at a time
 * and a desk has one at a time: UNIQUE, not code (migration 0006).
 */
export const queueTurns = pgTable(
	"queue_turns",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		entryId: uuid("entry_id")
			.notNull()
			.references(() => queueEntries.id),
		officeId: text("office_id").notNull(),
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		deskId: text("desk_id")
			.notNull()
			.references(() => desks.id),
		calledAt: instant("called_at").notNull(),
		startedAt: instant("started_at"),
		endedAt: instant("ended_at"),
		/** How it ended. */
		outcome: text("outcome", { enum: turnOutcomes }),
	},
	(table) => [
		index("queue_turns_entry").on(table.entryId),
		index("queue_turns_measured").on(table.officeId, table.deskKind, table.endedAt),
	],
);

export const queueStepKinds = [
	"joined",
	"called",
	"called-by-choice",
	"recalled",
	"started",
	"finished",
	"not-here",
	"parked",
	"resumed",
	"transferred",
	"left",
	"undone",
	"day-ended",
] as const;

/** How an entry stood before a step; what an undo restores. */
export type BeforeStep = {
	state: (typeof queueStates)[number];
	deskKind: (typeof deskKinds)[number];
	deskId: string | null;
	calledAt: string | null;
	calledDeskId: string | null;
	calls: number;
	startedAt: string | null;
	bookedInARow: number;
};

/**
 * What happened in a line, in the order of its lock: the history that the rule is checked by, and the way back for a
 * clerk who pressed the wrong key.
 */
export const queueSteps = pgTable(
	"queue_steps",
	{
		id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
		entryId: uuid("entry_id")
			.notNull()
			.references(() => queueEntries.id),
		officeId: text("office_id").notNull(),
		day: date("day").notNull(),
		/** The line the entry stands in after the step. */
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		kind: text("kind", { enum: queueStepKinds }).notNull(),
		/** Where the clerk sits; null when the person, the clock or a counter did it. */
		deskId: text("desk_id"),
		/** The clerk's account. */
		accountId: uuid("account_id"),
		at: instant("at").notNull(),
		before: jsonb("before").$type<BeforeStep>(),
		/** Of "undone": the step that was taken back. */
		undoesId: bigint("undoes_id", { mode: "number" }),
	},
	(table) => [
		index("queue_steps_entry").on(table.entryId),
		index("queue_steps_line").on(table.officeId, table.day, table.deskKind),
	],
);
