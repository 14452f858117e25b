import { and, asc, eq } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { appointments, visitSeries } from "#db/schema/appointments.ts";
import { recordAudit } from "#domain/audit/record.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { announceBooked } from "./announce-visit.ts";
import type { LoadedDesk } from "./assemble-schedules.ts";
import { booksService, officeKey } from "./book-by-office.ts";
import { type Booked, insertOfficeVisit, isBusyThen, sealPerson } from "./insert-office-visit.ts";
import { lockPerson } from "./place-booking.ts";
import { nearestOfficeSlots } from "./queries-office-slots.ts";
import { loadSchedules } from "./queries-schedules.ts";
import { isOffered, openSlots, type Slot } from "./rules.ts";
import { lockScheduleToBook, scheduleVersion } from "./schedule-lock.ts";
import type { OfficeDetails } from "./schema.ts";
import { mayBookKind } from "./seen-by.ts";
import { mostInSeries, type SeriesRhythm, seriesDays } from "./series-days.ts";
import { dayNumber, dayOf, wallMinute, wallMinuteFrom } from "./wall-clock.ts";

export type Moment = { day: string; startMinute: number };

export type SeriesRefusal =
	| "not-allowed"
	/** No day lies between the first and the last. */
	| "no-days"
	/** None of the times could be had. */
	| "nothing-fits";

/** Visits in a row are ordered by probation alone. */
const mayOrder = async (officer: Officer, serviceId: string): Promise<boolean> =>
	mayBookKind(officer, "probation") && (await booksService(officer, serviceId));

const startOf = ({ day, startMinute }: Moment): number => dayNumber(day) * 1440 + startMinute;

const isFree = (desk: LoadedDesk, start: number): boolean =>
	openSlots([desk], { fromDay: dayOf(start), days: 1, notBefore: start }, 1).some(
		(slot) => startOf(slot) === start,
	);

async function loadDesks(
	where: { serviceId: string; officeId: string },
	days: string[],
	now: Date,
) {
	const numbers = days.map(dayNumber);
	const first = Math.min(...numbers);
	return loadSchedules(where, first - 3, Math.max(...numbers) - first + 8, now);
}

export type PlannedVisit = Moment & { fits: boolean; nearest: Slot[] };

/** What a series would be: each day with whether its time is free, and the nearest free ones where it is not. */
export async function planSeries(
	officer: Officer,
	asked: Moment & { serviceId: string; officeId: string; rhythm: SeriesRhythm; until: string },
	now: Date,
): Promise<Outcome<PlannedVisit[], SeriesRefusal>> {
	const { serviceId, officeId, startMinute } = asked;
	if (!(await mayOrder(officer, serviceId))) return refuse("not-allowed");
	const days = seriesDays(asked.day, asked.rhythm, asked.until);
	if (days.length === 0) return refuse("no-days");
	const desks = await loadDesks({ serviceId, officeId }, days, now);
	const zone = desks[0]?.zone ?? "UTC";
	const today = dayOf(wallMinute(now, zone));
	const found = { desks, today, horizonDays: 0, notBefore: 0 };
	const planned = days.map(async (day) => {
		const start = startOf({ day, startMinute });
		const fits = start >= wallMinuteFrom(now, zone) && desks.some((desk) => isFree(desk, start));
		const nearest = fits ? [] : await nearestOfficeSlots(found, { officeId, start }, now);
		return { day, startMinute, fits, nearest };
	});
	return done(await Promise.all(planned));
}

export type SeriesBooked = { seriesId: string; booked: (Booked & Moment)[]; missing: Moment[] };

type SeriesRequest = {
	formKey: string;
	serviceId: string;
	officeId: string;
	visits: Moment[];
};

