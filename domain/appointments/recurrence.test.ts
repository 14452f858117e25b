import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { type DeskSchedule, type Repeats, weekOf } from "./desk-schedule.ts";
import { layRules } from "./layered-hours.ts";
import { hoursOn } from "./rules.ts";
import { neverBusy } from "./slot-arithmetic.ts";
import { dayNumber, dayText, weekdayOf } from "./wall-clock.ts";

/** A desk open 9–13 on one weekday, not each week. */
const desk = (weekday: number, repeats: Repeats): DeskSchedule => ({
	deskId: "desk",
	officeId: "office",
	beatId: null,
	minutes: 20,
	week: weekOf([{ weekday, opens: 540, closes: 780, step: 20, from: -1e7, until: 1e7, repeats }]),
	serving: null,
	firstDay: 0,
	exceptions: new Map(),
	calendar: new Map(),
	busy: neverBusy,
});

function openIn(of: DeskSchedule, from: string, until: string): string[] {
	const days: string[] = [];
	for (let day = dayNumber(from); day < dayNumber(until); day++)
		if (hoursOn(of, day).length > 0) days.push(dayText(day));
	return days;
}

test("the second Saturday is the second Saturday, whatever day the month begins on", () => {
	const second = desk(6, { nthOfMonth: 2 });
	// June 2026 begins on a Monday, February 2026 on a Sunday, August 2026 on a Saturday.
	expect(openIn(second, "2026-06-01", "2026-07-01")).toEqual(["2026-06-13"]);
	expect(openIn(second, "2026-02-01", "2026-03-01")).toEqual(["2026-02-14"]);
	expect(openIn(second, "2026-08-01", "2026-09-01")).toEqual(["2026-08-08"]);
});

test("in a month without a fifth Monday the desk stays closed, and the last one may be the fourth or the fifth", () => {
	expect(openIn(desk(1, { nthOfMonth: 5 }), "2026-06-01", "2026-08-01")).toEqual(["2026-06-29"]);
	expect(openIn(desk(1, { nthOfMonth: -1 }), "2026-06-01", "2026-08-01")).toEqual([
		"2026-06-29",
		"2026-07-27",
	]);
});

test("every second week goes on over the turn of a year of 53 weeks", () => {
	const everySecond = desk(3, { everyWeeks: 2, anchor: dayNumber("2026-12-23") });
	expect(openIn(everySecond, "2026-12-20", "2027-01-25")).toEqual([
		"2026-12-23",
		"2027-01-06",
		"2027-01-20",
	]);
});

const weekday = fc.integer({ min: 1, max: 7 });
const someDay = fc.integer({ min: dayNumber("2025-01-01"), max: dayNumber("2029-01-01") });

property.prop([weekday, someDay, fc.integer({ min: 2, max: 6 }), someDay])(
	"every n weeks: one day in each n weeks, the same whichever such week one counts from",
	(on, anchor, everyWeeks, from) => {
		const count = (day: number) => {
			const of = desk(on, { everyWeeks, anchor: day });
			return openIn(of, dayText(from), dayText(from + 7 * everyWeeks));
		};
		expect(count(anchor)).toHaveLength(1);
		expect(count(anchor + 7 * everyWeeks)).toEqual(count(anchor));
		expect(count(anchor - 7 * everyWeeks)).toEqual(count(anchor));
		const monday = anchor - weekdayOf(anchor) + 1;
		expect(count(monday)).toEqual(count(monday + 6));
	},
);

property.prop([weekday, fc.integer({ min: 2025, max: 2029 }), fc.integer({ min: 1, max: 12 })])(
	"first to fourth and what the fifth adds are all such weekdays of a month, none twice",
	(on, year, month) => {
		const first = Temporal.PlainDate.from({ year, month, day: 1 });
		const [from, until] = [first.toString(), first.add({ months: 1 }).toString()];
		const nth = [1, 2, 3, 4, 5].flatMap((nthOfMonth) =>
			openIn(desk(on, { nthOfMonth }), from, until),
		);
		const all = openIn(desk(on, { everyWeeks: 1, anchor: 0 }), from, until);
		expect(nth).toEqual(all);
		expect(openIn(desk(on, { nthOfMonth: -1 }), from, until)).toEqual(all.slice(-1));
	},
);

test("a newer week hides the older one on its days alone, and an older capacity with it", () => {
	const pieces = layRules(
		[
			["desk", 1, 540, 780, 20, "2020-01-01", null, 0, 1, null, null],
			["desk", 1, 600, 720, 15, "2026-06-01", "2026-09-01", 2, 1, null, null],
		],
		[
			["desk", "hours", 2, "2026-06-01", "2026-09-01", null],
			["desk", "capacity", 1, "2026-05-01", null, 30],
			["other", "hours", 3, "2020-01-01", null, null],
		],
	);
	const spans = pieces
		.get("desk")
		?.map(({ opens, step, from, until }) => [
			opens,
			step,
			dayText(from),
			dayText(Math.min(until, 40_000)),
		]);
	expect(spans).toEqual([
		[540, 20, "2020-01-01", "2026-05-01"],
		[540, 30, "2026-05-01", "2026-06-01"],
		[540, 30, "2026-09-01", dayText(40_000)],
		[600, 15, "2026-06-01", "2026-09-01"],
	]);
});

test("a newer capacity rules where an older one had nobody receive", () => {
	const pieces = layRules(
		[["desk", 1, 540, 780, 20, null, null, 0, 1, null, null]],
		[
			["desk", "capacity", 1, "2026-05-01", "2026-06-01", null],
			["desk", "capacity", 2, "2026-05-10", "2026-05-20", 30],
		],
	);
	const days = (pieces.get("desk") ?? [])
		.map(({ from, until, step }) => [from, until, step])
		.sort(([one = 0], [other = 0]) => one - other);
	expect(days).toEqual([
		[expect.any(Number), dayNumber("2026-05-01"), 20],
		[dayNumber("2026-05-10"), dayNumber("2026-05-20"), 30],
		[dayNumber("2026-06-01"), expect.any(Number), 20],
	]);
});

test("a desk without capacity has no hours, and gets them back after it", () => {
	const pieces = layRules(
		[["desk", 1, 540, 780, 20, "2020-01-01", "2027-01-01", 0, 1, null, null]],
		[["desk", "capacity", 1, "2026-05-01", "2026-06-01", null]],
	);
	expect(pieces.get("desk")?.map(({ from, until }) => [dayText(from), dayText(until)])).toEqual([
		["2020-01-01", "2026-05-01"],
		["2026-06-01", "2027-01-01"],
	]);
});
