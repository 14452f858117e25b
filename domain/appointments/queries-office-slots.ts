import type { Officer } from "#domain/identity/actors.ts";
import { booksService } from "./book-by-office.ts";
import { listServices, type ServiceView } from "./queries.ts";
import { byTime, type Found, findDesks, oneOfEach } from "./queries-slots.ts";
import { openSlots, type Slot } from "./rules.ts";
import { mayBookKind } from "./seen-by.ts";
import { dayNumber, dayOf, wallMinute, wallMinuteFrom } from "./wall-clock.ts";

/** What the officer books for: nothing of a probation desk but for those who work there. */
export async function servicesToBook(officer: Officer, day: string): Promise<ServiceView[]> {
	const services = await listServices(day);
	return services.filter(({ bookable, deskKind }) => bookable && mayBookKind(officer, deskKind));
}

export type OfficeSlots = {
	/** Free times of the office on the day asked for, else on the first day with any. */
	day: string | null;
	slots: Slot[];
	/** The days of the office with free times, for going on. */
	days: string[];
	/** The earliest of each other office, soonest first: for whom it suits better. */
	elsewhere: Slot[];
};

const none: OfficeSlots = { day: null, slots: [], days: [], elsewhere: [] };

/** From this very minute on: the office may give away what is too near for visitors. */
const fromNow = (found: Found, now: Date) => {
	const zone = found.desks[0]?.zone ?? "UTC";
	return {
		fromDay: dayOf(wallMinute(now, zone)),
		days: found.horizonDays + 1,
		notBefore: wallMinuteFrom(now, zone),
	};
};

/** Free times for somebody at the counter: of one office, and where else there is an earlier one. */
export async function officeSlots(
	officer: Officer,
	asked: { serviceId: string; officeId: string; beatId: string | null; day: string | null },
	now: Date,
): Promise<OfficeSlots> {
	const { serviceId, officeId, beatId } = asked;
	if (!(await booksService(officer, serviceId))) return none;
	const found = await findDesks({ serviceId, now });
	if (!found) return none;
	const window = fromNow(found, now);
	const here = found.desks.filter(
		(desk) => desk.officeId === officeId && (beatId === null || desk.beatId === beatId),
	);
	// Whoever has no wish is shown each time once, whichever inspector it is with.
	const all = oneOfEach(openSlots(here, window)).filter(
		(slot, index, slots) =>
			slot.day !== slots[index - 1]?.day || slot.startMinute !== slots[index - 1]?.startMinute,
	);
	const days = [...new Set(all.map((slot) => slot.day))];
	const day = asked.day ?? days[0] ?? null;
	const others = Map.groupBy(
		found.desks.filter((desk) => desk.officeId !== officeId),
		(desk) => desk.officeId,
	);
	const elsewhere = [...others.values()]
		.flatMap((desks) => openSlots(desks, window, 1).sort(byTime).slice(0, 1))
		.sort(byTime)
		.slice(0, 3);
	return { day, slots: all.filter((slot) => slot.day === day), days, elsewhere };
}

/** The three free times nearest to one that is not free, at any desk of the office. */
export async function nearestOfficeSlots(
	found: Found,
	wanted: { officeId: string; start: number },
	now: Date,
): Promise<Slot[]> {
	const day = dayOf(wanted.start);
	const slots = openSlots(
		found.desks.filter((desk) => desk.officeId === wanted.officeId),
		{ fromDay: day - 3, days: 7, notBefore: fromNow(found, now).notBefore },
	);
	const distance = (slot: Slot) =>
		Math.abs(dayNumber(slot.day) * 1440 + slot.startMinute - wanted.start);
	return oneOfEach(slots)
		.sort((one, other) => distance(one) - distance(other))
		.slice(0, 3)
		.sort(byTime);
}
