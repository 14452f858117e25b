import {
	type AnyPgColumn,
	boolean,
	index,
	integer,
	jsonb,
	numeric,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uuid,
} from "drizzle-orm/pg-core";
import { bytea, instant, type Localized, type LocalizedList, tsrange } from "./columns.ts";
import { beats, officers, offices } from "./territory.ts";

export const deskKinds = ["inspector", "migration", "probation"] as const;

/** What one can come for. Texts are data: an operator edits them without a release. */
export const services = pgTable("services", {
	id: text("id").primaryKey(),
	deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
	name: jsonb("name").$type<Localized>().notNull(),
	summary: jsonb("summary").$type<Localized>().notNull(),
	eligibility: jsonb("eligibility").$type<Localized>().notNull(),
	bring: jsonb("bring").$type<LocalizedList>().notNull(),
	/** "Do you need to come at all?" Null: there is no way without a visit. */
	withoutVisit: jsonb("without_visit").$type<Localized>(),
	onlineUrl: text("online_url"),
	feeMci: numeric("fee_mci", { mode: "number" }),
	feeNote: jsonb("fee_note").$type<Localized>(),
	legalSource: jsonb("legal_source").$type<Localized>().notNull(),
	minutes: smallint("minutes").notNull(),
	horizonDays: smallint("horizon_days").notNull(),
	/** How long before its start a slot can still be taken, in minutes. */
	noticeMinutes: smallint("notice_minutes").notNull(),
	/** How long before its start a visit can still be moved or cancelled by the visitor, in minutes. */
	cutoffMinutes: smallint("cutoff_minutes").notNull(),
	/** False: explained and linked, never booked. */
	bookable: boolean("bookable").notNull(),
	/** True: the fact of a visit is itself sensitive; a neutral label stands wherever the desk is not. */
	sensitive: boolean("sensitive").notNull(),
	position: smallint("position").notNull(),
});

/** A place at an office where one visitor at a time is served. The id is office and number, e.g. "1110-4-d3". */
export const desks = pgTable(
	"desks",
	{
		id: text("id").primaryKey(),
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		number: smallint("number").notNull(),
		kind: text("kind", { enum: deskKinds }).notNull(),
		/** An inspector's desk serves one beat; whoever serves the beat that day sits at it. */
		beatId: text("beat_id").references(() => beats.id),
		active: boolean("active").notNull().default(true),
	},
	(table) => [
		unique("desks_office_number").on(table.officeId, table.number),
		index("desks_beat").on(table.beatId),
	],
);

export const deskServices = pgTable(
	"desk_services",
	{
		deskId: text("desk_id")
			.notNull()
			.references(() => desks.id),
		serviceId: text("service_id")
			.notNull()
			.references(() => services.id),
		/** Length at this desk, when it differs from the service's own. */
		minutes: smallint("minutes"),
	},
	(table) => [primaryKey({ columns: [table.deskId, table.serviceId] })],
);

export const appointmentStates = [
	"held",
	"booked",
	"arrived",
	"called",
	"in-service",
	"served",
	"not-come",
	"cancelled-by-resident",
	"cancelled-by-office",
	"moved",
	"expired",
] as const;

/** States in which the visit occupies its desk. The EXCLUDE constraints (migration 0001) name the same list. */
export const liveStates = ["held", "booked", "arrived", "called", "in-service"] as const;

export const adjustmentKinds = [
	"interpreter",
	"sign-language",
	"wheelchair",
	"companion",
	"ground-floor",
] as const;

/** How a visit was booked: by the visitor, or by staff for somebody at the counter or on the phone. */
export const bookingChannels = ["site", "counter", "phone", "partner"] as const;

/** Visits that belong together: ordered by a probation officer in advance. It says who ordered them and nothing else. */
export const visitSeries = pgTable("visit_series", {
	id: uuid("id").primaryKey().defaultRandom(),
	createdBy: uuid("created_by").notNull(),
	createdAt: instant("created_at").notNull().defaultNow(),
});

/**
 * A visit, from the hold on. `during` is the office's wall clock; instants are derived with the office's zone.
 * Who comes stands sealed in `contact` (AES-256-GCM); the *_key columns are HMACs to look up and compare by.
 */
export const appointments = pgTable(
	"appointments",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		/** Ten Crockford characters, given when the hold becomes the booking. Kept when the visit is moved. */
		reference: text("reference"),
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		deskId: text("desk_id")
			.notNull()
			.references(() => desks.id),
		serviceId: text("service_id")
			.notNull()
			.references(() => services.id),
		beatId: text("beat_id").references(() => beats.id),
		officerId: uuid("officer_id").references(() => officers.id),
		during: tsrange("during").notNull(),
		state: text("state", { enum: appointmentStates }).notNull(),
		/** SHA-256 of the visitor's cookie. */
		visitorHash: text("visitor_hash"),
		/** The idempotency key of the form that made the hold. */
		holdKey: text("hold_key").unique(),
		holdExpiresAt: instant("hold_expires_at"),
		holdExtended: boolean("hold_extended").notNull().default(false),
		/** This hold is the new time of that visit. */
		movesId: uuid("moves_id").references((): AnyPgColumn => appointments.id),
		contact: bytea("contact"),
		personKey: text("person_key"),
		phoneTailKey: text("phone_tail_key"),
		/** 1 … the allowed number of open visits: UNIQUE with person_key on live rows. */
		openPlace: smallint("open_place"),
		language: text("language", { enum: ["kk", "ru", "en"] }),
		adjustments: text("adjustments", { enum: adjustmentKinds }).array().notNull().default([]),
		forSomeoneElse: boolean("for_someone_else").notNull().default(false),
		/** iCalendar SEQUENCE. */
		sequence: integer("sequence").notNull().default(0),
		closedReason: text("closed_reason"),
		channel: text("channel", { enum: bookingChannels }).notNull().default("site"),
		/** The account that booked it for somebody; null: the visitor did. */
		bookedBy: uuid("booked_by"),
		seriesId: uuid("series_id").references(() => visitSeries.id),
		createdAt: instant("created_at").notNull().defaultNow(),
		bookedAt: instant("booked_at"),
		arrivedAt: instant("arrived_at"),
		closedAt: instant("closed_at"),
	},
	(table) => [
		// All rows of one visit, those it was moved away from too; the unique one (migration 0001) leaves them out.
		index("appointments_all_of_reference").on(table.reference),
		index("appointments_visitor").on(table.visitorHash),
		index("appointments_person").on(table.personKey),
		index("appointments_beat").on(table.beatId),
		index("appointments_series").on(table.seriesId),
		index("appointments_phone_tail").on(table.phoneTailKey),
	],
);

/** Which browser may see which visit: made by booking it, or by its reference with PIN or phone tail. */
export const visitAccess = pgTable(
	"visit_access",
	{
		visitorHash: text("visitor_hash").notNull(),
		reference: text("reference").notNull(),
		grantedAt: instant("granted_at").notNull().defaultNow(),
		expiresAt: instant("expires_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.visitorHash, table.reference] }),
		index("visit_access_reference").on(table.reference),
	],
);

/** The last mark of each visit, so that the clerk who made it can take it back for ten seconds. */
export const visitMarks = pgTable("visit_marks", {
	appointmentId: uuid("appointment_id")
		.primaryKey()
		.references(() => appointments.id, { onDelete: "cascade" }),
	accountId: uuid("account_id").notNull(),
	fromState: text("from_state", { enum: appointmentStates }).notNull(),
	toState: text("to_state", { enum: appointmentStates }).notNull(),
	markedAt: instant("marked_at").notNull(),
});
