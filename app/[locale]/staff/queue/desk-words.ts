import { clockText } from "#app/queue-words.ts";
import type { DeskPerson, DeskQueue } from "#domain/queue/queries-desk.ts";
import { ticketText } from "#domain/queue/tickets.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";

export type PersonWords = {
	entryId: string;
	ticket: string;
	/** Only where the query gives it: of visits that the officer may see. */
	name: string | null;
	service: string | null;
	/** Why they stand where they stand: "booked for 10:20", "waiting 25 min". */
	why: string[];
	language: string;
	adjustments: string[];
};

export function personWords(
	person: DeskPerson,
	zone: string,
	locale: Locale,
	t: Translator,
): PersonWords {
	const booked = person.bookedFor
		? t(person.cameLate ? "staff.queue.late" : "staff.queue.booked", {
				time: clockText(person.bookedFor, zone),
			})
		: t("staff.queue.walk-in");
	return {
		entryId: person.entryId,
		ticket: ticketText(person),
		name: person.visit?.name ?? null,
		service: person.visit ? localized(person.visit.service, locale) : null,
		why: [
			booked,
			t("staff.queue.waited", { minutes: person.waitingMinutes }),
			...(person.forThisDesk ? [t("staff.queue.only-here")] : []),
		],
		language: t(`language.${person.language}`),
		adjustments: person.adjustments.map((kind) => t(`staff.day.adjustment-${kind}`)),
	};
}

/** What the console compares to tell how much has changed since it was shown: who stands how. */
export const marksOf = (queue: DeskQueue): string[] =>
	[
		...(queue.current ? [queue.current] : []),
		...queue.waiting,
		...queue.parked,
		...queue.notHere,
	].map(({ entryId, state, calls }) => `${entryId} ${state} ${calls}`);
