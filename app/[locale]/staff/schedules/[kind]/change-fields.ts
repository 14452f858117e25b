import type { FieldSpec } from "#app/[locale]/staff/fields-form.tsx";
import type { KeptDesk } from "#domain/appointments/queries-changes.ts";
import { formatMinute } from "#lib/dates.ts";
import { type Locale, localized, type Translator } from "#lib/i18n.ts";
import { type Kind, repeatIds, weekLines } from "../change-schemas.ts";
import { reasonIds } from "../reasons.ts";
import { deskText, repeatId, repeatText, weekdayText } from "../schedule-words.ts";
import type { WeekRow, WeekWords } from "./week-table.tsx";

type People = NonNullable<KeptDesk["servedBy"]>[];

/** Who or what a change of that kind can be for, as the values of its field. */
export function ownerOptions(
	kind: Kind,
	kept: { desks: KeptDesk[]; people: People; wholeOffice: boolean },
	locale: Locale,
	t: Translator,
): [string, string][] {
	const desks = kept.desks.map((desk): [string, string] => [
		`desk:${desk.id}`,
		deskText(desk, locale, t),
	]);
	const people = kept.people.map(({ id, name }): [string, string] => [
		`officer:${id}`,
		localized(name, locale),
	]);
	switch (kind) {
		case "absence":
			return people;
		case "opening":
			return desks;
		case "closure":
			return kept.wholeOffice ? [["office", t("staff.schedules.whole-office")], ...desks] : desks;
		case "hours":
		case "capacity": {
			// A beat's window has the hours of its inspector: one changes the inspector's.
			const own = kept.desks.filter((desk) => desk.beatId === null);
			return [
				...own.map((desk): [string, string] => [`desk:${desk.id}`, deskText(desk, locale, t)]),
				...people,
			];
		}
	}
}

const dates = (kind: Kind, today: string, t: Translator): FieldSpec[] => {
	const from: FieldSpec = {
		id: "from",
		kind: "date",
		label: t(kind === "opening" ? "staff.schedules.day" : "staff.schedules.first-day"),
		value: today,
	};
	if (kind === "opening") return [from];
	const open = kind === "hours" || kind === "capacity";
	return [
		from,
		{
			id: "to",
			kind: "date",
			label: t("staff.schedules.last-day"),
			hint: open ? t("staff.schedules.last-day-hint") : undefined,
			value: open ? "" : today,
		},
	];
};

const times = (hint: string | undefined, t: Translator): FieldSpec[] => [
	{ id: "opens", kind: "text", label: t("staff.schedules.opens"), hint, value: "" },
	{ id: "closes", kind: "text", label: t("staff.schedules.closes"), value: "" },
];

const step = (value: string, t: Translator): FieldSpec => ({
	id: "step",
	kind: "text",
	label: t("staff.schedules.step"),
	hint: t("staff.schedules.step-hint"),
	value,
});

const reason = (t: Translator): FieldSpec[] => [
	{
		id: "reason",
		kind: "select",
		label: t("staff.schedules.reason"),
		hint: t("staff.schedules.reason-hint"),
		value: reasonIds[0],
		options: [
			...reasonIds.map((id): [string, string] => [id, t(`staff.schedules.reason-${id}`)]),
			["other", t("staff.schedules.reason-other")],
		],
	},
	...(["kk", "ru", "en"] as const).map(
		(language): FieldSpec => ({
			id: language,
			kind: "text",
			lang: language,
			label: t(`staff.schedules.reason-${language}`),
			value: "",
		}),
	),
];

const choices = <Id extends string>(ids: readonly Id[], label: (id: Id) => string) =>
	ids.map((id) => ({ value: id, label: label(id) }));

/** The fields of each kind of change. Days and times are the office's wall clock. */
export function changeFields(
	kind: Kind,
	owner: { options: [string, string][]; chosen: string },
	today: string,
	stepMinutes: number,
	t: Translator,
): FieldSpec[] {
	const whose: FieldSpec = {
		id: "owner",
		kind: "select",
		label: t("staff.schedules.whose"),
		value: owner.chosen,
		options: owner.options,
	};
	const partOfDay = t("staff.schedules.times-hint");
	switch (kind) {
		case "closure":
			return [whose, ...dates(kind, today, t), ...times(partOfDay, t), ...reason(t)];
		case "absence":
			return [
				whose,
				{
					id: "absence",
					kind: "radio",
					label: t("staff.schedules.absence"),
					hint: t("staff.schedules.absence-hint"),
					chosen: ["leave"],
					choices: choices(["leave", "training", "sick", "other"] as const, (id) =>
						t(`staff.schedules.absence-${id}`),
					),
				},
				...dates(kind, today, t),
				...times(partOfDay, t),
			];
		case "opening":
			return [
				whose,
				...dates(kind, today, t),
				...times(t("staff.schedules.time-hint"), t),
				step("20", t),
			];
		case "capacity":
			return [
				whose,
				{
					id: "works",
					kind: "radio",
					label: t("staff.schedules.works"),
					chosen: ["yes"],
					choices: choices(["yes", "no"] as const, (id) => t(`staff.schedules.works-${id}`)),
				},
				step("20", t),
				...dates(kind, today, t),
			];
		case "hours":
			return [...dates(kind, today, t), step(String(stepMinutes), t)];
	}
}

/** The week as it is now, ready to be changed: two stretches a day, and free lines for what does not fit. */
export function weekRows(week: KeptDesk["week"], locale: Locale, t: Translator): WeekRow[] {
	const left = [...week].sort((one, other) => one.opens - other.opens);
	const take = (weekday: number | null) => {
		const first = left.find((line) => weekday === null || line.weekday === weekday);
		const same = left.filter(
			(line) => first && line.weekday === first.weekday && repeatId(line) === repeatId(first),
		);
		const [one, other] = same.slice(0, 2);
		for (const line of [one, other]) if (line) left.splice(left.indexOf(line), 1);
		return {
			chosen: first?.weekday ?? 6,
			opens: one ? formatMinute(one.opens) : "",
			closes: one ? formatMinute(one.closes % 1440) : "",
			opens2: other ? formatMinute(other.opens) : "",
			closes2: other ? formatMinute(other.closes % 1440) : "",
			repeats: one ? repeatId(one) : "1",
		};
	};
	return weekLines.map((line) => {
		const free = line > 7;
		const { chosen, ...hours } = take(free ? null : line);
		const label = free
			? t("staff.schedules.extra-line", { number: line - 7 })
			: weekdayText(line, locale);
		return { line, label, weekday: free ? chosen : null, ...hours };
	});
}

export const weekWords = (locale: Locale, t: Translator): WeekWords => ({
	caption: t("staff.schedules.week"),
	weekday: t("staff.schedules.weekday"),
	first: t("staff.schedules.first-hours"),
	second: t("staff.schedules.second-hours"),
	opens: t("staff.schedules.opens"),
	closes: t("staff.schedules.closes"),
	repeats: t("staff.schedules.repeats"),
	repeatOptions: repeatIds.map((id) => [id, repeatText(id, t)]),
	weekdayOptions: [1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), weekdayText(day, locale)]),
});
