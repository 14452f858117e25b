import {
	type CalendarKind,
	type DayException,
	type DeskSchedule,
	type OfficerSchedule,
	weekOf,
} from "./desk-schedule.ts";
import { type LayerRow, layRules, type RuleRow } from "./layered-hours.ts";
import { type Busy, mergeBusy, neverBusy } from "./slot-arithmetic.ts";
import { dayNumber, minutesPerDay } from "./wall-clock.ts";

/** A desk's schedule with what its slots need to be placed in time. */
export type LoadedDesk = DeskSchedule & {
	zone: string;
	number: number;
	/** Of the service asked for; 0 when none was. */
	noticeMinutes: number;
	horizonDays: number;
	/** Somebody's hold on the desk has run out and not been cleared away. */
	hasOverdueHold: boolean;
};

type AbsenceRow = [
	officer: string,
	from: string,
	until: string | null,
	opens: number,
	closes: number,
];

/** What queries-schedules.ts reads in its one round trip. */
export type LoadedSchedules = {
	desks: {
		id: string;
		office: string;
		beat: string | null;
		n: number;
		m: number;
		zone: string;
		notice: number;
		horizon: number;
		overdue: boolean;
	}[];
	serving: [beat: string, officer: string, kind: string, from: string, until: string | null][];
	rules: RuleRow[];
	layers: LayerRow[];
	absences: AbsenceRow[];
	exceptions: [
		office: string,
		desk: string | null,
		day: string,
		kind: "closed" | "open",
		opens: number,
		closes: number,
		step: number | null,
	][];
	calendar: [day: string, kind: CalendarKind][];
	desk_busy: Record<string, number[] | null>;
	officer_busy: Record<string, number[] | null>;
};

function busyOf(flat: readonly number[] | null | undefined) {
	const pairs: [number, number][] = [];
	for (let at = 0; flat && at < flat.length; at += 2)
		pairs.push([flat[at] as number, flat[at + 1] as number]);
	return mergeBusy(pairs);
}

/** When each officer is away on the days that are looked at. */
function awayByOfficer(rows: readonly AbsenceRow[], firstDay: number, days: number) {
	const away = new Map<string, [number, number][]>();
	for (const [officer, from, until, opens, closes] of rows) {
		const times = away.get(officer) ?? [];
		away.set(officer, times);
		const last = Math.min(firstDay + days, until === null ? firstDay + days : dayNumber(until));
		for (let day = Math.max(firstDay, dayNumber(from)); day < last; day++)
			times.push([day * minutesPerDay + opens, day * minutesPerDay + closes]);
	}
	return new Map<string, Busy>([...away].map(([officer, times]) => [officer, mergeBusy(times)]));
}

/** Who serves each beat on each of the days: the acting inspector where there is one, else the permanent one. */
function servingByBeat(
	rows: LoadedSchedules["serving"],
	officers: ReadonlyMap<string, OfficerSchedule>,
	firstDay: number,
	days: number,
): Map<string, (OfficerSchedule | null)[]> {
	const serving = new Map<string, (OfficerSchedule | null)[]>();
	const actingLast = [...rows].sort(([, , one], [, , other]) => other.localeCompare(one));
	for (const [beat, officer, , from, until] of actingLast) {
		const list = serving.get(beat) ?? new Array<OfficerSchedule | null>(days).fill(null);
		serving.set(beat, list);
		const last = until === null ? days : Math.min(days, dayNumber(until) - firstDay);
		for (let at = Math.max(0, dayNumber(from) - firstDay); at < last; at++)
			list[at] = officers.get(officer) ?? null;
	}
	return serving;
}

/** Puts the rows of one read together into a schedule for each desk. */
export function assembleSchedules(
	loaded: LoadedSchedules,
	firstDay: number,
	days: number,
): LoadedDesk[] {
	const rules = layRules(loaded.rules, loaded.layers);
	const away = awayByOfficer(loaded.absences, firstDay, days);
	const officers = new Map<string, OfficerSchedule>();
	for (const [, id] of loaded.serving) {
		if (officers.has(id)) continue;
		const busy = busyOf(loaded.officer_busy[id]);
		officers.set(id, {
			id,
			week: weekOf(rules.get(id) ?? []),
			busy,
			away: away.get(id) ?? neverBusy,
		});
	}
	const serving = servingByBeat(loaded.serving, officers, firstDay, days);
	const calendar = new Map(loaded.calendar.map(([day, kind]) => [dayNumber(day), kind]));
	return loaded.desks.map((desk) => {
		const exceptions = new Map<number, DayException[]>();
		for (const [office, only, day, kind, opens, closes, step] of loaded.exceptions) {
			if (office !== desk.office || (only !== null && only !== desk.id)) continue;
			const list = exceptions.get(dayNumber(day)) ?? [];
			exceptions.set(dayNumber(day), [...list, { kind, opens, closes, step: step ?? 1 }]);
		}
		return {
			deskId: desk.id,
			officeId: desk.office,
			beatId: desk.beat,
			number: desk.n,
			zone: desk.zone,
			minutes: desk.m,
			noticeMinutes: desk.notice,
			horizonDays: desk.horizon,
			hasOverdueHold: desk.overdue,
			week: weekOf(rules.get(desk.id) ?? []),
			serving: desk.beat === null ? null : (serving.get(desk.beat) ?? []),
			firstDay,
			exceptions,
			calendar,
			busy: busyOf(loaded.desk_busy[desk.id]),
		};
	});
}
