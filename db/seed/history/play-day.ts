import { dayText, duringText, minutesPerDay, weekdayOf } from "#domain/appointments/wall-clock.ts";
import type { Answer } from "./answers.ts";
import { type Dice, diceOf } from "./dice.ts";
import { worseOffice } from "./effects.ts";
import { dealAnew, desksOn, expectedOn, isWorse, type Line, longWaitsOn } from "./line.ts";
import { rate } from "./opinion.ts";
import { type RowPlace, referenceOf, rowId } from "./row-ids.ts";
import type { Rows } from "./rows.ts";
import {
	arrival,
	chooseLead,
	chooseService,
	hoursOf,
	type PlayedTicket,
	playBooked,
	playWalkIn,
	stepOf,
} from "./visit.ts";

type Place = RowPlace & {
	line: Line;
	/** The month in which the effects are anchored: any day of it. */
	anchor: number;
	/** Milliseconds at the office's midnight. */
	midnight: number;
	/** "desk start" of slots that somebody of the demo has had. */
	taken: Set<string>;
	/** Counts the rows of the office's day, over all its lines. */
	next(): number;
};

type DealtPlace = Place & { letter: string; firstNumber: number };

const languages = {
	inspector: { kk: 50, ru: 47, en: 3 },
	migration: { kk: 28, ru: 62, en: 10 },
	probation: { kk: 46, ru: 54, en: 0 },
} as const;

type Played = {
	ticket: PlayedTicket;
	visitId: string | null;
	serviceId: string | null;
	deskId: string;
	due: number | null;
	language: "kk" | "ru" | "en";
};

function addTicket(
	place: DealtPlace,
	dice: Dice,
	rows: Rows,
	answers: Answer[],
	played: Played,
): number {
	const { line, midnight } = place;
	const at = place.next();
	const day = dayText(place.day);
	const instant = (minute: number) => midnight + Math.round(minute * 60_000);
	const { ticket, visitId, serviceId, language } = played;
	const office = line.office.id;
	const id = rowId(2, place, at);
	const turn = ticket.turn;
	const called = turn && instant(turn.called);
	const started = turn?.started ? instant(turn.started) : null;
	const ended = instant(ticket.ended);
	const desk = turn ? played.deskId : null;
	rows.tickets.add({
		...{ id, office, day, kind: line.kind, visit: visitId, letter: place.letter },
		number: place.firstNumber + at,
		state: ticket.state,
		joined: instant(ticket.joined),
		due: played.due === null ? null : instant(played.due),
		...{ called, desk, started, ended, language },
	});
	if (turn && called && desk)
		rows.turns.add({
			id: rowId(3, place, at),
			ticket: id,
			...{ office, kind: line.kind, desk, called, started },
			ended: instant(turn.ended),
			outcome: ticket.state === "finished" ? "finished" : "not-here",
		});
	if (ticket.state !== "finished" || !turn) return at;
	const invitation = rowId(4, place, at);
	rows.invitations.add({
		id: invitation,
		visit: visitId,
		ticket: visitId ? null : id,
		...{ office, desk, kind: line.kind, service: serviceId, day, language, created: ended },
	});
	if (!dice.happens(line.responseRate)) return at;
	// Whoever answers does so the same day: soon, or in the evening.
	const later = Math.min(minutesPerDay - 5, turn.ended + 3 - Math.log(1 - dice.roll()) * 90);
	const wait = turn.called - Math.max(ticket.joined, played.due ?? 0);
	const quality =
		line.quality - (isWorse(line, place.day, place.anchor) ? worseOffice.displeased : 0);
	answers.push({
		id: rowId(5, place, at),
		...{ invitation, office, kind: line.kind, service: serviceId, day, language },
		channel: dice.weighted(
			visitId
				? { message: 60, page: 20, desk: 15, kiosk: 5 }
				: { message: 0, page: 45, desk: 40, kiosk: 15 },
		),
		created: midnight + later * 60_000,
		rating: rate(dice, quality, wait),
		...{ wait, quality },
	});
	return at;
}

