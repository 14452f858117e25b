import { type SQL, sql } from "drizzle-orm";
import { db, type Queryable } from "#db/client.ts";
import { liveStates } from "#db/schema/appointments.ts";
import {
	type CalendarKind,
	type DayException,
	type DeskSchedule,
	type OfficerSchedule,
	type WeeklyRule,
	weekOf,
} from "./rules.ts";
import { mergeBusy } from "./slot-arithmetic.ts";
import { dayNumber, dayText } from "./wall-clock.ts";

/** The live states as literals, so that PostgreSQL sees that the partial indexes of the constraints serve. */
export const liveList = sql.raw(liveStates.map((state) => `'${state}'`).join(", "));

/** Minutes of the wall clock, as wall-clock.ts counts them, of a bound of a tsrange. */
export const wallMinuteOf = (bound: SQL): SQL<number> =>
	sql<number>`(extract(epoch from ${bound}) / 60)::int`;

export type DeskFilter = {
	/** Without it: any desk, and lengths of one minute, for asking after hours alone. */
	serviceId?: string;
	officeId?: string;
	beatId?: string | null;
	deskId?: string;
};

/** A desk's schedule with what its slots need to be placed in time. */
export type LoadedDesk = DeskSchedule & { zone: string; number: number };

type RuleRow = [
	owner: string,
	weekday: number,
	opens: number,
	closes: number,
	step: number,
	from: string | null,
	until: string | null,
];

type Loaded = {
	desks: { id: string; office: string; beat: string | null; n: number; m: number; zone: string }[];
	serving: [beat: string, officer: string, kind: string, from: string, until: string | null][];
	rules: RuleRow[];
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
	desk_busy: Record<string, number[]>;
	officer_busy: Record<string, number[]>;
};

const always = 10_000_000;

function groupRules(rows: readonly RuleRow[]): Map<string, WeeklyRule[]> {
	const grouped = new Map<string, WeeklyRule[]>();
	for (const [owner, weekday, opens, closes, step, from, until] of rows) {
		const rule = {
			weekday,
			opens,
			closes,
			step,
			from: from === null ? -always : dayNumber(from),
			until: until === null ? always : dayNumber(until),
		};
		const rules = grouped.get(owner);
		if (rules) rules.push(rule);
		else grouped.set(owner, [rule]);
	}
	return grouped;
}

function busyOf(flat: readonly number[] | undefined) {
	const pairs: [number, number][] = [];
	for (let at = 0; flat && at < flat.length; at += 2)
		pairs.push([flat[at] as number, flat[at + 1] as number]);
	return mergeBusy(pairs);
}

