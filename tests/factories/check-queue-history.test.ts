import { describe, expect, test } from "vitest";
import type { QueueRules } from "#domain/queue/rules.ts";
import { checkQueueHistory, type Person, type QueueEvent } from "./check-queue-history.ts";

const rules: QueueRules = {
	walkInOffsetMinutes: 20,
	lateMinutes: 15,
	bookedPassMinutes: 10,
	walkInPatienceMinutes: 60,
	walkInEvery: 3,
};
const minute = 60_000;
const people = new Map<string, Person>([
	["first", { joinedAt: 0, bookedFor: null }],
	["second", { joinedAt: minute, bookedFor: null }],
	["booked", { joinedAt: 2 * minute, bookedFor: 5 * minute }],
]);

type Told = [minutes: number, kind: string, entry: string, desk?: string, undoes?: number];
const history = (told: Told[]): QueueEvent[] =>
	told.map(([at, kind, entry, desk = null, undoes = null], index) => ({
		id: index + 1,
		kind,
		entry,
		at: at * minute,
		line: "migration",
		desk,
		undoes,
	}));
const joined: Told[] = [
	[0, "joined", "first"],
	[1, "joined", "second"],
	[2, "joined", "booked"],
];
const right: Told[] = [
	...joined,
	[6, "called", "booked", "d1"],
	[6, "called", "first", "d2"],
	[7, "started", "booked", "d1"],
	[9, "finished", "booked", "d1"],
	[9, "not-here", "first", "d2"],
	[10, "called", "second", "d2"],
	[10, "undone", "second", "d2", 9],
	[11, "called", "second", "d1"],
	[15, "finished", "second", "d1"],
];
const faultsOf = (told: Told[]) => [
	...new Set(checkQueueHistory(history(told), people, rules).map(({ fault }) => fault)),
];

test("a right day is accepted", () => {
	expect(checkQueueHistory(history(right), people, rules)).toEqual([]);
});

describe("a planted fault is named:", () => {
	test("one person called to two windows", () => {
		const told = right.toSpliced(4, 0, [6, "called", "booked", "d2"]);
		expect(faultsOf(told)).toContain("called-twice");
	});

	test("two people at one window", () => {
		const told = right
			.with(4, [6, "called", "first", "d1"])
			.filter(([, kind]) => kind !== "undone");
		expect(faultsOf(told)).toContain("two-at-a-desk");
	});

	test("a walk-in called before the booked person whose time it is", () => {
		const told = right.with(3, [6, "called", "first", "d1"]).with(4, [6, "called", "booked", "d2"]);
		expect(faultsOf(told)).toContain("against-the-rule");
	});

	test("a later walk-in called before an earlier one", () => {
		expect(faultsOf(right.with(4, [6, "called", "second", "d2"]))).toContain("against-the-rule");
	});

	test("somebody still waiting when the day is over", () => {
		expect(faultsOf(right.slice(0, 8))).toEqual(["lost"]);
	});

	test("somebody who took a number and stands in no line", () => {
		expect(faultsOf(right.filter(([, , entry]) => entry !== "second"))).toEqual(["lost"]);
	});

	test("somebody served who was never called", () => {
		expect(faultsOf(right.toSpliced(3, 0, [3, "started", "second", "d1"]))).toContain(
			"impossible-step",
		);
	});

	test("a step taken back that was another person's", () => {
		expect(faultsOf(right.with(9, [10, "undone", "second", "d2", 5]))).toContain("impossible-step");
	});
});
