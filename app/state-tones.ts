import type { appointmentStates } from "#db/schema/appointments.ts";

type State = (typeof appointmentStates)[number];

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
} as const satisfies Record<State, "green" | "gold" | "red" | "plain">;