/** A free time at one of the desks; null: the day is as good as full. */
function chooseSlot(
	place: Place,
	dice: Dice,
): { desk: Line["office"]["desks"][number]; start: number } | null {
	const { line, day, taken } = place;
	const [first, ...others] = desksOn(line, dayText(day));
	const [hours, ...later] = hoursOf(line.kind, weekdayOf(day));
	if (!first || !hours) return null;
	const step = stepOf(line.kind);
	for (let attempt = 0; attempt < 12; attempt++) {
		const desk = dice.pick([first, ...others]);
		const { opens, closes } = dice.pick([hours, ...later]);
		const start = opens + step * Math.floor((dice.roll() * (closes - opens)) / step);
		const slot = `${desk.id} ${day * minutesPerDay + start}`;
		if (taken.has(slot)) continue;
		taken.add(slot);
		return { desk, start };
	}
	return null;
}

const outcomes = { "cancelled-by-resident": 6, "cancelled-by-office": 1.2, moved: 2.8, kept: 90 };
const channels = { site: 60, counter: 14, phone: 20, partner: 6 };
/** Some are served without anybody having taken a number. */
const withoutTicket = 0.05;

function addBooked(
	place: DealtPlace,
	dice: Dice,
	rows: Rows,
	answers: Answer[],
	day: { longWaits: number; busy: number },
): void {
	const slot = chooseSlot(place, dice);
	if (!slot) return;
	const { line, midnight } = place;
	const { desk, start } = slot;
	const service = chooseService(dice, line.kind);
	const language = dice.weighted(languages[line.kind]);
	const instant = (minute: number) => midnight + Math.round(minute * 60_000);
	const lead = chooseLead(dice, service);
	const bookedAt =
		lead === 0
			? start - 35 - 200 * dice.roll()
			: (8 + 13 * dice.roll()) * 60 - lead * minutesPerDay;
	const outcome = dice.weighted(outcomes);
	const missed = outcome === "kept" && dice.happens(line.notComeShare);
	const ticket =
		outcome === "kept" && !missed ? playBooked(dice, line, day, start, service.id) : null;
	const id = rowId(1, place, place.next());
	if (ticket && !dice.happens(withoutTicket))
		addTicket(place, dice, rows, answers, {
			...{ ticket, visitId: id, serviceId: service.id, deskId: desk.id, due: start, language },
		});
	const first = place.day * minutesPerDay + start;
	const closed =
		ticket?.ended ?? (missed ? start + 25 : bookedAt + (start - bookedAt) * dice.roll());
	rows.visits.add({
		id,
		reference: referenceOf(place, place.next()),
		office: line.office.id,
		desk: desk.id,
		service: service.id,
		beat: desk.beatId,
		during: duringText(first, first + stepOf(line.kind)),
		state: ticket ? "served" : missed ? "not-come" : outcome,
		language,
		channel: dice.weighted(channels),
		booked: instant(bookedAt),
		arrived: ticket ? instant(ticket.joined) : null,
		closed: instant(closed),
	});
}

/** One line's day, from nobody's first ticket to its last. */
export function playDay(given: Place, rows: Rows, answers: Answer[]): void {
	const { line, day } = given;
	const hours = hoursOf(line.kind, weekdayOf(day));
	if (hours.length === 0) return;
	const dice = diceOf(`day ${line.office.id} ${line.kind} ${day}`);
	const expected = expectedOn(line, dayText(day), weekdayOf(day));
	const people = dice.poisson(expected);
	if (people === 0) return;
	const place = { ...given, ...dealAnew(line, day) };
	const today = {
		longWaits: longWaitsOn(line, day, place.anchor),
		busy: Math.exp(0.1 * dice.normal()) * ((people + 3) / (expected + 3)) ** 0.2,
	};
	const desks = desksOn(line, dayText(day));
	for (let person = 0; person < people; person++) {
		if (!dice.happens(line.walkInShare)) {
			addBooked(place, dice, rows, answers, today);
			continue;
		}
		const ticket = playWalkIn(dice, line, today, arrival(dice, hours));
		const desk = desks[Math.floor(dice.roll() * desks.length)];
		if (desk)
			addTicket(place, dice, rows, answers, {
				...{ ticket, visitId: null, serviceId: null, deskId: desk.id, due: null },
				language: dice.weighted(languages[line.kind]),
			});
	}
}
