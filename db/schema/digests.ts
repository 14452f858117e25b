import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, instant } from "./columns.ts";
import { accounts } from "./identity.ts";

export const digestLanguages = ["kk", "ru", "en"] as const;

/** Who of the staff gets the week by e-mail. The address stands sealed; stopped, the row is gone. */
export const digestSubscriptions = pgTable("digest_subscriptions", {
	accountId: uuid("account_id")
		.primaryKey()
		.references(() => accounts.id),
	email: bytea("email").notNull(),
	language: text("language", { enum: digestLanguages }).notNull(),
	createdAt: instant("created_at").notNull().defaultNow(),
});

/** A link in such an e-mail that stops it without signing in: SHA-256 of its 128-bit token. */
export const digestLinks = pgTable(
	"digest_links",
	{
		tokenHash: text("token_hash").primaryKey(),
		accountId: uuid("account_id")
			.notNull()
			.references(() => digestSubscriptions.accountId, { onDelete: "cascade" }),
		createdAt: instant("created_at").notNull().defaultNow(),
	},
	(table) => [index("digest_links_account").on(table.accountId)],
);
