import type { messageStates } from "#db/schema/notifications.ts";

export type MessageState = (typeof messageStates)[number];

/** How a visit's messages stand, in one word: what somebody should do something about comes first. */
export type Delivery = "failed" | "waiting" | "sent" | "delivered" | "none";

/** Reminders of days to come say nothing yet: a visit with one message delivered and two planned counts as delivered. */
export function deliveryOfAll(states: readonly MessageState[]): Delivery {
	const some = (...wanted: MessageState[]) => states.some((state) => wanted.includes(state));
	if (some("dead", "undelivered")) return "failed";
	if (some("sent")) return "sent";
	if (some("delivered")) return "delivered";
	return some("queued", "sending") ? "waiting" : "none";
}
