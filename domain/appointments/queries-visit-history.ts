import { and, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import type { Visitor } from "#domain/identity/actors.ts";
import { visibleTo } from "./access.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { dayOf, dayText, minuteOf } from "./wall-clock.ts";

export type VisitStep = {
	state: (typeof appointments.$inferSelect)["state"];
	at: Date;
	day: string;
	startMinute: number;
};

/** What happened to a visit so far: each time it had, and how it ended. Oldest first. */
export async function listVisitSteps(
	visitor: Visitor,
	reference: string,
	now: Date,
): Promise<VisitStep[]> {
	const rows = await db
		.select({
			state: appointments.state,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			bookedAt: appointments.bookedAt,
			arrivedAt: appointments.arrivedAt,
			closedAt: appointments.closedAt,
		})
		.from(appointments)
		.where(and(eq(appointments.reference, reference), visibleTo(visitor, now)))
		.orderBy(appointments.sequence);
	return rows.flatMap((row) => {
		const time = { day: dayText(dayOf(row.start)), startMinute: minuteOf(row.start) };
		const steps: VisitStep[] = [];
		if (row.bookedAt) steps.push({ state: "booked", at: row.bookedAt, ...time });
		if (row.arrivedAt) steps.push({ state: "arrived", at: row.arrivedAt, ...time });
		if (row.closedAt) steps.push({ state: row.state, at: row.closedAt, ...time });
		return steps;
	});
}

/** What a calendar knows a visit by through all its moves: the row it began as. */
export async function findCalendarId(
	visitor: Visitor,
	reference: string,
	now: Date,
): Promise<string | null> {
	const [row] = await db
		.select({ id: appointments.id })
		.from(appointments)
		.where(and(eq(appointments.reference, reference), visibleTo(visitor, now)))
		.orderBy(appointments.sequence)
		.limit(1);
	return row?.id ?? null;
}
