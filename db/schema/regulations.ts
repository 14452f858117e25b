import {
	boolean,
	date,
	index,
	jsonb,
	numeric,
	pgTable,
	primaryKey,
	text,
} from "drizzle-orm/pg-core";
import { instant, type Localized } from "./columns.ts";

/** Numbers of law, fees and limits as dated rows: the row with the latest valid_from not after a day rules that day. */
export const regulationValues = pgTable(
	"regulation_values",
	{
		key: text("key").notNull(),
		validFrom: date("valid_from").notNull(),
		value: numeric("value", { mode: "number" }).notNull(),
		unit: text("unit").notNull(),
		source: text("source").notNull(),
		confirmed: boolean("confirmed").notNull(),
		updatedAt: instant("updated_at").notNull().defaultNow(),
	},
	(table) => [primaryKey({ columns: [table.key, table.validFrom] })],
);

/** Days on which offices do not work, and weekends that the government made working days. The operator's table rules. */
export const calendarDays = pgTable(
	"calendar_days",
	{
		day: date("day").primaryKey(),
		kind: text("kind", { enum: ["holiday", "day-off", "working-day"] }).notNull(),
		name: jsonb("name").$type<Localized>().notNull(),
		source: text("source").notNull(),
		estimated: boolean("estimated").notNull().default(false),
	},
	(table) => [index("calendar_days_kind").on(table.kind)],
);
