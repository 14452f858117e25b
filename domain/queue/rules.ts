/*
 * Who is called next. Everybody has a due time: a booked person the start of their visit, or their arrival when they
 * come after it; a walk-in their arrival and an offset. The smallest due time is called. Two caps keep it fair when
 * the office runs late:
 *
 *   1. A booked person who waits `bookedPassMinutes` past their due time goes before every walk-in.
 *   2. Unless the last calls were all of booked people, `walkInEvery` − 1 of them, and a walk-in has waited
 *      `walkInPatienceMinutes`: then that walk-in is called, so that nobody waits for ever.
 *
 * Whoever comes more than `lateMinutes` after the start of their visit waits as a walk-in does, from their arrival on.
 * Earliest due date first is optimal for the greatest lateness at one desk (Jackson 1955).
 */

const minute = 60_000;

export type QueueRules = {
	walkInOffsetMinutes: number;
	lateMinutes: number;
	bookedPassMinutes: number;
	walkInPatienceMinutes: number;
	/** Every n-th call at least is a patient walk-in's. At least 2. */
	walkInEvery: number;
};

/** Instants in milliseconds. */
export type Waiting = { id: string; joinedAt: number; bookedFor: number | null };

/** Whether the person is treated as booked: there in time, or not later than the grace. */
export const isOnTime = (person: Waiting, rules: QueueRules): boolean =>
	person.bookedFor !== null && person.joinedAt <= person.bookedFor + rules.lateMinutes * minute;

/** The instant, in milliseconds, by which the order goes. */
export const dueAt = (person: Waiting, rules: QueueRules): number =>
	person.bookedFor !== null && isOnTime(person, rules)
		? Math.max(person.joinedAt, person.bookedFor)
		: person.joinedAt + rules.walkInOffsetMinutes * minute;

type Placed = { person: Waiting; booked: boolean; due: number };

const byDue = (one: Placed, other: Placed): number =>
	one.due - other.due ||
	Number(other.booked) - Number(one.booked) ||
	one.person.joinedAt - other.person.joinedAt ||
	(one.person.id < other.person.id ? -1 : 1);

const first = (people: readonly Placed[]): Placed | undefined =>
	people.reduce<Placed | undefined>(
		(best, one) => (best === undefined || byDue(one, best) < 0 ? one : best),
		undefined,
	);

function chooseNext(
	people: readonly Placed[],
	bookedInARow: number,
	rules: QueueRules,
	now: number,
): Placed | undefined {
	if (bookedInARow >= rules.walkInEvery - 1) {
		const patience = rules.walkInPatienceMinutes * minute;
		const patient = first(
			people.filter(({ booked, person }) => !booked && person.joinedAt + patience <= now),
		);
		if (patient) return patient;
	}
	const pass = rules.bookedPassMinutes * minute;
	return first(people.filter(({ booked, due }) => booked && due + pass <= now)) ?? first(people);
}

const place = (people: readonly Waiting[], rules: QueueRules): Placed[] =>
	people.map((person) => ({ person, booked: isOnTime(person, rules), due: dueAt(person, rules) }));

/** Whom to call now, and whether they count as booked for the rule of every n-th call. Null: nobody waits. */
export function nextPerson(
	people: readonly Waiting[],
	bookedInARow: number,
	rules: QueueRules,
	now: Date,
): { id: string; booked: boolean } | null {
	const next = chooseNext(place(people, rules), bookedInARow, rules, now.getTime());
	return next ? { id: next.person.id, booked: next.booked } : null;
}

/** How many booked people have been called in a row after this call. */
export const countBookedInARow = (before: number, booked: boolean): number =>
	booked ? before + 1 : 0;

/** The ids, of the first so many, in the order in which they would be called if all were called at this instant. */
export function callingOrder(
	people: readonly Waiting[],
	bookedInARow: number,
	rules: QueueRules,
	now: Date,
	limit = people.length,
): string[] {
	const left = place(people, rules);
	const order: string[] = [];
	let row = bookedInARow;
	while (left.length > 0 && order.length < limit) {
		const next = chooseNext(left, row, rules, now.getTime());
		if (!next) break;
		order.push(next.person.id);
		row = countBookedInARow(row, next.booked);
		left.splice(left.indexOf(next), 1);
	}
	return order;
}
