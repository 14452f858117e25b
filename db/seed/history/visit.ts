import type { DeskKind } from "#domain/queue/tickets.ts";
import type { Dice } from "./dice.ts";
import { bookedWaitsLess, type Line, middleWait, waitSpread, walkInWaitsMore } from "./line.ts";

/** Minutes of the office's wall clock since its midnight, with parts of a minute. */
type Minute = number;

export type PlayedTurn = { called: Minute; started: Minute | null; ended: Minute };
export type PlayedTicket = {
	joined: Minute;
	turn: PlayedTurn | null;
	state: "finished" | "left" | "not-here";
	ended: Minute;
};

type Service = { id: string; leadDays: number; horizonDays: number };

/** Which service people book, by kind, with how far ahead. */
const booked: Record<
	DeskKind,
	{ weights: Record<string, number>; leadDays: number; horizon: number }
> = {
	inspector: { weights: { "inspector-reception": 1 }, leadDays: 2.4, horizon: 14 },
	migration: {
		weights: {
			"residence-permit-fingerprints": 52,
			"temporary-residence": 30,
			"labour-permit-fingerprints": 18,
		},
		leadDays: 4.6,
		horizon: 21,
	},
	probation: { weights: { "window-visit": 1 }, leadDays: 9, horizon: 30 },
};

export function chooseService(dice: Dice, kind: DeskKind): Service {
	const { weights, leadDays, horizon } = booked[kind];
	return { id: dice.weighted(weights), leadDays, horizonDays: horizon };
}

/** Whole days ahead: most soon, few late, none beyond the horizon. */
export const chooseLead = (dice: Dice, service: Service): number =>
	Math.min(service.horizonDays, Math.floor(-Math.log(1 - dice.roll()) * service.leadDays));

/** Minutes at the desk: the middle, by what people came for. */
const middleService: Record<string, number> = {
	"inspector-reception": 12,
	"residence-permit-fingerprints": 10,
	"temporary-residence": 23,
	"labour-permit-fingerprints": 11,
	"window-visit": 16,
	inspector: 10,
	migration: 9,
	probation: 13,
};

const serviceSpread = 0.42;
const longestWait = 170;

export type Day = { longWaits: number; busy: number };

function waitFor(dice: Dice, line: Line, day: Day, factor: number): number {
	const middle = middleWait(day.longWaits, line.walkInShare) * factor * day.busy;
	return Math.min(longestWait, middle * Math.exp(waitSpread * dice.normal()));
}

function serve(dice: Dice, called: Minute, what: string): PlayedTurn {
	const started = called + 0.4 + dice.roll();
	const minutes = (middleService[what] ?? 10) * Math.exp(serviceSpread * dice.normal());
	return { called, started, ended: started + Math.max(1.5, minutes) };
}

/** Comes a little before the booked time, one in nine a little after it. */
export function playBooked(
	dice: Dice,
	line: Line,
	day: Day,
	start: Minute,
	serviceId: string,
): PlayedTicket {
	const joined = dice.happens(0.11) ? start + 8 * dice.roll() : start - 1 - 17 * dice.roll();
	const wait = waitFor(dice, line, day, bookedWaitsLess);
	const turn = serve(dice, Math.max(joined, start) + wait, serviceId);
	return { joined, turn, state: "finished", ended: turn.ended };
}

/** Nobody waits for ever: whoever has no booking goes home sooner the longer it takes. */
export function playWalkIn(dice: Dice, line: Line, day: Day, joined: Minute): PlayedTicket {
	const wait = waitFor(dice, line, day, walkInWaitsMore);
	const goes = dice.happens(Math.min(0.3, 0.02 + wait / 600));
	if (goes) {
		const ended = joined + Math.max(2, wait * (0.3 + 0.6 * dice.roll()));
		return { joined, turn: null, state: "left", ended };
	}
	const called = joined + wait;
	if (dice.happens(0.015))
		return {
			joined,
			turn: { called, started: null, ended: called + 3 },
			state: "not-here",
			ended: called + 3,
		};
	const turn = serve(dice, called, line.kind);
	return { joined, turn, state: "finished", ended: turn.ended };
}

type Hours = { opens: Minute; closes: Minute };

/** As db/seed/desks.ts lays them. */
export function hoursOf(kind: DeskKind, weekday: number): Hours[] {
	if (weekday === 7) return [];
	if (kind === "inspector")
		return weekday === 6 ? [{ opens: 600, closes: 780 }] : [{ opens: 1020, closes: 1200 }];
	if (weekday === 6) return [];
	return [
		{ opens: 540, closes: 780 },
		{ opens: 840, closes: 1080 },
	];
}

export const stepOf = (kind: DeskKind): number => (kind === "probation" ? 30 : 20);

/** When somebody without a booking comes: more in the first half of the hours, nobody in the last half hour. */
export function arrival(dice: Dice, hours: readonly Hours[]): Minute {
	const [part = { opens: 540, closes: 780 }] =
		hours.length > 1 && dice.happens(0.42) ? hours.slice(1) : hours;
	const share = Math.min(dice.roll(), dice.roll() * 1.6);
	return part.opens + share * (part.closes - part.opens - 30);
}
