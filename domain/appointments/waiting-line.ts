import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { appointments } from "#db/schema/appointments.ts";
import { offers, waitingEntries } from "#db/schema/offers.ts";
import { startOf } from "./offer-rules.ts";
import { wallMinuteOf } from "./queries-schedules.ts";
import type { Found } from "./queries-slots.ts";
import { isResting } from "./rest-slot.ts";
import { isOffered, type Slot } from "./rules.ts";
import { dayOf, dayText, minuteOf } from "./wall-clock.ts";

/** All who wait for one service at one office stand in one line. */
export type Line = { serviceId: string; officeId: string };

/** A free time, or one that rests: then `restId` is the row that keeps it. */
export type Time = Slot & { restId: string | null };

const entryColumns = {
	id: waitingEntries.id,
	beatId: waitingEntries.beatId,
	untilDay: waitingEntries.untilDay,
	visitId: waitingEntries.visitId,
	contact: waitingEntries.contact,
	personKey: waitingEntries.personKey,
	language: waitingEntries.language,
	reference: appointments.reference,
	visitState: appointments.state,
	visitStart: sql<number | null>`(extract(epoch from lower(${appointments.during})) / 60)::int`,
};

/** Those in line whom nobody is asking anything at the moment, the longest-waiting first. */
export const listAsked = (transaction: Transaction, line: Line) =>
	transaction
		.select(entryColumns)
		.from(waitingEntries)
		.leftJoin(appointments, eq(appointments.id, waitingEntries.visitId))
		.where(
			and(
				eq(waitingEntries.serviceId, line.serviceId),
				eq(waitingEntries.officeId, line.officeId),
				eq(waitingEntries.state, "waiting"),
				sql`NOT EXISTS (SELECT 1 FROM ${offers} WHERE ${offers.state} = 'open' AND (
					${offers.waitingId} = ${waitingEntries.id} OR ${offers.visitId} = ${waitingEntries.visitId}
					OR (${offers.kind} = 'waiting' AND ${offers.personKey} = ${waitingEntries.personKey})))`,
			),
		)
		.orderBy(asc(waitingEntries.joinedAt), asc(waitingEntries.id))
		.for("update", { of: waitingEntries, skipLocked: true });

export type Entry = Awaited<ReturnType<typeof listAsked>>[number];

/** What rests at the office and would be offered if it did not. */
export async function listResting(transaction: Transaction, line: Line, found: Found, now: Date) {
	const rows = await transaction
		.select({
			id: appointments.id,
			deskId: appointments.deskId,
			officerId: appointments.officerId,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			end: wallMinuteOf(sql`upper(${appointments.during})`),
		})
		.from(appointments)
		.where(
			and(
				isResting,
				eq(appointments.officeId, line.officeId),
				eq(appointments.serviceId, line.serviceId),
				sql`${appointments.holdExpiresAt} > ${now}`,
			),
		);
	return rows.flatMap((row): Time[] => {
		const desk = found.desks.find((one) => one.deskId === row.deskId);
		if (!desk || !isOffered(desk, row.start, found.notBefore)) return [];
		return [
			{
				restId: row.id,
				deskId: row.deskId,
				officeId: line.officeId,
				officerId: row.officerId,
				beatId: desk.beatId,
				day: dayText(dayOf(row.start)),
				startMinute: minuteOf(row.start),
				endMinute: minuteOf(row.start) + row.end - row.start,
			},
		];
	});
}

export function suits(entry: Entry, time: Time, former: ReadonlySet<string>): boolean {
	if (time.day > entry.untilDay || former.has(`${entry.id} ${startOf(time)}`)) return false;
	if (entry.beatId !== null && time.beatId !== entry.beatId) return false;
	if (entry.visitId === null) return true;
	return (
		entry.visitState === "booked" && entry.visitStart !== null && startOf(time) < entry.visitStart
	);
}

export async function listAskedBefore(
	transaction: Transaction,
	entries: Entry[],
): Promise<Set<string>> {
	const rows = await transaction
		.select({
			waitingId: offers.waitingId,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
		})
		.from(offers)
		.innerJoin(appointments, eq(appointments.id, offers.holdId))
		.where(
			inArray(
				offers.waitingId,
				entries.map(({ id }) => id),
			),
		);
	return new Set(rows.map(({ waitingId, start }) => `${waitingId} ${start}`));
}
