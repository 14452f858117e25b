import { sendingTime } from "#domain/notifications/rules.ts";
import type { Slot } from "./rules.ts";
import { dayNumber } from "./wall-clock.ts";

/** The time that the office has to give up, on its wall clock. */
export type LostTime = {
	/** Minutes of the wall clock. */
	start: number;
	officeId: string;
	beatId: string | null;
};

export const startOf = (slot: Pick<Slot, "day" | "startMinute">): number =>
	dayNumber(slot.day) * 1440 + slot.startMinute;

const aDay = 1440;

/**
 * How far a time is from the one that was lost, in minutes. A person planned for that one: an earlier time counts double.
 * Another inspector counts like a day, each office further away like two: first the same desk a little later or a
 * substitute, then another day, and the journey last. `officeRank`: 0 the visit's own office, 1 the nearest other …
 */
export function distanceFrom(lost: LostTime, slot: Slot, officeRank: number): number {
	const later = startOf(slot) - lost.start;
	const shift = later < 0 ? -2 * later : later;
	const stranger = lost.beatId !== null && slot.beatId !== lost.beatId ? aDay : 0;
	return shift + stranger + officeRank * 2 * aDay;
}

/** Whom to ask first: whose visit was to be first, and of those at one time who booked first. */
export const inFairOrder = (
	one: { start: number; bookedAt: Date | null; id: string },
	other: { start: number; bookedAt: Date | null; id: string },
): number =>
	one.start - other.start ||
	(one.bookedAt?.getTime() ?? 0) - (other.bookedAt?.getTime() ?? 0) ||
	(one.id < other.id ? -1 : 1);

/** Less time than this to answer is no offer. */
const leastMs = 10 * 60_000;

/** Until when a new time is held: so many hours, but beyond neither the old visit nor the new one. Null: too late. */
export function closureOfferEnd(
	now: Date,
	holdHours: number,
	lostStartsAt: Date,
	newStartsAt: Date,
): Date | null {
	const end = Math.min(
		now.getTime() + holdHours * 3_600_000,
		lostStartsAt.getTime(),
		newStartsAt.getTime(),
	);
	return end - now.getTime() >= leastMs ? new Date(end) : null;
}

/**
 * Until when a freed time is held for the one who is asked: so many minutes of the day. In the quiet hours nobody is
 * woken: it is held through the night and so many minutes into the morning. Null: there would be too little time to
 * answer before it could no longer be booked.
 */
export function waitingOfferEnd(
	now: Date,
	holdMinutes: number,
	/** The last moment at which the time can be taken. */
	bookableUntil: Date,
	quiet: { fromHour: number; untilHour: number; zone: string },
): Date | null {
	const never = new Date(now.getTime() + 366 * 86_400_000);
	const said = sendingTime(
		{ channel: "sms", urgency: "news", wanted: now, uselessAt: never },
		quiet,
		now,
	);
	const from = said ?? now;
	const whole = from.getTime() + holdMinutes * 60_000;
	const isNight = from > now;
	if (isNight) return whole <= bookableUntil.getTime() ? new Date(whole) : null;
	const end = Math.min(whole, bookableUntil.getTime());
	return end - now.getTime() >= leastMs ? new Date(end) : null;
}
