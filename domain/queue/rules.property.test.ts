import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
	callingOrder,
	countBookedInARow,
	dueAt,
	isOnTime,
	nextPerson,
	type QueueRules,
	type Waiting,
} from "./rules.ts";

const minute = 60_000;
const rules: QueueRules = {
	walkInOffsetMinutes: 20,
	lateMinutes: 15,
	bookedPassMinutes: 10,
	walkInPatienceMinutes: 60,
	walkInEvery: 3,
};
const at = (minutes: number) => new Date(minutes * minute);
const walkIn = (id: string, joined: number): Waiting => ({
	id,
	joinedAt: joined * minute,
	bookedFor: null,
});
const booked = (id: string, joined: number, start: number): Waiting => ({
	id,
	joinedAt: joined * minute,
	bookedFor: start * minute,
});

describe("who is called next, at the minute", () => {
	test("nobody waits, nobody is called", () => {
		expect(nextPerson([], 0, rules, at(0))).toBeNull();
	});
	test("a booked person goes before a walk-in who came less than the offset before them", () => {
		const people = [walkIn("w", 81), booked("b", 95, 100)];
		expect(nextPerson(people, 0, rules, at(101))).toEqual({ id: "b", booked: true });
	});
	test("a walk-in who came earlier than the offset goes first, while the booked person is not overdue", () => {
		const people = [walkIn("w", 79), booked("b", 95, 100)];
		expect(nextPerson(people, 0, rules, at(109))?.id).toBe("w");
	});
	test("at the minute of the pass limit the booked person goes before every walk-in", () => {
		const people = [walkIn("w", 10), booked("b", 95, 100)];
		expect(nextPerson(people, 0, rules, at(109))?.id).toBe("w");
		expect(nextPerson(people, 0, rules, at(110))?.id).toBe("b");
	});
	test("coming too early gains nothing: the start of the visit counts, not the arrival", () => {
		expect(dueAt(booked("b", 10, 100), rules)).toBe(100 * minute);
	});
	test("up to the last minute of grace one is booked; a minute later one waits as a walk-in", () => {
		expect(isOnTime(booked("b", 115, 100), rules)).toBe(true);
		expect(isOnTime(booked("b", 116, 100), rules)).toBe(false);
		expect(dueAt(booked("b", 116, 100), rules)).toBe(136 * minute);
	});
	test("after two booked people a patient walk-in is called, an impatient one is not", () => {
		const people = [booked("b", 90, 100), walkIn("w", 95)];
		expect(nextPerson(people, 2, rules, at(154))?.id).toBe("b");
		expect(nextPerson(people, 2, rules, at(155))?.id).toBe("w");
		expect(nextPerson(people, 1, rules, at(155))?.id).toBe("b");
	});
	test("nobody stands idle for a booked person who comes later", () => {
		expect(nextPerson([booked("b", 10, 100)], 0, rules, at(11))?.id).toBe("b");
	});
});

const someRules = fc.record({
	walkInOffsetMinutes: fc.integer({ min: 0, max: 60 }),
	lateMinutes: fc.integer({ min: 0, max: 30 }),
	bookedPassMinutes: fc.integer({ min: 0, max: 30 }),
	walkInPatienceMinutes: fc.integer({ min: 0, max: 90 }),
	walkInEvery: fc.integer({ min: 2, max: 6 }),
});
const somebody = fc.record({
	joined: fc.integer({ min: 0, max: 240 }),
	start: fc.option(fc.integer({ min: 0, max: 260 }), { nil: null }),
});
const someDay = fc.record({
	rules: someRules,
	people: fc.array(somebody, { minLength: 1, maxLength: 40 }),
	calls: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 60, maxLength: 60 }),
});

type Call = { at: number; id: string; booked: boolean; waiting: Waiting[] };

