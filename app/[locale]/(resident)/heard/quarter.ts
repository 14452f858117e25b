import type { Filter } from "#domain/statistics/filter.ts";
import { lastFinishedQuarter, monthsIn } from "#domain/statistics/periods.ts";

/** A link to an answer lives for 14 days: then a quarter's answers are all in, and its figures no longer move. */
const settlingDays = 15;

/** The newest quarter of which all can have answered; the whole region, without probation. */
export function publicQuarter(now: Date): { period: string; filter: Filter } {
	const period = lastFinishedQuarter(new Date(now.getTime() - settlingDays * 86_400_000));
	const months = monthsIn(period);
	return {
		period,
		filter: {
			from: months[0] ?? "",
			to: months.at(-1) ?? "",
			unitId: null,
			officeId: null,
			kind: null,
			serviceId: null,
			against: "previous",
		},
	};
}
