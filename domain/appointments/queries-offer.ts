import {
	bookable,
	byTime,
	countDays,
	findDesks,
	lookAhead,
	type OpenDay,
	oneOfEach,
	type Question,
} from "./queries-slots.ts";
import { openSlots, type Slot } from "./rules.ts";
import { dayNumber } from "./wall-clock.ts";

export type SlotOffer = {
	earliest: Slot | null;
	/** How many times are free on each day from the chosen one, else from today, on. */
	days: OpenDay[];
	/** The times of the chosen day; without one, of the day of the earliest. */
	slots: Slot[];
};

/** All that a page of free times shows, from one reading of the schedules. */
export async function offerSlots(
	/** `today` and `chosenDay`: YYYY-MM-DD. */
	question: Question & { today: string; chosenDay: string | null; days: number },
): Promise<SlotOffer> {
	const found = await findDesks(question, lookAhead);
	if (!found) return { earliest: null, days: [], slots: [] };
	const earliest = openSlots(found.desks, bookable(found), 1).sort(byTime)[0] ?? null;
	const days = countDays(found, dayNumber(question.chosenDay ?? question.today), question.days);
	const shown = question.chosenDay ?? earliest?.day;
	if (!shown || dayNumber(shown) > found.today + found.horizonDays)
		return { earliest, days, slots: [] };
	const ofDay = { fromDay: dayNumber(shown), days: 1, notBefore: found.notBefore };
	return { earliest, days, slots: oneOfEach(openSlots(found.desks, ofDay)) };
}

/** The earliest free slot of each beat of an office that has one, by the beat's id. */
export async function earliestOfBeats(question: Question): Promise<Map<string, Slot>> {
	const found = await findDesks(question);
	const slots = found ? openSlots(found.desks, bookable(found), 1).sort(byTime) : [];
	return new Map(slots.toReversed().flatMap((slot) => (slot.beatId ? [[slot.beatId, slot]] : [])));
}
