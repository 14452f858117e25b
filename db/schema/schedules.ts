import { sql } from "drizzle-orm";
import {
	date,
	index,
	integer,
	jsonb,
	pgTable,
	smallint,
	text,
	uniqueIndex,
	uuid,
} from "drizzle-orm/pg-core";
import { appointments, desks } from "./appointments.ts";
import { daterange, instant, type Localized } from "./columns.ts";
import { accounts } from "./identity.ts";
import { officers, offices } from "./territory.ts";

export const changeKinds = ["hours", "capacity", "absence", "closure", "opening"] as const;

/**
 * What the staff changed in one go. Its rows hold while it is not withdrawn; nothing is ever overwritten, so that taking
 * a change back gives the hours before it. Of the weeks ("hours") and steps ("capacity") of one owner that cover a day,
 * the one with the highest ordinal rules.
 */
export const scheduleChanges = pgTable(
	"schedule_changes",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		ordinal: integer("ordinal").notNull().generatedAlwaysAsIdentity(),
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		kind: text("kind", { enum: changeKinds }).notNull(),
		/** Neither desk nor officer: the whole office. */
		deskId: text("desk_id").references(() => desks.id),
		officerId: uuid("officer_id").references(() => officers.id),
		during: daterange("during").notNull(),
		/** Of a change of capacity: minutes from one start to the next; null, nobody receives there. */
		stepMinutes: smallint("step_minutes"),
		/** Said to visitors. An absence has none: they learn only that the inspector is away. */
		reason: jsonb("reason").$type<Localized>(),
		/** The idempotency key of the form that saved it. */
		formKey: text("form_key").notNull().unique(),
		createdBy: uuid("created_by")
			.notNull()
			.references(() => accounts.id),
		createdAt: instant("created_at").notNull(),
		withdrawnBy: uuid("withdrawn_by").references(() => accounts.id),
		withdrawnAt: instant("withdrawn_at"),
	},
	(table) => [
		index("schedule_changes_office").on(table.officeId, table.ordinal),
		index("schedule_changes_officer").on(table.officerId),
	],
);

/**
 * Weekly hours on the office's wall clock, minutes of the day, of a desk or of an officer.
 * An officer's rules hold at whichever inspector's desk the officer serves that day.
 */
export const scheduleRules = pgTable(
	"schedule_rules",
	{
		id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
		deskId: text("desk_id").references(() => desks.id),
		officerId: uuid("officer_id").references(() => officers.id),
		/** ISO: 1 Monday … 7 Sunday. */
		weekday: smallint("weekday").notNull(),
		opensMinute: smallint("opens_minute").notNull(),
		closesMinute: smallint("closes_minute").notNull(),
		/** Slots begin at opens_minute and every so many minutes after it. */
		stepMinutes: smallint("step_minutes").notNull(),
		during: daterange("during").notNull(),
		/** Only in every so many weeks, counted both ways from the ISO week of `anchor`. */
		everyWeeks: smallint("every_weeks").notNull().default(1),
		anchor: date("anchor"),
		/** Only on the first … fifth such weekday of the month; -1: on the last. */
		nthOfMonth: smallint("nth_of_month"),
		/** Null: the hours from before the staff kept them here. */
		changeId: uuid("change_id").references(() => scheduleChanges.id),
	},
	(table) => [
		index("schedule_rules_desk").on(table.deskId),
		index("schedule_rules_officer").on(table.officerId),
	],
);

/** One day that differs: closed (the whole day, or those minutes) or opened beyond the weekly hours. */
export const scheduleExceptions = pgTable(
	"schedule_exceptions",
	{
		id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		/** Null: every desk of the office. */
		deskId: text("desk_id").references(() => desks.id),
		day: date("day").notNull(),
		kind: text("kind", { enum: ["closed", "open"] }).notNull(),
		opensMinute: smallint("opens_minute").notNull().default(0),
		closesMinute: smallint("closes_minute").notNull().default(1440),
		stepMinutes: smallint("step_minutes"),
		reason: jsonb("reason").$type<Localized>(),
		changeId: uuid("change_id").references(() => scheduleChanges.id),
	},
	(table) => [index("schedule_exceptions_office_day").on(table.officeId, table.day)],
);

export const absenceKinds = ["leave", "training", "sick", "other"] as const;

/** An officer is away, whole days or those minutes of each. The kind is for colleagues; the public sees "away". */
export const absences = pgTable(
	"absences",
	{
		id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
		officerId: uuid("officer_id")
			.notNull()
			.references(() => officers.id),
		kind: text("kind", { enum: absenceKinds }).notNull(),
		during: daterange("during").notNull(),
		opensMinute: smallint("opens_minute").notNull().default(0),
		closesMinute: smallint("closes_minute").notNull().default(1440),
		changeId: uuid("change_id").references(() => scheduleChanges.id),
	},
	(table) => [index("absences_officer").on(table.officerId)],
);

export const disruptionResolutions = ["kept", "moved", "cancelled", "withdrawn"] as const;

/** A booked visit that a change leaves outside the hours: somebody has to offer its visitor something else. */
export const visitDisruptions = pgTable(
	"visit_disruptions",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		appointmentId: uuid("appointment_id")
			.notNull()
			.references(() => appointments.id, { onDelete: "cascade" }),
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		causeKind: text("cause_kind", { enum: changeKinds }).notNull(),
		causeId: uuid("cause_id")
			.notNull()
			.references(() => scheduleChanges.id),
		flaggedAt: instant("flagged_at").notNull(),
		resolvedAt: instant("resolved_at"),
		resolution: text("resolution", { enum: disruptionResolutions }),
	},
	(table) => [
		uniqueIndex("visit_disruptions_once")
			.on(table.appointmentId, table.causeId)
			.where(sql`${table.resolvedAt} IS NULL`),
		index("visit_disruptions_open")
			.on(table.officeId, table.flaggedAt)
			.where(sql`${table.resolvedAt} IS NULL`),
		index("visit_disruptions_cause").on(table.causeId),
	],
);
