import type { VisitState } from "#domain/appointments/visit-states.ts";

/** Which colour helps the word of a state. The word always stands with it. */
export const stateTones = {
	held: "gold",
	booked: "green",
	arrived: "green",
	called: "gold",
	"in-service": "gold",
	served: "plain",
	"not-come": "red",
	"cancelled-by-resident": "plain",
	"cancelled-by-office": "red",
	moved: "plain",
	expired: "plain",
} as const satisfies Record<VisitState, "green" | "gold" | "red" | "plain">;
