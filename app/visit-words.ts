import type { WeekdayHours } from "#domain/appointments/queries-hours.ts";
import { formatDay, formatMinute, shortWeekday } from "#lib/dates.ts";
import type { Locale, Translator } from "#lib/i18n.ts";

/** "today, 18:20" · "tomorrow, 09:00" · "Tuesday 24 November, 17:40", on the office's wall clock. */
export function whenText(
	t: Translator,
	locale: Locale,
	slot: { day: string; startMinute: number },
	today: Temporal.PlainDate,
): string {
	const day = Temporal.PlainDate.from(slot.day);
	const time = formatMinute(slot.startMinute);
	const days = today.until(day, { largestUnit: "days" }).days;
	if (days === 0) return t("when.today", { time });
	if (days === 1) return t("when.tomorrow", { time });
	return t("when.day", { day: formatDay(day, locale), time });
}

/** An instant on the office's wall clock: "Tuesday 24 November, 17:40". */
export function wallText(instant: Date, zone: string, locale: Locale): string {
	const wall = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
	return `${formatDay(wall.toPlainDate(), locale)}, ${formatMinute(wall.hour * 60 + wall.minute)}`;
}

/** Kazakh reads a list of hours with an en dash and no spaces: "17:00–20:00". */
export const hoursText = (hours: { opensMinute: number; closesMinute: number }): string =>
	`${formatMinute(hours.opensMinute)}–${formatMinute(hours.closesMinute)}`;

/** The week ahead in one line, days of equal hours together: "Mon–Fri 17:00–20:00, Sat 10:00–13:00". */
export function weekText(days: WeekdayHours[], locale: Locale): string[] {
	const week = days.toSorted((one, other) => one.weekday - other.weekday);
	const runs: { from: number; to: number; hours: string }[] = [];
	for (const { weekday, hours } of week) {
		const text = hours.map(hoursText).join(", ");
		const last = runs.at(-1);
		if (last && last.hours === text && last.to === weekday - 1) last.to = weekday;
		else runs.push({ from: weekday, to: weekday, hours: text });
	}
	return runs.flatMap((run) => {
		if (run.hours === "") return [];
		const [from, to] = [shortWeekday(run.from, locale), shortWeekday(run.to, locale)];
		const join = run.to - run.from > 1 ? "–" : ", ";
		return [`${run.from === run.to ? from : `${from}${join}${to}`} ${run.hours}`];
	});
}

export type PartOfDay = "morning" | "afternoon" | "evening";

export const partOfDay = (startMinute: number): PartOfDay =>
	startMinute < 12 * 60 ? "morning" : startMinute < 17 * 60 ? "afternoon" : "evening";

/** Groups a reference so that it can be read aloud: 7K3M9X2QAP → 7K3M9-X2QAP. */
export const spokenReference = (reference: string): string =>
	`${reference.slice(0, 5)}-${reference.slice(5)}`;

/** A day from an address line, not before `earliest`; anything else is no choice. */
export function readDay(text: string, earliest: string): string | null {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < earliest || text > "2200") return null;
	try {
		return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
	} catch {
		return null;
	}
}
