import type { DayDesk, DayVisit } from "#domain/appointments/queries-day.ts";

/** Whom the day shows; the address holds it as "show". */
export const dayFilters = ["all", "expected", "here", "needs", "attention"] as const;
export type DayFilter = (typeof dayFilters)[number];

const passes: Record<DayFilter, (visit: DayVisit) => boolean> = {
	all: () => true,
	expected: ({ state }) => state === "booked",
	here: ({ state }) => state === "arrived" || state === "called" || state === "in-service",
	needs: ({ adjustments }) => adjustments.length > 0,
	attention: ({ disrupted, messages }) => disrupted || messages === "failed",
};

export const readFilter = (text: string): DayFilter =>
	dayFilters.find((filter) => filter === text) ?? "all";

/** The desks with the visits that pass; a desk without any stays only while everybody is shown. */
export const filterDesks = (desks: DayDesk[], filter: DayFilter): DayDesk[] =>
	filter === "all"
		? desks
		: desks
				.map((desk) => ({ ...desk, visits: desk.visits.filter(passes[filter]) }))
				.filter((desk) => desk.visits.length > 0);

export const countPassing = (visits: DayVisit[], filter: DayFilter): number =>
	visits.filter(passes[filter]).length;
