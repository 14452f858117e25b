import { bigint, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** Who did what to what, and why. Append-only: a trigger refuses UPDATE, DELETE and TRUNCATE. Holds no personal data. */
export const auditEntries = pgTable(
	"audit_entries",
	{
		id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
		at: instant("at").notNull().defaultNow(),
		actorKind: text("actor_kind", { enum: ["visitor", "officer", "partner", "system"] }).notNull(),
		actorId: text("actor_id"),
		action: text("action").notNull(),
		subjectKind: text("subject_kind").notNull(),
		subjectId: text("subject_id").notNull(),
		purpose: text("purpose"),
		correlationId: text("correlation_id"),
		details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
	},
	(table) => [
		index("audit_entries_subject").on(table.subjectKind, table.subjectId),
		index("audit_entries_at").on(table.at),
	],
);
