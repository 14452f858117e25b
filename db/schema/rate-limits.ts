import { bigint, index, integer, pgTable, text } from "drizzle-orm/pg-core";

/**
 * Counters of domain/identity/limit-rate.ts. The columns and their order are those rate-limiter-flexible writes to.
 * Keys are HMACs or public ids; `expire` is in milliseconds of the epoch.
 */
export const rateLimits = pgTable(
	"rate_limits",
	{
		key: text("key").primaryKey(),
		points: integer("points").notNull().default(0),
		expire: bigint("expire", { mode: "number" }),
	},
	(table) => [index("rate_limits_expire").on(table.expire)],
);
