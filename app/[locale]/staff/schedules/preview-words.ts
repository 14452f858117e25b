import type { HitVisit, Seen } from "#domain/appointments/apply-change.ts";
import {
	listKeptDesks,
	listKeptOfficers,
	listStandIns,
} from "#domain/appointments/queries-changes.ts";
import type { ScheduleChange } from "#domain/appointments/schedule-change.ts";
import type { Officer } from "#domain/identity/actors.ts";
import { formatDay, formatMinute } from "#lib/dates.ts";
import { type Locale, localized, type Translator, translator } from "#lib/i18n.ts";
import { daysText, deskText, repeatText, timesText, weekdayText } from "./schedule-words.ts";

export type HitGroup = {
	day: string;
	rows: { id: string; time: string; desk: string; service: string }[];
};

/** What a preview says, in words: it goes to a page that has no translator. */
export type PreviewWords = {
	title: string;
	/** What changes, for whom and when. */
	facts: { term: string; texts: string[] }[];
	changed: string | null;
	/** "14 visits are hit". */
	count: string;
	told: string;
	holds: string | null;
	standIns: string[];
	groups: HitGroup[];
	seen: string;
};

export const groupHits = (hits: HitVisit[], locale: Locale, t: Translator): HitGroup[] =>
	[...Map.groupBy(hits, ({ day }) => day)].map(([day, rows]) => ({
		day: formatDay(Temporal.PlainDate.from(day), locale),
		rows: rows.map((row) => ({
			id: row.id,
			time: formatMinute(row.startMinute),
			desk: t("office.desk", { number: row.deskNumber }),
			service: localized(row.serviceName, locale),
		})),
	}));

async function ownerWords(officer: Officer, change: ScheduleChange, locale: Locale, t: Translator) {
	const { officeId, deskId, officerId } = change;
	if (officerId !== null) {
		const found = (await listKeptOfficers(officer, officeId)).find(({ id }) => id === officerId);
		return found ? localized(found.name, locale) : "";
	}
	if (deskId === null) return t("staff.schedules.whole-office");
	const desk = (await listKeptDesks(officer, officeId, new Date())).find(({ id }) => id === deskId);
	return desk ? deskText(desk, locale, t) : "";
}

function whatWords(change: ScheduleChange, locale: Locale, t: Translator): string[] {
	switch (change.kind) {
		case "closure":
			return [timesText(change.hours, t), change.reason[locale]];
		case "absence":
			return [timesText(change.hours, t), t(`staff.schedules.absence-${change.absence}`)];
		case "opening":
			return [
				timesText(change.hours, t),
				t("staff.schedules.step-of", { minutes: change.stepMinutes }),
			];
		case "capacity":
			return [
				change.stepMinutes === null
					? t("staff.schedules.works-no")
					: t("staff.schedules.step-of", { minutes: change.stepMinutes }),
			];
		case "hours":
			return change.week.length === 0
				? [t("staff.schedules.week-empty")]
				: change.week.map((line) => {
						const id = line.nthOfMonth === null ? String(line.everyWeeks) : `n${line.nthOfMonth}`;
						const how = id === "1" ? "" : `, ${repeatText(id, t)}`;
						return `${weekdayText(line.weekday, locale)} ${timesText(line, t)}${how}`;
					});
	}
}

async function standInWords(change: ScheduleChange, locale: Locale, t: Translator) {
	if (change.kind !== "absence" || change.officerId === null || change.to === null) return [];
	const rows = await listStandIns(change.officerId, change.from, change.to);
	return rows.map((row) =>
		row.name && row.from && row.to
			? t("staff.schedules.stand-in", {
					beat: row.number,
					name: localized(row.name, locale),
					days: daysText({ from: row.from, to: row.to }, locale, t),
				})
			: t("staff.schedules.stand-in-none", { beat: row.number }),
	);
}

export async function previewWords(
	officer: Officer,
	change: ScheduleChange,
	{ hits, holds, seen }: Seen,
	locale: Locale,
	changed: boolean,
): Promise<PreviewWords> {
	const t = translator(locale);
	const count = hits.length;
	const facts = [
		{ term: t("staff.schedules.whose"), texts: [await ownerWords(officer, change, locale, t)] },
		{ term: t("staff.schedules.when"), texts: [daysText(change, locale, t)] },
		{ term: t("staff.schedules.what"), texts: whatWords(change, locale, t) },
	];
	return {
		title: t(`staff.schedules.kind-${change.kind}`),
		facts,
		changed: changed ? t("staff.schedules.preview-changed", { count }) : null,
		count: t("staff.schedules.hits", { count }),
		told: t(count > 0 ? "staff.schedules.told" : "staff.schedules.told-none"),
		holds: holds > 0 ? t("staff.schedules.holds", { count: holds }) : null,
		standIns: await standInWords(change, locale, t),
		groups: groupHits(hits, locale, t),
		seen,
	};
}