async function bookAll(
	transaction: Transaction,
	officer: Officer,
	request: SeriesRequest,
	person: ReturnType<typeof sealPerson>,
	desks: LoadedDesk[],
	now: Date,
): Promise<SeriesBooked | null> {
	const [series] = await transaction
		.insert(visitSeries)
		.values({ createdBy: officer.accountId, createdAt: now })
		.returning({ id: visitSeries.id });
	if (!series) throw new Error("The series was not made.");
	const result: SeriesBooked = { seriesId: series.id, booked: [], missing: [] };
	for (const moment of request.visits) {
		const start = startOf(moment);
		const offering = desks.filter((desk) => isOffered(desk, start, wallMinuteFrom(now, desk.zone)));
		const [first] = offering;
		const isBusy =
			!first || (await isBusyThen(transaction, person.personKey, start, start + first.minutes));
		const visit = isBusy
			? null
			: await insertOfficeVisit(
					transaction,
					officer,
					{
						person,
						serviceId: request.serviceId,
						beatId: null,
						start,
						channel: "counter",
						holdKey: officeKey(officer, request.formKey, String(start)),
						// The office's order, not the person's wish: it takes none of the places they may book themselves.
						openPlace: null,
						seriesId: series.id,
					},
					offering,
					now,
				);
		if (!visit) {
			result.missing.push(moment);
			continue;
		}
		await recordAudit(transaction, officer, {
			action: "appointment.booked",
			subjectKind: "appointment",
			subjectId: visit.id,
			details: { channel: "counter", series: series.id },
		});
		const what = result.booked.length === 0 ? "all" : "reminders";
		await announceBooked(transaction, visit.id, null, now, what);
		result.booked.push({ ...visit, ...moment });
	}
	return result.booked.length > 0 ? result : null;
}

class NothingFits extends Error {}

/** Each time of the series as a visit of its own: those that fit are booked, the others are named. */
export async function bookSeries(
	officer: Officer,
	request: SeriesRequest,
	details: OfficeDetails,
	now: Date,
): Promise<Outcome<SeriesBooked, SeriesRefusal>> {
	const { serviceId, officeId, visits } = request;
	if (!(await mayOrder(officer, serviceId))) return refuse("not-allowed");
	if (visits.length === 0 || visits.length > mostInSeries) return refuse("no-days");
	const person = sealPerson(details);
	const days = visits.map(({ day }) => day);
	const place = { officeId, officerId: null };
	const version = await scheduleVersion(place);
	const desks = await loadDesks({ serviceId, officeId }, days, now);
	try {
		return await db.transaction(async (transaction) => {
			await lockPerson(transaction, person.personKey);
			const earlier = await findSeriesByForm(transaction, officer, request);
			if (earlier) return done(earlier);
			await lockScheduleToBook(transaction, officeId);
			// The hours changed while the days were chosen: the clerk chooses anew.
			if ((await scheduleVersion(place, transaction)) !== version) throw new NothingFits();
			const result = await bookAll(transaction, officer, request, person, desks, now);
			if (!result) throw new NothingFits();
			return done(result);
		});
	} catch (error) {
		if (error instanceof NothingFits) return refuse("nothing-fits");
		throw error;
	}
}

/** The same form sent again: what it made the first time. */
async function findSeriesByForm(
	transaction: Transaction,
	officer: Officer,
	request: SeriesRequest,
): Promise<SeriesBooked | null> {
	const booked: SeriesBooked["booked"] = [];
	const missing: Moment[] = [];
	let seriesId: string | null = null;
	for (const moment of request.visits) {
		const holdKey = officeKey(officer, request.formKey, String(startOf(moment)));
		const [row] = await transaction
			.select({
				id: appointments.id,
				reference: appointments.reference,
				officeId: appointments.officeId,
				deskId: appointments.deskId,
				seriesId: appointments.seriesId,
			})
			.from(appointments)
			.where(and(eq(appointments.holdKey, holdKey)))
			.orderBy(asc(appointments.createdAt));
		if (!row?.reference) {
			missing.push(moment);
			continue;
		}
		seriesId = row.seriesId;
		booked.push({ ...row, reference: row.reference, ...moment });
	}
	return seriesId ? { seriesId, booked, missing } : null;
}
