import type { CalendarKind, Repeats, Week, WeeklyRule } from "./desk-schedule.ts";
import { dayText, weekdayOf } from "./wall-clock.ts";

export const noRules: readonly WeeklyRule[] = [];

/**
 * The weekly rules that rule a day. A holiday or day off has none. A weekend that the government made a working
 * day has Friday's: such decrees swap it with a day of the working week, mostly the Friday beside it.
 */
export function weeklyRulesOn(week: Week, day: number, kind: CalendarKind | undefined) {
	if (kind === "holiday" || kind === "day-off") return noRules;
	const weekday = weekdayOf(day);
	return week[kind === "working-day" && weekday > 5 ? 5 : weekday] ?? noRules;
}

/** Whether hours that do not hold each week hold on a day. */
function holdsOn(repeats: Repeats, day: number): boolean {
	if ("everyWeeks" in repeats) {
		const monday = day - weekdayOf(day);
		const weeks = (monday - repeats.anchor + weekdayOf(repeats.anchor)) / 7;
		return weeks % repeats.everyWeeks === 0;
	}
	if (repeats.nthOfMonth === -1) return dayText(day).slice(0, 7) !== dayText(day + 7).slice(0, 7);
	return Math.ceil(Number(dayText(day).slice(8)) / 7) === repeats.nthOfMonth;
}

export const isInForce = (rule: WeeklyRule, day: number): boolean =>
	rule.from <= day && day < rule.until && (!rule.repeats || holdsOn(rule.repeats, day));
