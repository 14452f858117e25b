import { and, eq } from "drizzle-orm";
import type { Queryable } from "#db/client.ts";
import { desks } from "#db/schema/appointments.ts";
import { offices } from "#db/schema/territory.ts";
import { showsDesk } from "#domain/appointments/seen-by.ts";
import { dayOf, dayText, wallMinute } from "#domain/appointments/wall-clock.ts";
import type { Officer } from "#domain/identity/actors.ts";
import type { DeskKind } from "./tickets.ts";

export type WorkDesk = {
	id: string;
	number: number;
	officeId: string;
	kind: DeskKind;
	/** The office's day, YYYY-MM-DD. */
	day: string;
	zone: string;
};

/** The office's day at an instant. */
export const dayAt = (now: Date, zone: string): string => dayText(dayOf(wallMinute(now, zone)));

/** The desk, if it is one whose day the officer may see; else null, whether it exists or not. */
export async function findDeskToWorkAt(
	queryable: Queryable,
	officer: Officer,
	deskId: string,
	now: Date,
): Promise<WorkDesk | null> {
	const [place] = await queryable
		.select({ zone: offices.zone })
		.from(desks)
		.innerJoin(offices, eq(offices.id, desks.officeId))
		.where(and(eq(desks.id, deskId), eq(desks.active, true)));
	if (!place) return null;
	const day = dayAt(now, place.zone);
	const [desk] = await queryable
		.select({ id: desks.id, number: desks.number, officeId: desks.officeId, kind: desks.kind })
		.from(desks)
		.where(and(eq(desks.id, deskId), showsDesk(officer, day)));
	return desk ? { ...desk, day, zone: place.zone } : null;
}
