import { sql } from "drizzle-orm";
import { check, date, index, pgTable, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { appointments, deskKinds, desks, services } from "./appointments.ts";
import { bytea, instant } from "./columns.ts";
import { queueEntries } from "./queue.ts";
import { offices, units } from "./territory.ts";

/** By which way the person was asked: a message, the page of their ticket or visit, the code at the desk, the kiosk. */
export const feedbackChannels = ["message", "page", "desk", "kiosk"] as const;

/**
 * A served visit that may be rated, once. It is made when the visit is served, of a booked visit or of a walk-in's
 * ticket; it names nobody, and its link's token is kept as SHA-256 alone.
 */
export const feedbackInvitations = pgTable(
	"feedback_invitations",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		/** Null: there was no message to put a link into; the ticket's or the visit's page asks instead. */
		tokenHash: text("token_hash").unique(),
		appointmentId: uuid("appointment_id")
			.unique()
			.references(() => appointments.id),
		/** A walk-in's ticket; null for a booked visit, even when it stood in the queue. */
		entryId: uuid("entry_id")
			.unique()
			.references(() => queueEntries.id),
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		deskId: text("desk_id").references(() => desks.id),
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		serviceId: text("service_id").references(() => services.id),
		/** The day of the visit on the office's wall clock. */
		day: date("day").notNull(),
		language: text("language", { enum: ["kk", "ru", "en"] }).notNull(),
		createdAt: instant("created_at").notNull(),
		expiresAt: instant("expires_at").notNull(),
	},
	(table) => [
		check(
			"feedback_invitations_of_one_visit",
			sql`(${table.appointmentId} IS NULL) <> (${table.entryId} IS NULL)`,
		),
		index("feedback_invitations_office_day").on(table.officeId, table.day),
	],
);

/** What became of somebody's words. Only the office's head reads words that wait. */
export const moderationStates = ["none", "waiting", "shown", "withheld"] as const;

export const withheldReasons = [
	"names-somebody",
	"insult",
	"not-about-visit",
	"advertising",
	"unreadable",
] as const;

export const feedbackAnswers = pgTable(
	"feedback_answers",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		/** UNIQUE: a visit is rated once. */
		invitationId: uuid("invitation_id")
			.notNull()
			.unique()
			.references(() => feedbackInvitations.id),
		/** Of the invitation, repeated so that counting needs no join. */
		officeId: text("office_id").notNull(),
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		serviceId: text("service_id"),
		day: date("day").notNull(),
		rating: smallint("rating").notNull(),
		/** Keys of what went well or badly (domain/feedback/chips.ts). */
		chips: text("chips").array().notNull().default([]),
		channel: text("channel", { enum: feedbackChannels }).notNull(),
		language: text("language", { enum: ["kk", "ru", "en"] }).notNull(),
		/** As written, sealed (AES-256-GCM); forgotten after the time that the regulations set. */
		words: bytea("words"),
		/** With names and numbers masked: by rule, then by whoever moderates. */
		maskedWords: text("masked_words"),
		moderation: text("moderation", { enum: moderationStates }).notNull().default("none"),
		withheldReason: text("withheld_reason", { enum: withheldReasons }),
		moderatedBy: uuid("moderated_by"),
		moderatedAt: instant("moderated_at"),
		/** The author found it wrong that the words were withheld; leadership looks at them then. */
		askedAgainAt: instant("asked_again_at"),
		/** What the office says it did. */
		reply: text("reply"),
		repliedBy: uuid("replied_by"),
		repliedAt: instant("replied_at"),
		createdAt: instant("created_at").notNull(),
	},
	(table) => [
		check("feedback_answers_rating", sql`${table.rating} BETWEEN 1 AND 5`),
		index("feedback_answers_office_day").on(table.officeId, table.day),
		index("feedback_answers_moderation").on(table.moderation, table.officeId),
	],
);

export const deadEndKinds = ["no-slot", "sent-elsewhere", "not-found", "too-far", "other"] as const;

/** Somebody got no further: no visit stands behind it, so it is counted apart from the ratings. */
export const feedbackDeadEnds = pgTable(
	"feedback_dead_ends",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		kind: text("kind", { enum: deadEndKinds }).notNull(),
		officeId: text("office_id").references(() => offices.id),
		unitId: text("unit_id").references(() => units.id),
		serviceId: text("service_id").references(() => services.id),
		day: date("day").notNull(),
		language: text("language", { enum: ["kk", "ru", "en"] }).notNull(),
		/** HMAC of browser, day, kind and place: the same dead end counts once a day. */
		onceKey: text("once_key").notNull(),
		words: bytea("words"),
		maskedWords: text("masked_words"),
		moderation: text("moderation", { enum: moderationStates }).notNull().default("none"),
		withheldReason: text("withheld_reason", { enum: withheldReasons }),
		moderatedBy: uuid("moderated_by"),
		moderatedAt: instant("moderated_at"),
		createdAt: instant("created_at").notNull(),
	},
	(table) => [
		unique("feedback_dead_ends_once").on(table.onceKey),
		index("feedback_dead_ends_day").on(table.day),
	],
);
