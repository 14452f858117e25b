import { loadSchedules } from "./queries-schedules.ts";
import { isOffered, isOpenFor } from "./rules.ts";
import { dayOf, wallMinuteFrom } from "./wall-clock.ts";

type HeldTime = {
	deskId: string;
	officerId: string | null;
	serviceId: string;
	start: number;
	end: number;
	zone: string;
	state: string;
	expiresAt: Date | null;
};

/**
 * Why a held time cannot be booked any more, or null. A live hold only needs the desk to be open still, with the same
 * inspector. One that ran out needs the slot to be offered as to anybody; whether it is free, the constraint says.
 */
export async function whyNotOpen(
	held: HeldTime,
	now: Date,
): Promise<"desk-closed" | "hold-expired-and-taken" | null> {
	const { deskId, officerId, serviceId, start, end, zone, state, expiresAt } = held;
	const [desk] = await loadSchedules({ deskId, serviceId }, dayOf(start), 1, now);
	if (state === "held" && expiresAt !== null && now < expiresAt) {
		const sameOfficer = (desk?.serving?.[0]?.id ?? null) === officerId;
		return desk && sameOfficer && isOpenFor(desk, start, end) ? null : "desk-closed";
	}
	const offered = desk && isOffered(desk, start, wallMinuteFrom(now, zone));
	return offered ? null : "hold-expired-and-taken";
}
