import { formatDay, formatMinute } from "#lib/dates.ts";
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

/** Kazakh reads a list of hours with an en dash and no spaces: "17:00–20:00". */
export const hoursText = (hours: { opensMinute: number; closesMinute: number }): string =>
	`${formatMinute(hours.opensMinute)}–${formatMinute(hours.closesMinute)}`;

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
