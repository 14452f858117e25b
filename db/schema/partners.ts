import { date, index, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant } from "./columns.ts";
import { accounts } from "./identity.ts";

/** What a key may do. Free times need none: they are public. */
export const partnerScopes = ["holds:write", "appointments:write", "appointments:read"] as const;

/** A key of a partner's system (a kiosk, a call centre, a portal). Only the SHA-256 of the key itself stands here. */
export const apiKeys = pgTable(
	"api_keys",
	{
		id: uuid("id").primaryKey().defaultRandom(),
		/** Whose visits it sees. A key that replaces another has the same partner. */
		partnerId: uuid("partner_id").notNull().defaultRandom(),
		name: text("name").notNull(),
		/** The first characters of the key, by which people know it. */
		prefix: text("prefix").notNull(),
		keyHash: text("key_hash").notNull().unique(),
		scopes: text("scopes", { enum: partnerScopes }).array().notNull(),
		/** Null: every office. */
		officeIds: text("office_ids").array(),
		perMinute: smallint("per_minute").notNull(),
		expiresAt: instant("expires_at").notNull(),
		/** A day and no more: enough to see which key is forgotten. */
		lastUsedOn: date("last_used_on"),
		createdBy: uuid("created_by").references(() => accounts.id),
		createdAt: instant("created_at").notNull(),
		revokedAt: instant("revoked_at"),
	},
	(table) => [index("api_keys_partner").on(table.partnerId)],
);

/** What was answered to an Idempotency-Key. Without an answer: somebody is at it, or died over it. */
export const partnerAnswers = pgTable(
	"partner_answers",
	{
		partnerId: uuid("partner_id").notNull(),
		/** SHA-256 of the Idempotency-Key. */
		keyHash: text("key_hash").notNull(),
		/** HMAC of method, path and body. */
		requestHash: text("request_hash").notNull(),
		/** Whoever took it last: only they may write the answer. */
		claim: uuid("claim").notNull(),
		claimedAt: instant("claimed_at").notNull(),
		/** Sealed: it holds a reference, a code, a name. */
		answer: bytea("answer"),
		expiresAt: instant("expires_at").notNull(),
	},
	(table) => [
		primaryKey({ columns: [table.partnerId, table.keyHash] }),
		index("partner_answers_expires").on(table.expiresAt),
	],
);