/** Who serves each beat on each of the days: the acting inspector where there is one, else the permanent one. */
function servingByBeat(
	rows: Loaded["serving"],
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

/**
 * The schedules of the chosen desks with their visits from `firstDay` on for so many days, in one round trip.
 * A hold that has run out counts as free although nobody has cleared it away yet.
 */
export async function loadSchedules(
	filter: DeskFilter,
	firstDay: number,
	days: number,
	now: Date,
	queryable: Queryable = db,
): Promise<LoadedDesk[]> {
	const from = dayText(firstDay);
	const until = dayText(firstDay + days);
	const minutes = filter.serviceId ? sql`coalesce(ds.minutes, s.minutes)` : sql`1`;
	const offering = filter.serviceId
		? sql`JOIN desk_services ds ON ds.desk_id = d.id AND ds.service_id = ${filter.serviceId}
			JOIN services s ON s.id = ds.service_id AND s.bookable`
		: sql``;
	const occupied = sql`a.state IN (${liveList})
		AND a.during && tsrange(${from}::date::timestamp, ${until}::date::timestamp)
		AND NOT (a.state = 'held' AND a.hold_expires_at <= ${now})`;
	const pair = sql`${wallMinuteOf(sql`lower(a.during)`)} AS starts, ${wallMinuteOf(sql`upper(a.during)`)} AS ends`;
	const { rows } = await queryable.execute<Loaded>(sql`
		WITH chosen AS MATERIALIZED (
			SELECT d.id, d.office_id, d.beat_id, d.number, ${minutes} AS minutes, o.zone
			FROM desks d JOIN offices o ON o.id = d.office_id ${offering}
			WHERE d.active
				AND (${filter.officeId ?? null}::text IS NULL OR d.office_id = ${filter.officeId ?? null})
				AND (${filter.beatId ?? null}::text IS NULL OR d.beat_id = ${filter.beatId ?? null})
				AND (${filter.deskId ?? null}::text IS NULL OR d.id = ${filter.deskId ?? null})
		), serving AS MATERIALIZED (
			SELECT beat_id, officer_id, kind, lower(during) AS starts, upper(during) AS ends FROM assignments
			WHERE beat_id IN (SELECT beat_id FROM chosen)
				AND during && daterange(${from}::date, ${until}::date)
		)
		SELECT
			(SELECT coalesce(json_agg(json_build_object('id', id, 'office', office_id, 'beat', beat_id,
				'n', number, 'm', minutes, 'zone', zone) ORDER BY office_id, number), '[]') FROM chosen) AS desks,
			(SELECT coalesce(json_agg(json_build_array(beat_id, officer_id, kind, coalesce(starts, ${from}::date), ends)),
				'[]') FROM serving) AS serving,
			(SELECT coalesce(json_agg(json_build_array(coalesce(desk_id, officer_id::text), weekday, opens_minute,
				closes_minute, step_minutes, lower(during), upper(during))), '[]') FROM schedule_rules
				WHERE desk_id IN (SELECT id FROM chosen WHERE beat_id IS NULL)
					OR officer_id IN (SELECT officer_id FROM serving)) AS rules,
			(SELECT coalesce(json_agg(json_build_array(office_id, desk_id, day, kind, opens_minute, closes_minute,
				step_minutes)), '[]') FROM schedule_exceptions
				WHERE day >= ${from}::date AND day < ${until}::date
					AND office_id IN (SELECT office_id FROM chosen)) AS exceptions,
			(SELECT coalesce(json_agg(json_build_array(day, kind)), '[]') FROM calendar_days
				WHERE day >= ${from}::date AND day < ${until}::date) AS calendar,
			(SELECT coalesce(json_object_agg(desk_id, flat), '{}') FROM (
				SELECT c.id AS desk_id, (SELECT json_agg(minute) FROM (
					SELECT unnest(ARRAY[starts, ends]) AS minute FROM (
						SELECT ${pair} FROM appointments a
						WHERE a.office_id = c.office_id AND a.desk_id = c.id AND ${occupied}
					) visits) minutes) AS flat FROM chosen c
				) busy WHERE flat IS NOT NULL) AS desk_busy,
			(SELECT coalesce(json_object_agg(officer_id, flat), '{}') FROM (
				SELECT o.officer_id, (SELECT json_agg(minute) FROM (
					SELECT unnest(ARRAY[starts, ends]) AS minute FROM (
						SELECT ${pair} FROM appointments a WHERE a.officer_id = o.officer_id AND ${occupied}
					) visits) minutes) AS flat FROM (SELECT DISTINCT officer_id FROM serving) o
				) busy WHERE flat IS NOT NULL) AS officer_busy
	`);
	return rows[0] ? assemble(rows[0], firstDay, days) : [];
}

function assemble(loaded: Loaded, firstDay: number, days: number): LoadedDesk[] {
	const rules = groupRules(loaded.rules);
	const officers = new Map<string, OfficerSchedule>();
	for (const [, id] of loaded.serving) {
		if (officers.has(id)) continue;
		const busy = busyOf(loaded.officer_busy[id]);
		officers.set(id, { id, week: weekOf(rules.get(id) ?? []), busy });
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
			week: weekOf(rules.get(desk.id) ?? []),
			serving: desk.beat === null ? null : (serving.get(desk.beat) ?? []),
			firstDay,
			exceptions,
			calendar,
			busy: busyOf(loaded.desk_busy[desk.id]),
		};
	});
}
