import {
	bigint,
	date,
	doublePrecision,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uuid,
} from "drizzle-orm/pg-core";
import { deskKinds } from "./appointments.ts";
import { instant } from "./columns.ts";
import { offices, units } from "./territory.ts";

const counter = (name: string) => integer(name).notNull().default(0);

/** The sums of a day, and of a month alike: whatever is added up of rows is again such a row. */
const sums = () => ({
	/** Visits of that day that were booked: served + not come + cancelled (two ways) + still open. Moved ones apart. */
	booked: counter("booked"),
	served: counter("served"),
	notCome: counter("not_come"),
	cancelledByResident: counter("cancelled_by_resident"),
	cancelledByOffice: counter("cancelled_by_office"),
	open: counter("open"),
	/** Visits that were moved away from that day. */
	moved: counter("moved"),
	bySite: counter("by_site"),
	byCounter: counter("by_counter"),
	byPhone: counter("by_phone"),
	byPartner: counter("by_partner"),

	/** From booking to visit, in whole days, of the booked ones: how many, their sum, and a histogram (leadEdges). */
	leadCount: counter("lead_count"),
	leadDays: counter("lead_days"),
	leadBins: integer("lead_bins").array().notNull(),

	/** Tickets of people who had not booked. */
	walkIns: counter("walk_ins"),
	walkInsServed: counter("walk_ins_served"),
	/** Those who went before they were served, booked or not. */
	leftQueue: counter("left_queue"),

	/** From arrival (a booked person's: not before the booked time) to the first call, whole minutes (waitEdges). */
	waitCount: counter("wait_count"),
	waitMinutes: counter("wait_minutes"),
	waitSquares: bigint("wait_squares", { mode: "number" }).notNull().default(0),
	waitBins: integer("wait_bins").array().notNull(),

	/** At the desk, whole minutes, all turns of a person together (serviceEdges). */
	serviceCount: counter("service_count"),
	serviceMinutes: counter("service_minutes"),
	serviceSquares: bigint("service_squares", { mode: "number" }).notNull().default(0),
	serviceBins: integer("service_bins").array().notNull(),

	/** Served visits whose people could say how it went, and what they said. */
	asked: counter("asked"),
	rated1: counter("rated_1"),
	rated2: counter("rated_2"),
	rated3: counter("rated_3"),
	rated4: counter("rated_4"),
	rated5: counter("rated_5"),
	withWords: counter("with_words"),
});

/**
 * The roll-up: what happened at one office on one day with one service, as sums that can be added up further. It is
 * worked out anew from the visits themselves whenever one of that office and day changes (statistics_changes), and
 * holds nothing that they do not say.
 */
export const statisticsDays = pgTable(
	"statistics_days",
	{
		/** The day of the visit on the office's wall clock. */
		day: date("day").notNull(),
		officeId: text("office_id").notNull(),
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		/** '' for those who came without a booking: a ticket names no service. */
		serviceId: text("service_id").notNull(),

		...sums(),
	},
	(table) => [
		primaryKey({ columns: [table.officeId, table.day, table.deskKind, table.serviceId] }),
		index("statistics_days_day").on(table.day),
	],
);

/** How often each thing was named as good or bad: same keys as the roll-up. */
export const statisticsChips = pgTable(
	"statistics_chips",
	{
		day: date("day").notNull(),
		officeId: text("office_id").notNull(),
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		serviceId: text("service_id").notNull(),
		chip: text("chip").notNull(),
		times: integer("times").notNull(),
	},
	(table) => [
		primaryKey({
			columns: [table.officeId, table.day, table.deskKind, table.serviceId, table.chip],
		}),
	],
);

/**
 * What pages, files and paper are made from: finished months, written anew each night in one transaction with
 * statistics_hidden. So nobody reads a figure beside a decision on hiding that was taken for another one, and all that
 * is published on a day agrees.
 */
