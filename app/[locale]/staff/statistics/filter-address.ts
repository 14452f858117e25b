import type { Filter } from "#domain/statistics/filter.ts";

/** The filter as an address holds it, "from=2026-07&to=2026-09&unit=1110"; what is asked of all is left out. */
export function filterQuery(filter: Filter, changes: Partial<Filter> = {}): string {
	const { from, to, unitId, officeId, kind, serviceId, against } = { ...filter, ...changes };
	const fields: [string, string | null][] = [
		["from", from],
		["to", to],
		["unit", unitId],
		["office", officeId],
		["kind", kind],
		["service", serviceId],
		["against", against === "previous" ? null : against],
	];
	return new URLSearchParams(
		fields.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
	).toString();
}

export const statisticsSections = [
	["overview", ""],
	["waiting", "/waiting"],
	["feedback", "/feedback"],
	["reach", "/reach"],
	["compare", "/compare"],
	["signals", "/signals"],
	["report", "/report"],
] as const;
export type StatisticsSection = (typeof statisticsSections)[number][0];

/** A page of statistics, without the language, with the filter kept. */
export const statisticsPath = (
	path: string,
	filter: Filter,
	changes: Partial<Filter> = {},
): string => `/staff/statistics${path}?${filterQuery(filter, changes)}`;
