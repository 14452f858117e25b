import { index, integer, pgTable, smallint, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, instant } from "./columns.ts";

export const messageKinds = [
	"confirmed",
	"changed",
	"reminder-early",
	"reminder-late",
	"offer",
	"cancelled-by-office",
	"cancelled-by-resident",
	"feedback",
	"digest",
] as const;

export const messageChannels = ["sms", "email"] as const;

export const messageStates = [
	"queued",
	"sending",
	"sent",
	"delivered",
	"undelivered",
	"dead",
	"withdrawn",
] as const;

/**
 * A message to a person, from the change that causes it on. To whom, and what it says, stands sealed in `contents`
 * (AES-256-GCM) and is forgotten some days after the message is settled. The row alone names nobody.
 */
export const messages = pgTable(
	"messages",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		/** What it is about, e.g. "appointment" and the row's id. */
		subjectKind: text("subject_kind").notNull(),
		subjectId: text("subject_id").notNull(),
		kind: text("kind", { enum: messageKinds }).notNull(),
		/** Tells messages of one kind about one subject apart, e.g. the offers of two closures. */
		occurrence: text("occurrence").notNull().default(""),
		channel: text("channel", { enum: messageChannels }).notNull(),
		state: text("state", { enum: messageStates }).notNull().default("queued"),
		contents: bytea("contents"),
		/** When it shall next be tried. */
		dueAt: instant("due_at").notNull(),
		/** After that it says nothing useful any more and is not sent. */
		uselessAt: instant("useless_at"),
		attempts: smallint("attempts").notNull().default(0),
		/** Whoever is sending it: of two workers one holds the claim, until `claimed_until` at most. */
		claim: uuid("claim"),
		claimedUntil: instant("claimed_until"),
		/** Withdrawn while it was being sent: it is not tried again. */
		withdrawnAt: instant("withdrawn_at"),
		/** Why the last attempt failed, in our own words: never the other side's, which may quote the address. */
		failure: text("failure"),
		/** The gateway's name for it, by which its receipt comes back. */
		providerId: text("provider_id"),
		createdAt: instant("created_at").notNull().defaultNow(),
		settledAt: instant("settled_at"),
	},
	(table) => [
		unique("messages_once").on(
			table.subjectKind,
			table.subjectId,
			table.kind,
			table.channel,
			table.occurrence,
		),
		index("messages_due").on(table.state, table.dueAt),
		index("messages_provider").on(table.providerId),
	],
);

/** What the development inbox shows: messages that went nowhere because no gateway is configured. Sealed too. */
export const developmentMessages = pgTable("development_messages", {
	id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
	messageId: uuid("message_id").notNull().unique(),
	channel: text("channel", { enum: messageChannels }).notNull().default("sms"),
	contents: bytea("contents").notNull(),
	createdAt: instant("created_at").notNull().defaultNow(),
});

/** A link in a message that opens one visit: SHA-256 of its 128-bit token. Gone when the visit is over or cancelled. */
export const visitLinks = pgTable(
	"visit_links",
	{
		tokenHash: text("token_hash").primaryKey(),
		reference: text("reference").notNull(),
		createdAt: instant("created_at").notNull().defaultNow(),
		expiresAt: instant("expires_at").notNull(),
	},
	(table) => [
		index("visit_links_reference").on(table.reference),
		index("visit_links_expires").on(table.expiresAt),
	],
);
