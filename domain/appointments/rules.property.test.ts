import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { type DeskSchedule, type Repeats, weekOf } from "./desk-schedule.ts";
import { countOpenSlots, hoursOn, openSlots } from "./rules.ts";
import { mergeBusy } from "./slot-arithmetic.ts";
import { dayNumber, dayText } from "./wall-clock.ts";

const firstDay = dayNumber("2026-11-23");
const days = 10;

const minute = fc.integer({ min: 0, max: 1440 });
const stretch = fc
	.tuple(minute, minute)
	.filter(([one, other]) => one !== other)
	.map(([one, other]) => ({ opens: Math.min(one, other), closes: Math.max(one, other) }));
const step = fc.integer({ min: 1, max: 90 });

const repeats = fc.oneof(
	fc.record({
		everyWeeks: fc.integer({ min: 2, max: 5 }),
		anchor: fc.integer({ min: firstDay - 60, max: firstDay + 60 }),
	}),
	fc.record({ nthOfMonth: fc.constantFrom(-1, 1, 2, 3, 4, 5) }),
);

const rule = fc
	.record({
		hours: stretch,
		weekday: fc.integer({ min: 1, max: 7 }),
		step,
		from: fc.integer({ min: -3, max: 6 }),
		length: fc.integer({ min: 1, max: 20 }),
		repeats: fc.option(repeats, { nil: undefined }),
	})
	.map(({ hours, weekday, step: every, from, length, repeats: when }) => ({
		...hours,
		repeats: when,
		weekday,
		step: every,
		from: firstDay + from,
		until: firstDay + from + length,
	}));

const exception = fc
	.record({ hours: stretch, kind: fc.constantFrom("closed" as const, "open" as const), step })
	.map(({ hours, kind, step: every }) => ({ ...hours, kind, step: every }));

const visits = fc
	.array(fc.tuple(fc.integer({ min: 0, max: days * 1440 }), fc.integer({ min: 1, max: 120 })), {
		maxLength: 40,
	})
	.map((starts) =>
		starts.map(
			([start, length]) =>
				[firstDay * 1440 + start, firstDay * 1440 + start + length] as [number, number],
		),
	);

const onDays = <Value>(value: fc.Arbitrary<Value>) =>
	fc
		.array(fc.tuple(fc.integer({ min: 0, max: days - 1 }), value), { maxLength: 6 })
		.map((entries) => entries.map(([day, entry]) => [firstDay + day, entry] as const));

const situation = fc.record({
	rules: fc.array(rule, { maxLength: 8 }),
	officerRules: fc.array(rule, { maxLength: 8 }),
	followsOfficer: fc.boolean(),
	visits,
	officerVisits: visits,
	away: visits,
	exceptions: onDays(fc.array(exception, { minLength: 1, maxLength: 3 })),
	calendar: onDays(fc.constantFrom("holiday" as const, "day-off" as const, "working-day" as const)),
	minutes: fc.integer({ min: 1, max: 120 }),
	notBefore: fc.integer({ min: -1440, max: days * 1440 }),
});

type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never;

function deskOf(given: Situation): DeskSchedule {
	const officer = {
		id: "officer",
		week: weekOf(given.officerRules),
		busy: mergeBusy(given.officerVisits),
		away: mergeBusy(given.away),
	};
	return {
		deskId: "desk",
		officeId: "office",
		beatId: given.followsOfficer ? "beat" : null,
		minutes: given.minutes,
		week: weekOf(given.rules),
		serving: given.followsOfficer
			? Array.from({ length: days }, (_, day) => (day % 4 === 3 ? null : officer))
			: null,
		firstDay,
		exceptions: new Map(given.exceptions),
		calendar: new Map(given.calendar),
		busy: mergeBusy(given.visits),
	};
}

const windowOf = (given: Situation) => ({
	fromDay: firstDay,
	days,
	notBefore: firstDay * 1440 + given.notBefore,
});

const spans = (given: Situation) =>
	openSlots([deskOf(given)], windowOf(given)).map((slot) => {
		const day = dayNumber(slot.day);
		return { day, start: day * 1440 + slot.startMinute, end: day * 1440 + slot.endMinute, slot };
	});

test.prop([situation])("no slot lies outside the hours that are shown", (given) => {
	const desk = deskOf(given);
	for (const { day, slot } of spans(given)) {
		const inside = hoursOn(desk, day).some(
			({ opensMinute, closesMinute }) =>
				opensMinute <= slot.startMinute && slot.endMinute <= closesMinute,
		);
		expect(inside).toBe(true);
	}
});

