import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, desks } from "#db/schema/appointments.ts";
import { messages } from "#db/schema/notifications.ts";
import { offices } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { isRowId } from "./access.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import { seesVisit } from "./seen-by.ts";
import { dayOf, dayText, minuteOf } from "./wall-clock.ts";

/** Messages that staff can do something about. */
const troubled = ["dead", "undelivered"] as const;

const columns = {
	id: messages.id,
	kind: messages.kind,
	channel: messages.channel,
	state: messages.state,
	failure: messages.failure,
	attempts: messages.attempts,
	dueAt: messages.dueAt,
	settledAt: messages.settledAt,
	appointmentId: appointments.id,
	reference: appointments.reference,
	start: wallMinuteOf(sql`lower(${appointments.during})`),
	deskNumber: desks.number,
	zone: offices.zone,
	kept: sql<boolean>`${messages.contents} IS NOT NULL AND coalesce(${messages.uselessAt} > now(), true)`,
};

/** Of visits the officer may see, and of no others: who may not see a probation desk learns of no message from it. */
const select = (officer: Officer, condition: SQL | undefined) =>
	db
		.select(columns)
		.from(messages)
		.innerJoin(
			appointments,
			and(
				eq(messages.subjectKind, "appointment"),
				eq(messages.subjectId, sql`${appointments.id}::text`),
			),
		)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.innerJoin(offices, eq(offices.id, appointments.officeId))
		.where(and(seesVisit(officer), condition));

function view(row: Awaited<ReturnType<typeof select>>[number]) {
	const { start, kept, ...rest } = row;
	return {
		...rest,
		day: dayText(dayOf(start)),
		startMinute: minuteOf(start),
		canSendAgain: kept && (troubled as readonly string[]).includes(row.state),
	};
}

export type MessageView = ReturnType<typeof view>;

/** What a visit's person has been told and will be, the latest first, and whether it arrived. */
export async function deliveryOf(officer: Officer, appointmentId: string): Promise<MessageView[]> {
	if (!can(officer, "appointments.view") || !isRowId(appointmentId)) return [];
	const rows = await select(officer, eq(appointments.id, appointmentId)).orderBy(
		desc(messages.dueAt),
		asc(messages.channel),
	);
	return rows.map(view);
}

/** Messages that did not get through, the soonest visits first: whom somebody should call. */
export async function listDeadMessages(officer: Officer): Promise<MessageView[]> {
	if (!can(officer, "appointments.view")) return [];
	const rows = await select(officer, inArray(messages.state, [...troubled]))
		.orderBy(asc(sql`lower(${appointments.during})`))
		.limit(200);
	return rows.map(view);
}
