import { hoursText } from "#app/visit-words.ts";
import type { ChangeRefusal } from "#domain/appointments/change-schedule.ts";
import type { ChangeView, KeptDesk, WeekLine } from "#domain/appointments/queries-changes.ts";
import { formatDate, longWeekday, shortWeekday } from "#lib/dates.ts";
import { type Locale, localized, type MessageKey, type Translator } from "#lib/i18n.ts";
import type { Kind, repeatIds } from "./change-schemas.ts";

export const changeRefusalWords = {
	"not-found": "staff.schedules.not-yours",
	"in-the-past": "staff.schedules.in-the-past",
	"wrong-days": "staff.schedules.wrong-days",
} as const satisfies Record<ChangeRefusal, MessageKey>;

/** The field at which a refusal is said. */
export const fieldOfRefusal = {
	"not-found": "owner",
	"in-the-past": "from",
	"wrong-days": "to",
} as const satisfies Record<ChangeRefusal, string>;

const dateText = (day: string, locale: Locale): string =>
	formatDate(Temporal.PlainDate.from(day), locale, true);

export function daysText(
	{ from, to }: { from: string; to: string | null },
	locale: Locale,
	t: Translator,
): string {
	if (to === null) return t("staff.schedules.from-day", { day: dateText(from, locale) });
	if (to === from) return dateText(from, locale);
	return `${dateText(from, locale)} – ${dateText(to, locale)}`;
}

export const timesText = (
	hours: { opensMinute: number; closesMinute: number } | null,
	t: Translator,
): string =>
	hours === null || (hours.opensMinute === 0 && hours.closesMinute === 1440)
		? t("staff.schedules.whole-day")
		: hoursText(hours);

/** How a line of the week repeats, as the form's choice. */
export function repeatId(line: WeekLine): (typeof repeatIds)[number] {
	if (!line.repeats) return "1";
	const id =
		"nthOfMonth" in line.repeats ? `n${line.repeats.nthOfMonth}` : String(line.repeats.everyWeeks);
	return id as (typeof repeatIds)[number];
}

/** "Mon–Fri 09:00–13:00" is for reading at a glance; hours that do not hold each week say so. */
export function weekLinesText(week: WeekLine[], locale: Locale, t: Translator): string[] {
	const groups = Map.groupBy(week, (line) => {
		const hours = hoursText({ opensMinute: line.opens, closesMinute: line.closes });
		return `${hours} ${repeatId(line)}`;
	});
	return [...groups].map(([key, lines]) => {
		const days = [...new Set(lines.map(({ weekday }) => weekday))].sort();
		const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1];
		const inRow = last - first === days.length - 1 && days.length > 2;
		const names = inRow
			? `${shortWeekday(first, locale)}–${shortWeekday(last, locale)}`
			: days.map((day) => shortWeekday(day, locale)).join(", ");
		const [hours = "", repeats = "1"] = key.split(" ");
		const how = repeats === "1" ? "" : `, ${repeatText(repeats, t)}`;
		return `${names} ${hours}${how}`;
	});
}

export const repeatText = (id: string, t: Translator): string =>
	t(`staff.schedules.repeats-${id as (typeof repeatIds)[number]}`);

export const weekdayText = (weekday: number, locale: Locale): string =>
	longWeekday(weekday, locale);

export const deskText = (
	desk: Pick<KeptDesk, "number" | "servedBy">,
	locale: Locale,
	t: Translator,
) =>
	desk.servedBy
		? `${t("office.desk", { number: desk.number })}, ${localized(desk.servedBy.name, locale)}`
		: t("office.desk", { number: desk.number });

/** Whose schedule a saved change is about. */
export function changeOwnerText(change: ChangeView, locale: Locale, t: Translator): string {
	if (change.officerName) return localized(change.officerName, locale);
	if (change.deskNumber !== null) return t("office.desk", { number: change.deskNumber });
	return t("staff.schedules.whole-office");
}

/** What a saved change says, beyond whose it is and when. */
export function changeWhatText(change: ChangeView, locale: Locale, t: Translator): string {
	const kind = t(`staff.schedules.kind-${change.kind satisfies Kind}`);
	const times =
		change.opensMinute !== null && change.closesMinute !== null
			? timesText({ opensMinute: change.opensMinute, closesMinute: change.closesMinute }, t)
			: "";
	const parts = [
		change.absence ? t(`staff.schedules.absence-${change.absence}`) : kind,
		times,
		change.reason ? localized(change.reason, locale) : "",
	];
	if (change.kind === "capacity")
		parts.push(
			change.stepMinutes === null
				? t("staff.schedules.works-no")
				: t("staff.schedules.step-of", { minutes: change.stepMinutes }),
		);
	return parts.filter(Boolean).join(", ");
}
