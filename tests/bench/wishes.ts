import { earliestSlots } from "#domain/appointments/queries-slots.ts";
import { slotValue } from "#domain/appointments/schema.ts";
import type { Wish } from "./load/journey.ts";

/** Free slots of every office for one service, so spread that neighbours in the list are at different offices. */
export async function listWishes(serviceId: string, limit: number): Promise<Wish[]> {
	const slots = await earliestSlots({ serviceId, limit, now: new Date() });
	return slots.map((slot) => ({ serviceId, officeId: slot.officeId, slot: slotValue(slot) }));
}