test.prop([situation])("no slot overlaps a visit of the desk or of its officer", (given) => {
	const busy = given.followsOfficer ? [...given.visits, ...given.officerVisits] : given.visits;
	for (const { start, end } of spans(given))
		expect(busy.some(([from, until]) => from < end && start < until)).toBe(false);
});

test.prop([situation])("no slot begins before the first minute that may be taken", (given) => {
	for (const { start } of spans(given))
		expect(start).toBeGreaterThanOrEqual(windowOf(given).notBefore);
});

test.prop([situation])("slots come in order of time, none twice", (given) => {
	const starts = spans(given).map(({ start }) => start);
	expect(starts).toEqual([...new Set(starts)].sort((one, other) => one - other));
});

test.prop([situation])("a closed day has no slot, unless somebody opened it by name", (given) => {
	const desk = deskOf(given);
	for (const { day } of spans(given)) {
		const kind = desk.calendar.get(day);
		const opened = desk.exceptions.get(day)?.some((entry) => entry.kind === "open");
		if (kind === "holiday" || kind === "day-off") expect(opened).toBe(true);
	}
});

/** By the calendar itself: weeks counted one by one, weekdays of the month listed. */
function recursOn(when: Repeats | undefined, day: number): boolean {
	if (!when) return true;
	const date = Temporal.PlainDate.from(dayText(day));
	if ("everyWeeks" in when) {
		const mondayOf = (of: Temporal.PlainDate) => of.subtract({ days: of.dayOfWeek - 1 });
		const [earlier, later] = [
			mondayOf(date),
			mondayOf(Temporal.PlainDate.from(dayText(when.anchor))),
		].sort(Temporal.PlainDate.compare) as [Temporal.PlainDate, Temporal.PlainDate];
		let monday = earlier;
		while (Temporal.PlainDate.compare(monday, later) < 0)
			monday = monday.add({ weeks: when.everyWeeks });
		return monday.equals(later);
	}
	const sameWeekday = Array.from({ length: date.daysInMonth }, (_, at) =>
		date.with({ day: at + 1 }),
	).filter((other) => other.dayOfWeek === date.dayOfWeek);
	return sameWeekday.at(when.nthOfMonth < 0 ? -1 : when.nthOfMonth - 1)?.equals(date) ?? false;
}

// The plainest thing that can be right: try every minute of every day against the words of the rule.
function everyStart(given: Situation): number[] {
	const desk = deskOf(given);
	const { notBefore } = windowOf(given);
	const found: number[] = [];
	for (let day = firstDay; day < firstDay + days; day++) {
		const officer = given.followsOfficer ? (desk.serving?.[day - firstDay] ?? null) : null;
		const weekday = ((day - firstDay) % 7) + 1;
		const kind = desk.calendar.get(day);
		const ruled = kind === "working-day" && weekday > 5 ? 5 : weekday;
		const rules = given.followsOfficer ? given.officerRules : given.rules;
		if (given.followsOfficer && !officer) continue;
		const exceptions = desk.exceptions.get(day) ?? [];
		const hours = [
			...rules.filter(
				(entry) =>
					entry.weekday === ruled &&
					entry.from <= day &&
					day < entry.until &&
					recursOn(entry.repeats, day) &&
					kind !== "holiday" &&
					kind !== "day-off",
			),
			...exceptions.filter((entry) => entry.kind === "open"),
		];
		const taken = [
			...exceptions
				.filter((entry) => entry.kind === "closed")
				.map((entry) => [day * 1440 + entry.opens, day * 1440 + entry.closes] as const),
			...given.visits,
			...(officer ? [...given.officerVisits, ...given.away] : []),
		];
		for (let from = 0; from < 1440; from++) {
			const onGrid = hours.some(
				(entry) =>
					from >= entry.opens &&
					(from - entry.opens) % entry.step === 0 &&
					from + given.minutes <= entry.closes,
			);
			const start = day * 1440 + from;
			if (!onGrid || start < notBefore) continue;
			if (!taken.some(([begin, end]) => begin < start + given.minutes && start < end))
				found.push(start);
		}
	}
	return found;
}

test.prop([situation])("every start that fits and is free is there: no gap is missed", (given) => {
	expect(spans(given).map(({ start }) => start)).toEqual(everyStart(given));
});

test.prop([situation])("the number of free slots of a day is that of the list", (given) => {
	const counts = countOpenSlots([deskOf(given)], windowOf(given));
	const found = spans(given);
	counts.forEach((count, index) => {
		expect(count).toBe(found.filter(({ day }) => day === firstDay + index).length);
	});
});