/** One line's day: people come at their minutes, calls follow each other after those many minutes, until nobody waits. */
function playDay(day: {
	rules: QueueRules;
	people: { joined: number; start: number | null }[];
	calls: number[];
}): Call[] {
	const people = day.people.map(({ joined, start }, index) => ({
		id: String(index).padStart(2, "0"),
		joinedAt: joined * minute,
		bookedFor: start === null ? null : start * minute,
	}));
	const done = new Set<string>();
	const history: Call[] = [];
	let row = 0;
	let clock = 0;
	for (let turn = 0; done.size < people.length; turn += 1) {
		clock += day.calls[turn % day.calls.length] ?? 5;
		const waiting = people.filter(
			({ id, joinedAt }) => !done.has(id) && joinedAt <= clock * minute,
		);
		const next = nextPerson(waiting, row, day.rules, at(clock));
		if (!next) continue;
		row = countBookedInARow(row, next.booked);
		done.add(next.id);
		history.push({ at: clock * minute, ...next, waiting });
	}
	return history;
}

const find = (call: Call): Waiting => {
	const person = call.waiting.find(({ id }) => id === call.id);
	if (!person) throw new Error("called without waiting");
	return person;
};

describe("what holds on every day", () => {
	test.prop([someDay])("everybody who came is called, once", (day) => {
		const called = playDay(day).map(({ id }) => id);
		expect(new Set(called).size).toBe(called.length);
		expect(called).toHaveLength(day.people.length);
	});

	test.prop([someDay])(
		"past the pass limit, no walk-in is called before a booked person but by the rule of every n-th call",
		(day) => {
			let row = 0;
			for (const call of playDay(day)) {
				const overdue = call.waiting.filter(
					(person) =>
						isOnTime(person, day.rules) &&
						dueAt(person, day.rules) + day.rules.bookedPassMinutes * minute <= call.at,
				);
				if (!call.booked && overdue.length > 0) {
					expect(row).toBeGreaterThanOrEqual(day.rules.walkInEvery - 1);
					expect(call.at - find(call).joinedAt).toBeGreaterThanOrEqual(
						day.rules.walkInPatienceMinutes * minute,
					);
				}
				row = countBookedInARow(row, call.booked);
			}
		},
	);

	test.prop([someDay])(
		"a patient walk-in is called within n calls for each walk-in before them",
		(day) => {
			const history = playDay(day);
			const patience = day.rules.walkInPatienceMinutes * minute;
			for (const person of history.map(find).filter((one) => !isOnTime(one, day.rules))) {
				const patientFrom = history.findIndex(
					(call) => call.at >= person.joinedAt + patience && call.waiting.includes(person),
				);
				if (patientFrom < 0) continue;
				const called = history.findIndex((call) => call.id === person.id);
				const before = history[patientFrom]?.waiting.filter(
					(other) =>
						!isOnTime(other, day.rules) && dueAt(other, day.rules) <= dueAt(person, day.rules),
				);
				expect(called - patientFrom).toBeLessThan(
					day.rules.walkInEvery * Math.max(1, before?.length ?? 1),
				);
			}
		},
	);

	test.prop([someDay])(
		"among the booked, and among walk-ins, nobody is passed by a later due time",
		(day) => {
			for (const call of playDay(day)) {
				const mine = dueAt(find(call), day.rules);
				for (const other of call.waiting) {
					if (isOnTime(other, day.rules) !== call.booked) continue;
					expect(dueAt(other, day.rules)).toBeGreaterThanOrEqual(mine);
				}
			}
		},
	);

	test.prop([someDay])("the order shown begins with who is called", (day) => {
		for (const call of playDay(day).slice(0, 5)) {
			const order = callingOrder(call.waiting, 0, day.rules, new Date(call.at));
			expect(order[0]).toBe(nextPerson(call.waiting, 0, day.rules, new Date(call.at))?.id);
			expect([...order].sort()).toEqual(call.waiting.map(({ id }) => id).sort());
		}
	});
});
