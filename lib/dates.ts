import type { Locale } from "./i18n.ts";

/** The region keeps one zone, UTC+5, since 2024-03-01. Offices carry their own zone all the same. */
export const regionZone = "Asia/Almaty";

const tags: Record<Locale, string> = { kk: "kk-KZ", ru: "ru-KZ", en: "en-GB" };

/** The calendar day in `zone` at the instant `now`. */
export const today = (now: Date, zone = regionZone): Temporal.PlainDate =>
	Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();

type Form = "day" | "day-year" | "date" | "date-year" | "weekday" | "weekday-long";

const dayAndMonth = { day: "numeric", month: "long" } as const;
const forms: Record<Form, Intl.DateTimeFormatOptions> = {
	day: { weekday: "long", ...dayAndMonth },
	"day-year": { weekday: "long", ...dayAndMonth, year: "numeric" },
	date: dayAndMonth,
	"date-year": { ...dayAndMonth, year: "numeric" },
	weekday: { weekday: "short" },
	"weekday-long": { weekday: "long" },
};

// Making a formatter takes a millisecond, using it a microsecond; a page of free times writes dozens of days.
const dayFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<Locale, Intl.NumberFormat>();

function format(day: Temporal.PlainDate, form: Form, locale: Locale): string {
	const key = `${locale} ${form}`;
	let formatter = dayFormats.get(key);
	if (!formatter) {
		formatter = new Intl.DateTimeFormat(tags[locale], { ...forms[form], timeZone: "UTC" });
		dayFormats.set(key, formatter);
	}
	return formatter.format(Date.UTC(day.year, day.month - 1, day.day));
}

/** "24 қараша, сейсенбі" · "вторник, 24 ноября" · "Tuesday 24 November". The year is added when `withYear`. */
export const formatDay = (day: Temporal.PlainDate, locale: Locale, withYear = false): string =>
	format(day, withYear ? "day-year" : "day", locale);

/** "24 қараша" · "24 ноября" · "24 November". */
export const formatDate = (day: Temporal.PlainDate, locale: Locale, withYear = false): string =>
	format(day, withYear ? "date-year" : "date", locale);

/** Minutes of the day as the 24-hour wall clock: 1025 → "17:05". */
export const formatMinute = (minute: number): string =>
	`${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

// 2024-01-01 was a Monday.
const dayOfWeek = (weekday: number) =>
	Temporal.PlainDate.from({ year: 2024, month: 1, day: weekday });

/** "дс" · "пн" · "Mon" for 1 … 7. */
export const shortWeekday = (weekday: number, locale: Locale): string =>
	format(dayOfWeek(weekday), "weekday", locale);

/** "дүйсенбі" · "понедельник" · "Monday" for 1 … 7. */
export const longWeekday = (weekday: number, locale: Locale): string =>
	format(dayOfWeek(weekday), "weekday-long", locale);

const monthForms = {
	long: { month: "long", year: "numeric" },
	short: { month: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
const monthFormats = new Map<string, Intl.DateTimeFormat>();

function monthFormat(locale: Locale, form: keyof typeof monthForms): Intl.DateTimeFormat {
	const key = `${locale} ${form}`;
	const formatter =
		monthFormats.get(key) ??
		new Intl.DateTimeFormat(tags[locale], { ...monthForms[form], timeZone: "UTC" });
	monthFormats.set(key, formatter);
	return formatter;
}

const firstOf = (month: string): number =>
	Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1);

/** Of "2026-07": "2026 ж. шілде" · "июль 2026 г." · "July 2026"; of two months "July – September 2026". */
export function formatMonths(from: string, to: string, locale: Locale): string {
	const formatter = monthFormat(locale, "long");
	return from === to
		? formatter.format(firstOf(from))
		: formatter.formatRange(firstOf(from), firstOf(to));
}

/** "шіл." · "июль" · "Jul" of "2026-07". */
export const shortMonth = (month: string, locale: Locale): string =>
	monthFormat(locale, "short").format(firstOf(month));

const decimalFormats = new Map<string, Intl.NumberFormat>();

/** With as many digits after the comma, never more and never fewer. */
export function formatDecimal(value: number, digits: number, locale: Locale): string {
	const key = `${locale} ${digits}`;
	const formatter =
		decimalFormats.get(key) ??
		new Intl.NumberFormat(tags[locale], {
			minimumFractionDigits: digits,
			maximumFractionDigits: digits,
		});
	decimalFormats.set(key, formatter);
	return formatter.format(value);
}

export function formatNumber(value: number, locale: Locale): string {
	const formatter = numberFormats.get(locale) ?? new Intl.NumberFormat(tags[locale]);
	numberFormats.set(locale, formatter);
	return formatter.format(value);
}
