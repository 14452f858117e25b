import { boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { officers, offices, units } from "./territory.ts";

export const roles = [
	"inspector",
	"front-desk",
	"probation-officer",
	"migration-officer",
	"office-head",
	"leadership",
	"administrator",
] as const;

/** A person of the staff who may sign in. Bound to an office, or to a unit, or (leadership, administrator) to the region. */
export const accounts = pgTable("accounts", {
	id: uuid("id").primaryKey().defaultRandom(),
	login: text("login").notNull().unique(),
	passwordHash: text("password_hash").notNull(),
	role: text("role", { enum: roles }).notNull(),
	displayName: text("display_name").notNull(),
	officeId: text("office_id").references(() => offices.id),
	unitId: text("unit_id").references(() => units.id),
	officerId: uuid("officer_id").references(() => officers.id),
	isDemo: boolean("is_demo").notNull().default(false),
	disabledAt: instant("disabled_at"),
	createdAt: instant("created_at").notNull().defaultNow(),
});

/** A signed-in staff session. The cookie carries a 256-bit id; only its SHA-256 stands here. */
export const staffSessions = pgTable(
	"staff_sessions",
	{
		idHash: text("id_hash").primaryKey(),
		accountId: uuid("account_id")
			.notNull()
			.references(() => accounts.id),
		createdAt: instant("created_at").notNull().defaultNow(),
		lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
		expiresAt: instant("expires_at").notNull(),
		revokedAt: instant("revoked_at"),
	},
	(table) => [index("staff_sessions_account").on(table.accountId)],
);

/** A secret address at which a calendar program reads an officer's visits, without names. Only its SHA-256 stands here. */
export const calendarFeeds = pgTable(
	"calendar_feeds",
	{
		tokenHash: text("token_hash").primaryKey(),
		accountId: uuid("account_id")
			.notNull()
			.references(() => accounts.id),
		createdAt: instant("created_at").notNull().defaultNow(),
		revokedAt: instant("revoked_at"),
	},
	(table) => [index("calendar_feeds_account").on(table.accountId)],
);
