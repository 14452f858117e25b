import { nextPerson, type QueueRules, type Waiting } from "#domain/queue/rules.ts";

/** What happened in an office's queue, in the order in which it was decided. */
export type QueueEvent = {
	id: number;
	kind: string;
	entry: string;
	/** Milliseconds. */
	at: number;
	line: string;
	desk: string | null;
	/** Of "undone": the event taken back. */
	undoes?: number | null;
};

export type Person = { joinedAt: number; bookedFor: number | null };

export type Fault =
	| "called-twice"
	| "two-at-a-desk"
	| "against-the-rule"
	| "lost"
	| "impossible-step";
export type Violation = { fault: Fault; entry: string; event: number | null };

type State = "waiting" | "parked" | "called" | "in-service" | "finished" | "not-here" | "left";
type Standing = { state: State; line: string; desk: string | null };

/** From which states a step leads, and where to. */
const steps: Record<string, { from: State[]; to: State }> = {
	called: { from: ["waiting"], to: "called" },
	"called-by-choice": { from: ["waiting", "parked", "not-here"], to: "called" },
	recalled: { from: ["called"], to: "called" },
	started: { from: ["called"], to: "in-service" },
	finished: { from: ["called", "in-service", "waiting", "parked"], to: "finished" },
	"not-here": { from: ["called"], to: "not-here" },
	parked: { from: ["called", "in-service"], to: "parked" },
	resumed: { from: ["parked", "left", "finished"], to: "waiting" },
	transferred: { from: ["called", "in-service", "parked"], to: "waiting" },
	left: { from: ["waiting", "parked"], to: "left" },
	"day-ended": { from: ["waiting", "parked", "called", "in-service"], to: "left" },
};

const atDesk = (state: State): boolean => state === "called" || state === "in-service";
const over: readonly State[] = ["finished", "not-here", "left"];

/**
 * Replays a day and names all that must never happen. Nobody in it is bound to one desk; the day is over at its end.
 * An empty answer: the history is right.
 */
export function checkQueueHistory(
	events: readonly QueueEvent[],
	people: ReadonlyMap<string, Person>,
	rules: QueueRules,
): Violation[] {
	const violations: Violation[] = [];
	const standing = new Map<string, Standing>();
	const bookedInARow = new Map<string, number>();
	const lastCall = new Map<string, number>();
	const before = new Map<number, { standing: Standing; row: number }>();
	const byId = new Map(events.map((event) => [event.id, event]));

	const waitingIn = (line: string): Waiting[] =>
		[...standing].flatMap(([id, { state, line: own }]) => {
			const person = people.get(id);
			return state === "waiting" && own === line && person ? [{ id, ...person }] : [];
		});

	function checkCall(event: QueueEvent, now: Standing, accuse: (fault: Fault) => void): void {
		if (atDesk(now.state)) accuse("called-twice");
		const others = [...standing].filter(
			([id, one]) => id !== event.entry && atDesk(one.state) && one.desk === event.desk,
		);
		if (others.length > 0) accuse("two-at-a-desk");
		if (event.kind !== "called") return;
		const row = bookedInARow.get(event.line) ?? 0;
		const next = nextPerson(waitingIn(event.line), row, rules, new Date(event.at));
		if (next?.id !== event.entry) accuse("against-the-rule");
		bookedInARow.set(event.line, next?.booked ? row + 1 : 0);
		lastCall.set(event.line, event.id);
	}

	function takeBack(event: QueueEvent, accuse: (fault: Fault) => void): void {
		const undone = byId.get(event.undoes ?? -1);
		const was = undone && before.get(undone.id);
		if (!undone || !was || undone.entry !== event.entry) {
			accuse("impossible-step");
			return;
		}
		standing.set(event.entry, was.standing);
		if (undone.kind === "called" && lastCall.get(undone.line) === undone.id)
			bookedInARow.set(undone.line, was.row);
	}

	for (const event of events) {
		const accuse = (fault: Fault): void =>
			void violations.push({ fault, entry: event.entry, event: event.id });
		const now = standing.get(event.entry);
		if (event.kind === "joined") {
			if (now) accuse("impossible-step");
			standing.set(event.entry, { state: "waiting", line: event.line, desk: null });
			continue;
		}
		if (!now) {
			accuse("impossible-step");
			continue;
		}
		if (event.kind === "undone") {
			takeBack(event, accuse);
			continue;
		}
		before.set(event.id, { standing: now, row: bookedInARow.get(event.line) ?? 0 });
		const isCall = event.kind === "called" || event.kind === "called-by-choice";
		if (isCall) checkCall(event, now, accuse);
		const step = steps[event.kind];
		if (!step?.from.includes(now.state) && !(isCall && atDesk(now.state)))
			accuse("impossible-step");
		if (!isCall && event.desk && atDesk(now.state) && now.desk !== event.desk)
			accuse("impossible-step");
		standing.set(event.entry, {
			state: step?.to ?? now.state,
			line: event.line,
			desk: isCall ? event.desk : now.desk,
		});
	}
	for (const id of people.keys()) {
		const state = standing.get(id)?.state;
		if (!state || !over.includes(state)) violations.push({ fault: "lost", entry: id, event: null });
	}
	return violations;
}
