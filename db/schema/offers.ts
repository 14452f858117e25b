import { sql } from "drizzle-orm";
import { date, index, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { appointments, services } from "./appointments.ts";
import { bytea, instant } from "./columns.ts";
import { beats, offices } from "./territory.ts";

/**
 * Somebody who waits for a time to come free: at an office before a day, or earlier than a visit they have.
 * Who they are stands sealed; the row alone names nobody.
 */
export const waitingEntries = pgTable(
	"waiting_entries",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		serviceId: text("service_id")
			.notNull()
			.references(() => services.id),
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		/** The inspector's beat, where the service belongs to one. */
		beatId: text("beat_id").references(() => beats.id),
		/** The last day that would do. */
		untilDay: date("until_day").notNull(),
		/** "Earlier than my visit": accepting moves it. Null: a time for somebody who has none yet. */
		visitId: uuid("visit_id").references(() => appointments.id),
		contact: bytea("contact").notNull(),
		personKey: text("person_key").notNull(),
		language: text("language", { enum: ["kk", "ru", "en"] }).notNull(),
		state: text("state", { enum: ["waiting", "booked", "left", "ended"] })
			.notNull()
			.default("waiting"),
		/** SHA-256 of the link by which its person sees and leaves it. */
		tokenHash: text("token_hash").notNull().unique(),
		/** The idempotency key of the form. */
		formKey: text("form_key").notNull().unique(),
		joinedAt: instant("joined_at").notNull(),
		endedAt: instant("ended_at"),
	},
	(table) => [
		// One place in one line for one person, and one wish for one visit.
		uniqueIndex("waiting_entries_person_once")
			.on(table.personKey, table.serviceId, table.officeId)
			.where(sql`state = 'waiting'`),
		uniqueIndex("waiting_entries_visit_once").on(table.visitId).where(sql`state = 'waiting'`),
		index("waiting_entries_line")
			.on(table.serviceId, table.officeId, table.joinedAt)
			.where(sql`state = 'waiting'`),
	],
);

/**
 * A time that is held for one person until they answer. The time itself is a row in appointments in the state "held",
 * so that the exclusion constraints keep it; `visit_id` is the visit that it would take the place of.
 */
export const offers = pgTable(
	"offers",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		kind: text("kind", { enum: ["closure", "waiting"] }).notNull(),
		holdId: uuid("hold_id")
			.notNull()
			.unique()
			.references(() => appointments.id),
		visitId: uuid("visit_id").references(() => appointments.id),
		waitingId: uuid("waiting_id").references(() => waitingEntries.id),
		/** Counts the offers made for one visit, or to one entry: each number once. */
		round: smallint("round").notNull(),
		personKey: text("person_key").notNull(),
		/** SHA-256 of the link's 128-bit token. */
		tokenHash: text("token_hash").notNull().unique(),
		state: text("state", { enum: ["open", "accepted", "declined", "expired", "withdrawn"] })
			.notNull()
			.default("open"),
		createdAt: instant("created_at").notNull(),
		expiresAt: instant("expires_at").notNull(),
		answeredAt: instant("answered_at"),
	},
	(table) => [
		uniqueIndex("offers_visit_once").on(table.visitId).where(sql`state = 'open'`),
		uniqueIndex("offers_waiting_once").on(table.waitingId).where(sql`state = 'open'`),
		// Nobody is asked by the waiting list for two times at once.
		uniqueIndex("offers_waiting_person_once")
			.on(table.personKey)
			.where(sql`state = 'open' AND kind = 'waiting'`),
		uniqueIndex("offers_closure_round").on(table.visitId, table.round).where(sql`kind = 'closure'`),
		index("offers_due").on(table.expiresAt).where(sql`state = 'open'`),
		index("offers_of_visit").on(table.visitId),
		index("offers_of_entry").on(table.waitingId),
	],
);

/** An officer's word that a visit nobody came to does not count against the person. */
export const pardonedNoShows = pgTable("pardoned_no_shows", {
	appointmentId: uuid("appointment_id")
		.primaryKey()
		.references(() => appointments.id),
	accountId: uuid("account_id").notNull(),
	pardonedAt: instant("pardoned_at").notNull(),
});
