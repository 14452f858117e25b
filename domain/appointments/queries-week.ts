import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { appointments, deskServices, desks, services } from "#db/schema/appointments.ts";
import { beats } from "#db/schema/territory.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { can } from "#domain/identity/permissions.ts";
import { loadSchedules, wallMinuteOf } from "./queries-schedules.ts";
import { hoursOn, type OpenHours, openSlots } from "./rules.ts";
import { seesVisit, showsDesk } from "./seen-by.ts";
import { dayNumber, dayOf, dayText, minuteOf, wallMinuteFrom } from "./wall-clock.ts";

export type WeekVisit = { id: string; startMinute: number; endMinute: number; state: string };

export type WeekDay = {
	/** YYYY-MM-DD */
	day: string;
	/** Where the desk is not open that day: none. */
	hours: OpenHours[];
	visits: WeekVisit[];
	/** Starts that are still free, each for the desk's shortest service. */
	free: number[];
};

export type WeekDesk = {
	id: string;
	officeId: string;
	number: number;
	beat: { id: string; number: number } | null;
	days: WeekDay[];
};

const shown = ["booked", "arrived", "called", "in-service", "served", "not-come"] as const;

const weekDays = (monday: string): string[] =>
	Array.from({ length: 7 }, (_, index) => dayText(dayNumber(monday) + index));

/** The desks whose day the officer may see on any day of the week. */
async function desksOf(officer: Officer, days: string[], officeId: string) {
	const onAnyDay = sql`(${sql.join(
		days.map((day): SQL => showsDesk(officer, day)),
		sql` OR `,
	)})`;
	return db
		.select({
			id: desks.id,
			officeId: desks.officeId,
			number: desks.number,
			beat: { id: beats.id, number: beats.number },
			minutes: sql<number>`coalesce((SELECT min(coalesce(${deskServices.minutes}, ${services.minutes}))
				FROM ${deskServices} JOIN ${services} ON ${services.id} = ${deskServices.serviceId}
				WHERE ${deskServices.deskId} = ${desks.id} AND ${services.bookable}), 20)::int`,
		})
		.from(desks)
		.leftJoin(beats, eq(beats.id, desks.beatId))
		.where(and(eq(desks.officeId, officeId), eq(desks.active, true), onAnyDay))
		.orderBy(asc(desks.number));
}

const visitsOf = (officer: Officer, monday: string, officeId: string) =>
	db
		.select({
			id: appointments.id,
			deskId: appointments.deskId,
			state: appointments.state,
			start: wallMinuteOf(sql`lower(${appointments.during})`),
			end: wallMinuteOf(sql`upper(${appointments.during})`),
		})
		.from(appointments)
		.innerJoin(desks, eq(desks.id, appointments.deskId))
		.where(
			and(
				eq(desks.officeId, officeId),
				seesVisit(officer),
				inArray(appointments.state, [...shown]),
				sql`${appointments.during} && tsrange(${monday}::date::timestamp, ${monday}::date + interval '7 days')`,
			),
		)
		.orderBy(asc(sql`lower(${appointments.during})`));

/** A week by desk, from its Monday on (YYYY-MM-DD): hours, visits and free times, as far as the officer may see. */
export async function listWeek(
	officer: Officer,
	monday: string,
	officeId: string,
	now: Date,
): Promise<WeekDesk[]> {
	if (!can(officer, "appointments.view")) return [];
	const days = weekDays(monday);
	const first = dayNumber(monday);
	const [deskRows, visits, schedules] = await Promise.all([
		desksOf(officer, days, officeId),
		visitsOf(officer, monday, officeId),
		loadSchedules({ officeId }, first, 7, now),
	]);
	const byDesk = Map.groupBy(visits, (visit) => visit.deskId);
	return deskRows.map(({ minutes, ...desk }) => {
		const schedule = schedules.find(({ deskId }) => deskId === desk.id);
		const notBefore = schedule ? wallMinuteFrom(now, schedule.zone) : 0;
		const free = schedule
			? openSlots([{ ...schedule, minutes }], { fromDay: first, days: 7, notBefore })
			: [];
		return {
			...desk,
			days: days.map((day) => ({
				day,
				hours: schedule ? hoursOn(schedule, dayNumber(day)) : [],
				visits: (byDesk.get(desk.id) ?? [])
					.filter(({ start }) => dayText(dayOf(start)) === day)
					.map(({ id, state, start, end }) => ({
						id,
						state,
						startMinute: minuteOf(start),
						endMinute: minuteOf(start) + end - start,
					})),
				free: free.filter((slot) => slot.day === day).map(({ startMinute }) => startMinute),
			})),
		};
	});
}
