import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import { services } from "#db/schema/appointments.ts";
import type { LoadedDesk } from "./assemble-schedules.ts";
import { loadSchedules } from "./queries-schedules.ts";
import { countOpenSlots, type Disregard, openSlots, type Slot } from "./rules.ts";
import { dayNumber, dayOf, dayText, wallMinute, wallMinuteFrom } from "./wall-clock.ts";

export type ReasonForNone =
	/** The offices have no hours for this service. */
	| "no-hours"
	/** There are hours, and every slot of them is taken. */
	| "all-taken"
	/** Closed by a holiday or the office; `until` is the first day open again, if one is known. */
	| "closed-until"
	/** The next hours lie beyond the days that can be booked yet; `until` is their day. */
	| "horizon"
	/** What was left of the day is too near, or over. */
	| "too-late";

export type NoneFree = { reason: ReasonForNone; until: string | null };

export type Question = { serviceId: string; officeId?: string; beatId?: string | null; now: Date };

/** How far beyond the horizon a reason looks for the next open day. */
export const lookAhead = 45;

export type Found = {
	desks: LoadedDesk[];
	today: number;
	horizonDays: number;
	notBefore: number;
};

/**
 * The schedules for a question. All offices of a region keep one zone; the first desk's is taken for "today".
 * Null: no such service, or one that cannot be booked.
 */
export async function findDesks(question: Question, extraDays = 0): Promise<Found | null> {
	const [service] = await db
		.select({
			bookable: services.bookable,
			horizonDays: services.horizonDays,
			noticeMinutes: services.noticeMinutes,
		})
		.from(services)
		.where(eq(services.id, question.serviceId));
	if (!service?.bookable) return null;
	// A day early, so that a zone west of UTC has its today too.
	const firstDay = dayOf(wallMinute(question.now, "UTC")) - 1;
	const desks = await loadSchedules(
		question,
		firstDay,
		service.horizonDays + extraDays + 3,
		question.now,
	);
	const zone = desks[0]?.zone ?? "UTC";
	const earliest = new Date(question.now.getTime() + service.noticeMinutes * 60_000);
	return {
		desks,
		today: dayOf(wallMinute(question.now, zone)),
		horizonDays: service.horizonDays,
		notBefore: wallMinuteFrom(earliest, zone),
	};
}

export const byTime = (one: Slot, other: Slot): number =>
	one.day === other.day ? one.startMinute - other.startMinute : one.day < other.day ? -1 : 1;

/** One slot for each office and time: which of the office's desks serves it is not the visitor's worry. */
export function oneOfEach(slots: Slot[]): Slot[] {
	const seen = new Set<string>();
	return slots.sort(byTime).filter((slot) => {
		const key = `${slot.officeId} ${slot.beatId ?? ""} ${slot.day} ${slot.startMinute}`;
		return !seen.has(key) && seen.add(key);
	});
}

export const bookable = (found: Found) => ({
	fromDay: found.today,
	days: found.horizonDays + 1,
	notBefore: found.notBefore,
});

/** The earliest free slots, over all offices or at one, for one beat or for any desk. */
export async function earliestSlots(question: Question & { limit: number }): Promise<Slot[]> {
	const found = await findDesks(question);
	if (!found) return [];
	return oneOfEach(openSlots(found.desks, bookable(found), question.limit)).slice(
		0,
		question.limit,
	);
}

/** The free slots nearest in time to one that could not be had. */
export async function nearestSlots(
	question: Question & { day: string; startMinute: number; limit: number },
): Promise<Slot[]> {
	const found = await findDesks(question);
	if (!found) return [];
	const wanted = dayNumber(question.day) * 1440 + question.startMinute;
	const distance = (slot: Slot) => Math.abs(dayNumber(slot.day) * 1440 + slot.startMinute - wanted);
	return oneOfEach(openSlots(found.desks, bookable(found)))
		.sort((one, other) => distance(one) - distance(other))
		.slice(0, question.limit)
		.sort(byTime);
}

/** The first day with anything to offer when visits, or closures too, are left out of account. */
function firstDayWith(
	desks: readonly LoadedDesk[],
	fromDay: number,
	days: number,
	notBefore: number,
	disregard: Disregard,
): number | null {
	const counts = countOpenSlots(desks, { fromDay, days, notBefore }, disregard);
	const at = counts.findIndex((count) => count > 0);
	return at < 0 ? null : fromDay + at;
}

function reasonForNone(desks: readonly LoadedDesk[], found: Found): NoneFree {
	const { today, horizonDays, notBefore } = found;
	const first = (days: number, disregard: Disregard) =>
		firstDayWith(desks, today, days, notBefore, disregard);
	if (first(horizonDays + 1, { visits: true }) !== null)
		return { reason: "all-taken", until: null };
	const later = first(horizonDays + lookAhead, { visits: true });
	const until = later === null ? null : dayText(later);
	if (first(horizonDays + 1, { visits: true, closures: true }) !== null)
		return { reason: "closed-until", until };
	return { reason: later === null ? "no-hours" : "horizon", until };
}

export type OfficeOffer = { officeId: string; earliest: Slot | null; none: NoneFree | null };

/** Each office with a desk for the service: its earliest free slot, or why there is none. */
export async function officesOffering(serviceId: string, now: Date): Promise<OfficeOffer[]> {
	const found = await findDesks({ serviceId, now }, lookAhead);
	if (!found) return [];
	const offices = Map.groupBy(found.desks, (desk) => desk.officeId);
	return [...offices].map(([officeId, desks]) => {
		const earliest = openSlots(desks, bookable(found), 1).sort(byTime)[0] ?? null;
		return { officeId, earliest, none: earliest ? null : reasonForNone(desks, found) };
	});
}

export type OpenDay = {
	day: string;
	/** Free times: two desks free at one time count once. */
	count: number;
	none: NoneFree | null;
};

/** How many times are free on each of the days from `from` (YYYY-MM-DD) on, and why none is. */
export async function openDays(
	question: Question & { from: string; days: number },
): Promise<OpenDay[]> {
	const found = await findDesks(question, lookAhead);
	return found ? countDays(found, dayNumber(question.from), question.days) : [];
}

export function countDays(found: Found, fromDay: number, days: number): OpenDay[] {
	const { desks, today, horizonDays, notBefore } = found;
	const counts = new Map<string, number>();
	for (const slot of oneOfEach(openSlots(desks, { fromDay, days, notBefore })))
		counts.set(slot.day, (counts.get(slot.day) ?? 0) + 1);
	return Array.from({ length: days }, (_, index) => {
		const day = fromDay + index;
		const offers = (from: number, disregard: Disregard) =>
			firstDayWith(desks, day, 1, from, disregard) !== null;
		const midnight = day * 1440;
		const count = day > today + horizonDays ? 0 : (counts.get(dayText(day)) ?? 0);
		let none: NoneFree | null = null;
		if (count === 0) {
			let reason: ReasonForNone = "no-hours";
			if (day > today + horizonDays) reason = "horizon";
			else if (offers(notBefore, { visits: true })) reason = "all-taken";
			else if (offers(midnight, { visits: true })) reason = "too-late";
			else if (offers(midnight, { visits: true, closures: true })) reason = "closed-until";
			none = { reason, until: null };
		}
		return { day: dayText(day), count, none };
	});
}
