import { type appointmentStates, liveStates } from "#db/schema/appointments.ts";

/*
 * held → booked → arrived → (called → in-service) → served.
 * held → expired when nobody confirms in time; a late confirmation brings it back while the slot is free.
 * booked → moved, when the visitor takes another time: the new row is booked under the same reference.
 * booked → cancelled-by-resident. booked, arrived → cancelled-by-office. booked → not-come, after its start.
 */
export type VisitState = (typeof appointmentStates)[number];

/** Whether the visit still occupies its desk. */
export const isLive = (state: VisitState): boolean =>
	(liveStates as readonly VisitState[]).includes(state);

export type Mark = "arrived" | "served" | "not-come" | "cancelled-by-office";

/** From which states an officer may bring a visit to another. */
export const marksFrom = {
	arrived: ["booked"],
	served: ["booked", "arrived", "called", "in-service"],
	"not-come": ["booked"],
	"cancelled-by-office": ["booked", "arrived", "called"],
} as const satisfies Record<Mark, readonly VisitState[]>;

type Timed = { state: VisitState; startsAt: Date; day: string };

/** Nobody arrives or is served before the day of the visit, and nobody is missing before it has begun. */
export function isTooEarly(mark: Mark, visit: Omit<Timed, "state">, now: Date, today: string) {
	if (mark === "not-come") return now < visit.startsAt;
	if (mark === "cancelled-by-office") return false;
	return today < visit.day;
}

/** What the officer may press now. */
export const marksAllowed = (visit: Timed, now: Date, today: string): Mark[] =>
	(Object.keys(marksFrom) as Mark[]).filter(
		(mark) =>
			(marksFrom[mark] as readonly VisitState[]).includes(visit.state) &&
			!isTooEarly(mark, visit, now, today),
	);