export const statisticsMonths = pgTable(
	"statistics_months",
	{
		/** "2026-07". */
		month: text("month").notNull(),
		officeId: text("office_id").notNull(),
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		serviceId: text("service_id").notNull(),
		...sums(),
		publishedAt: instant("published_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.month, table.officeId, table.deskKind, table.serviceId] }),
		index("statistics_months_office").on(table.officeId, table.month),
	],
);

export const statisticsMonthChips = pgTable(
	"statistics_month_chips",
	{
		month: text("month").notNull(),
		officeId: text("office_id").notNull(),
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		serviceId: text("service_id").notNull(),
		chip: text("chip").notNull(),
		times: integer("times").notNull(),
	},
	(table) => [
		primaryKey({
			name: "statistics_month_chips_pk",
			columns: [table.month, table.officeId, table.deskKind, table.serviceId, table.chip],
		}),
	],
);

/**
 * The outbox of the roll-up: an office and a day of which something changed, written by triggers in the transaction of
 * the change. Appended only, so that nobody waits for anybody.
 */
export const statisticsChanges = pgTable("statistics_changes", {
	id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
	officeId: text("office_id").notNull(),
	day: date("day").notNull(),
	at: instant("at").notNull().defaultNow(),
});

/** Police within walking distance: measured from the addresses, settlements and offices of that day. */
export const statisticsReach = pgTable(
	"statistics_reach",
	{
		measuredOn: date("measured_on").notNull(),
		unitId: text("unit_id")
			.notNull()
			.references(() => units.id),
		addresses: integer("addresses").notNull(),
		addressesWithBeat: integer("addresses_with_beat").notNull(),
		addressesWithin15: integer("addresses_within_15").notNull(),
		addressesWithin30: integer("addresses_within_30").notNull(),
		residents: integer("residents").notNull(),
		residentsWithin15: integer("residents_within_15").notNull(),
		residentsWithin30: integer("residents_within_30").notNull(),
	},
	(table) => [primaryKey({ columns: [table.measuredOn, table.unitId] })],
);

/** The figures over which people may be told apart: those with 1 to 4 behind them, and those that would give them away. */
export const hiddenBases = ["visits", "waits", "answers"] as const;

export const statisticsHidden = pgTable(
	"statistics_hidden",
	{
		base: text("base", { enum: hiddenBases }).notNull(),
		/** "2026-07" or "2026-Q3". */
		period: text("period").notNull(),
		/** "region", "unit:1110" or "office:1110-4". */
		place: text("place").notNull(),
		/** "all", "kind:migration" or "service:id-card". */
		subject: text("subject").notNull(),
		why: text("why", { enum: ["few", "difference"] }).notNull(),
	},
	(table) => [primaryKey({ columns: [table.base, table.period, table.place, table.subject] })],
);

export const signalStates = ["open", "closed"] as const;

/** Something that is more than noise by a stated rule, and who looks after it. */
export const statisticsSignals = pgTable(
	"statistics_signals",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		/** Key of a measure (domain/statistics/measures.ts). */
		measure: text("measure").notNull(),
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		deskKind: text("desk_kind", { enum: deskKinds }).notNull(),
		/** The rule that found it (domain/statistics/control-chart.ts). */
		rule: text("rule").notNull(),
		direction: text("direction", { enum: ["worse", "better"] }).notNull(),
		/** First month of the change, "2026-07". */
		since: text("since").notNull(),
		/** Value before and after with their intervals, as found. */
		before: doublePrecision("before").notNull(),
		after: doublePrecision("after").notNull(),
		facts: jsonb("facts").$type<Record<string, number>>().notNull(),
		foundAt: instant("found_at").notNull(),
		state: text("state", { enum: signalStates }).notNull().default("open"),
		ownerId: uuid("owner_id"),
		note: text("note"),
		closedAt: instant("closed_at"),
		closedBy: uuid("closed_by"),
		closingNote: text("closing_note"),
		/** Counts up with each change, so that two people do not overwrite each other. */
		version: smallint("version").notNull().default(1),
	},
	(table) => [
		unique("statistics_signals_once").on(
			table.measure,
			table.officeId,
			table.deskKind,
			table.rule,
			table.since,
		),
	],
);
