import type { Locale } from "./i18n.ts";

/** The region keeps one zone, UTC+5, since 2024-03-01. Offices carry their own zone all the same. */
export const regionZone = "Asia/Almaty";

const tags: Record<Locale, string> = { kk: "kk-KZ", ru: "ru-KZ", en: "en-GB" };

/** The calendar day in `zone` at the instant `now`. */
export const today = (now: Date, zone = regionZone): Temporal.PlainDate =>
	Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();

/** "24 қараша, сейсенбі" · "вторник, 24 ноября" · "Tuesday 24 November". The year is added when `withYear`. */
export function formatDay(day: Temporal.PlainDate, locale: Locale, withYear = false): string {
	return day.toLocaleString(tags[locale], {
		weekday: "long",
		day: "numeric",
		month: "long",
		...(withYear ? { year: "numeric" } : {}),
	});
}

/** "24 қараша" · "24 ноября" · "24 November". */
export const formatDate = (day: Temporal.PlainDate, locale: Locale, withYear = false): string =>
	day.toLocaleString(tags[locale], {
		day: "numeric",
		month: "long",
		...(withYear ? { year: "numeric" } : {}),
	});

/** Minutes of the day as the 24-hour wall clock: 1025 → "17:05". */
export const formatMinute = (minute: number): string =>
	`${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** "дс" · "пн" · "Mon" for 1 … 7. */
export function shortWeekday(weekday: number, locale: Locale): string {
	// 2024-01-01 was a Monday.
	const day = Temporal.PlainDate.from("2024-01-01").add({ days: weekday - 1 });
	return day.toLocaleString(tags[locale], { weekday: "short" });
}

export const formatNumber = (value: number, locale: Locale): string =>
	new Intl.NumberFormat(tags[locale]).format(value);
