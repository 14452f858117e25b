import { and, eq, notInArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { seesVisit } from "./seen-by.ts";
import { minuteOf } from "./wall-clock.ts";

/** How a visit stands, in a few letters: two that differ are a change worth showing. */
export const visitVersion = (visit: { state: string; deskId: string; startMinute: number }) =>
	`${visit.state} ${visit.deskId} ${visit.startMinute}`;

/** The day as ids and versions only: asked every few seconds by each open day, so it unseals nothing. */
export async function dayVersion(
	officer: Officer,
	day: string,
	{ officeId }: { officeId?: string },
): Promise<Record<string, string>> {
	if (!can(officer, "appointments.view")) return {};
	const rows = await db
		.select({
			id: appointments.id,
			state: appointments.state,
			deskId: appointments.deskId,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
		})
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.where(
			and(
				officeId === undefined ? undefined : eq(desks.officeId, officeId),
				seesVisit(officer),
				notInArray(appointments.state, ["held", "expired", "moved"]),
				sql`${appointments.during} && tsrange(${day}::date::timestamp, ${day}::date + interval '1 day')`,
			),
		);
	return Object.fromEntries(
		rows.map(({ id, start, ...row }) => [
			id,
			visitVersion({ ...row, startMinute: minuteOf(start) }),
		]),
	);
}
