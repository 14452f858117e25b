import {
	bigint,
	boolean,
	doublePrecision,
	index,
	integer,
	jsonb,
	pgTable,
	smallint,
	text,
	unique,
	uuid,
} from "drizzle-orm/pg-core";
import { daterange, instant, type Localized, type MultiPolygon } from "./columns.ts";

/** A district or a city of regional importance: 20 of them. The id is the KATO prefix, e.g. "1110". */
export const units = pgTable("units", {
	id: text("id").primaryKey(),
	kind: text("kind", { enum: ["district", "city"] }).notNull(),
	name: jsonb("name").$type<Localized>().notNull(),
	centreSettlementId: bigint("centre_settlement_id", { mode: "number" }),
	boundary: jsonb("boundary").$type<MultiPolygon>().notNull(),
	areaKm2: doublePrecision("area_km2").notNull(),
});

/** A city, town, village or hamlet. The id is the OpenStreetMap node. One of the two names is always there. */
export const settlements = pgTable(
	"settlements",
	{
		id: bigint("id", { mode: "number" }).primaryKey(),
		unitId: text("unit_id")
			.notNull()
			.references(() => units.id),
		kind: text("kind").notNull(),
		nameKk: text("name_kk"),
		nameRu: text("name_ru"),
		nameEn: text("name_en"),
		population: integer("population"),
		lon: doublePrecision("lon").notNull(),
		lat: doublePrecision("lat").notNull(),
	},
	(table) => [index("settlements_unit").on(table.unitId)],
);

/** What makes a building reachable. Null means nobody has checked. */
export type BuildingAccess = {
	stepFree: boolean | null;
	accessibleToilet: boolean | null;
	parking: boolean | null;
	hearingLoop: boolean | null;
};

/** A precinct office (УПП). The id is unit and number, e.g. "1110-4". */
export const offices = pgTable(
	"offices",
	{
		id: text("id").primaryKey(),
		unitId: text("unit_id")
			.notNull()
			.references(() => units.id),
		settlementId: bigint("settlement_id", { mode: "number" })
			.notNull()
			.references(() => settlements.id),
		number: smallint("number").notNull(),
		address: jsonb("address").$type<Localized>().notNull(),
		landmark: jsonb("landmark").$type<Localized>(),
		directions: jsonb("directions").$type<Localized>(),
		lon: doublePrecision("lon").notNull(),
		lat: doublePrecision("lat").notNull(),
		phone: text("phone").notNull(),
		access: jsonb("access").$type<BuildingAccess>().notNull(),
		isDuty: boolean("is_duty").notNull().default(false),
		zone: text("zone").notNull().default("Asia/Almaty"),
		synthetic: boolean("synthetic").notNull(),
	},
	(table) => [unique("offices_unit_number").on(table.unitId, table.number)],
);

/** An administrative beat. The id is unit and number, e.g. "1110-17". The beats of a unit tile it. */
export const beats = pgTable(
	"beats",
	{
		id: text("id").primaryKey(),
		unitId: text("unit_id")
			.notNull()
			.references(() => units.id),
		officeId: text("office_id")
			.notNull()
			.references(() => offices.id),
		number: smallint("number").notNull(),
		boundary: jsonb("boundary").$type<MultiPolygon>().notNull(),
		population: integer("population"),
		synthetic: boolean("synthetic").notNull(),
	},
	(table) => [
		unique("beats_unit_number").on(table.unitId, table.number),
		index("beats_office").on(table.officeId),
	],
);

export const streets = pgTable(
	"streets",
	{
		id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
		settlementId: bigint("settlement_id", { mode: "number" })
			.notNull()
			.references(() => settlements.id),
		kind: text("kind", { enum: ["street", "avenue", "lane", "microdistrict", "other"] }).notNull(),
		nameKk: text("name_kk").notNull(),
		nameRu: text("name_ru").notNull(),
		formerNames: text("former_names").array().notNull().default([]),
		source: text("source").notNull(),
		synthetic: boolean("synthetic").notNull(),
	},
	(table) => [unique("streets_settlement_name").on(table.settlementId, table.nameRu)],
);

/** A house. house_key is the number as the search compares it ("142/1", "142а"): see domain/territory/house-number.ts. */
export const addresses = pgTable(
	"addresses",
	{
		id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
		streetId: integer("street_id")
			.notNull()
			.references(() => streets.id),
		house: text("house").notNull(),
		houseKey: text("house_key").notNull(),
		lon: doublePrecision("lon"),
		lat: doublePrecision("lat"),
		beatId: text("beat_id")
			.notNull()
			.references(() => beats.id),
		registryCode: text("registry_code").unique(),
		synthetic: boolean("synthetic").notNull(),
	},
	(table) => [
		unique("addresses_street_house").on(table.streetId, table.houseKey),
		index("addresses_beat").on(table.beatId),
	],
);

export const ranks = [
	"sergeant",
	"junior-lieutenant",
	"lieutenant",
	"senior-lieutenant",
	"captain",
	"major",
	"lieutenant-colonel",
	"colonel",
] as const;

/** A police officer as the public sees them. The badge is the key that imports update by. */
export const officers = pgTable("officers", {
	id: uuid("id").primaryKey().defaultRandom(),
	badge: text("badge").notNull().unique(),
	name: jsonb("name").$type<Localized>().notNull(),
	rank: text("rank", { enum: ranks }).notNull(),
	phone: text("phone").notNull(),
	languages: text("languages").array().notNull(),
	photo: text("photo"),
	officeId: text("office_id").references(() => offices.id),
	active: boolean("active").notNull().default(true),
	synthetic: boolean("synthetic").notNull(),
});

/** Who serves a beat on which days. EXCLUDE: one permanent and one acting inspector at most on any day of a beat. */
export const assignments = pgTable(
	"assignments",
	{
		id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
		beatId: text("beat_id")
			.notNull()
			.references(() => beats.id),
		officerId: uuid("officer_id")
			.notNull()
			.references(() => officers.id),
		kind: text("kind", { enum: ["permanent", "acting"] }).notNull(),
		during: daterange("during").notNull(),
		reason: text("reason", { enum: ["leave", "training", "sickness", "vacancy"] }),
	},
	(table) => [index("assignments_officer").on(table.officerId)],
);

/** "Report a wrong border": what a visitor says of a beat's border or inspector. */
export const borderReports = pgTable(
	"border_reports",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		beatId: text("beat_id")
			.notNull()
			.references(() => beats.id),
		message: text("message").notNull(),
		language: text("language", { enum: ["kk", "ru", "en"] }).notNull(),
		formKey: text("form_key").notNull().unique(),
		state: text("state", { enum: ["new", "closed"] })
			.notNull()
			.default("new"),
		createdAt: instant("created_at").notNull().defaultNow(),
	},
	(table) => [index("border_reports_beat").on(table.beatId)],
);
