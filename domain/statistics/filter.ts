import {
	countMonths,
	lastFinishedMonth,
	longestRange,
	type Month,
	monthsIn,
	quartersIn,
	readMonth,
	shiftMonth,
} from "./periods.ts";
import { listPlaces, type Places } from "./places.ts";
import { type DeskKind, kindsOf, type Universe } from "./universe.ts";
import { type Viewer, worldOf } from "./viewer.ts";

export const comparisons = ["previous", "year"] as const;
export type Comparison = (typeof comparisons)[number];

/** What is asked for: finished months from … to, somewhere, of something. Null: all. */
export type Filter = {
	from: Month;
	to: Month;
	unitId: string | null;
	officeId: string | null;
	kind: DeskKind | null;
	serviceId: string | null;
	/** The same length before it, or the same months a year earlier. */
	against: Comparison;
};

/** What was asked for and could not be done as asked; the page says each in a sentence (statistics.problem.*). */
export const filterProblems = [
	"wrong-month",
	"reversed",
	"not-over",
	"too-long",
	"unknown-unit",
	"unknown-office",
	"unknown-kind",
	"unknown-service",
	"unknown-against",
	"office-elsewhere",
	"service-of-other-kind",
] as const;
export type FilterProblem = (typeof filterProblems)[number];

/** Fields of an address: whatever they hold, the answer is a filter that can be asked. */
export type FilterFields = Readonly<Record<string, string | string[] | undefined>>;

const textOf = (fields: FilterFields, name: string): string => {
	const value = fields[name];
	return ((Array.isArray(value) ? value[0] : value) ?? "").trim();
};

/** Months shown when nobody asks for others. */
const usualMonths = 3;

function readRange(fields: FilterFields, now: Date, problems: Set<FilterProblem>) {
	const newest = lastFinishedMonth(now);
	const read = (name: string): Month | null => {
		const text = textOf(fields, name);
		const month = readMonth(text);
		if (text && !month) problems.add("wrong-month");
		if (month && month > newest) {
			problems.add("not-over");
			return newest;
		}
		return month;
	};
	const [first, last] = [read("from"), read("to")];
	let to = last ?? newest;
	let from = first ?? shiftMonth(to, 1 - usualMonths);
	if (!last && first && countMonths(from, to) > longestRange)
		to = shiftMonth(from, longestRange - 1);
	if (from > to) {
		problems.add("reversed");
		[from, to] = [to, from];
	}
	if (countMonths(from, to) > longestRange) {
		problems.add("too-long");
		from = shiftMonth(to, 1 - longestRange);
	}
	return { from, to };
}

/** The pure half: what the fields ask for, of these places. */
export function readFilter(
	universe: Universe,
	fields: FilterFields,
	places: Places,
	now: Date,
): { filter: Filter; problems: FilterProblem[] } {
	const problems = new Set<FilterProblem>();
	const pick = <Found>(name: string, problem: FilterProblem, find: (text: string) => Found) => {
		const text = textOf(fields, name);
		const found = text ? find(text) : undefined;
		if (text && !found) problems.add(problem);
		return found ?? null;
	};
	const range = readRange(fields, now, problems);
	const unit = pick("unit", "unknown-unit", (text) => places.units.find(({ id }) => id === text));
	const office = pick("office", "unknown-office", (text) =>
		places.offices.find(({ id }) => id === text),
	);
	const kinds: readonly DeskKind[] = kindsOf[universe];
	const kind = pick("kind", "unknown-kind", (text) => kinds.find((one) => one === text));
	const service = pick("service", "unknown-service", (text) =>
		places.services.find(({ id }) => id === text),
	);
	const against = pick("against", "unknown-against", (text) =>
		comparisons.find((one) => one === text),
	);
	if (office && unit && office.unitId !== unit.id) problems.add("office-elsewhere");
	if (service && kind && service.kind !== kind) problems.add("service-of-other-kind");
	const filter: Filter = {
		...range,
		unitId: office?.unitId ?? unit?.id ?? null,
		officeId: office?.id ?? null,
		kind: service?.kind ?? kind,
		serviceId: service?.id ?? null,
		against: against ?? "previous",
	};
	return { filter, problems: filterProblems.filter((problem) => problems.has(problem)) };
}

/** What an address asks for, in the world of whoever asks, and the places that can be asked for. */
export async function parseFilter(
	viewer: Viewer,
	fields: FilterFields,
	now: Date,
): Promise<{ filter: Filter; problems: FilterProblem[]; places: Places }> {
	const universe = worldOf(viewer);
	const places = await listPlaces(universe);
	return { ...readFilter(universe, fields, places, now), places };
}

/** The period that the filter's own is told against. */
export function comparedTo(filter: Filter): Filter {
	const by = filter.against === "year" ? 12 : countMonths(filter.from, filter.to);
	return { ...filter, from: shiftMonth(filter.from, -by), to: shiftMonth(filter.to, -by) };
}

/**
 * The whole quarters of the range: a service of one office is published by the quarter alone. Where the range holds none,
 * the quarter of its last month if that is over, or else the one before.
 */
export function wholeQuarters(filter: Filter, now: Date): Filter {
	const inside = quartersIn(filter.from, filter.to).flatMap(monthsIn);
	const newest = lastFinishedMonth(now);
	const around = (month: Month): Month[] =>
		monthsIn(`${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`);
	const last = around(filter.to).every((month) => month <= newest)
		? around(filter.to)
		: around(shiftMonth(filter.to, -3));
	const months = inside.length > 0 ? inside : last;
	return { ...filter, from: months[0] ?? filter.from, to: months.at(-1) ?? filter.to };
}
