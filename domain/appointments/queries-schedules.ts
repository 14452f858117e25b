import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { pool } from "#db/client.ts";
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
export type LoadedDesk = DeskSchedule & {
	zone: string;
	number: number;
	/** Of the service asked for; 0 when none was. */
	noticeMinutes: number;
	horizonDays: number;
	/** Somebody's hold on the desk has run out and not been cleared away. */
	hasOverdueHold: boolean;
};

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

function busyOf(flat: readonly number[] | null | undefined) {
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

const dialect = new PgDialect();

/**
 * Planning this query takes PostgreSQL four times as long as running it. Under a name each connection plans it once;
 * each combination of filters has a text, and so a name, of its own.
 */
async function runNamed(query: SQL, name: string): Promise<Loaded | undefined> {
	const { sql: text, params } = dialect.sqlToQuery(query);
	const { rows } = await pool.query<Loaded>({ name, text, values: params });
	return rows[0];
}

const visitsAt = (condition: SQL, from: string, until: string, now: string) => sql`
	SELECT json_agg(minute) AS flat FROM (
		SELECT unnest(ARRAY[${wallMinuteOf(sql`lower(a.during)`)}, ${wallMinuteOf(sql`upper(a.during)`)}]) AS minute
		FROM appointments a
		WHERE ${condition} AND a.state IN (${liveList})
			AND a.during && tsrange(${from}::date::timestamp, ${until}::date::timestamp)
			AND NOT (a.state = 'held' AND a.hold_expires_at <= ${now}::timestamptz)
	) minutes`;

/**
 * The schedules of the chosen desks with their visits from `firstDay` on for so many days, in one round trip.
 * A hold that has run out counts as free although nobody has cleared it away yet.
 */
export async function loadSchedules(
	filter: DeskFilter,
	firstDay: number,
	days: number,
	now: Date,
): Promise<LoadedDesk[]> {
	const from = dayText(firstDay);
	const until = dayText(firstDay + days);
	const at = now.toISOString();
	const { serviceId, officeId, beatId, deskId } = filter;
	const conditions = [sql`d.active`];
	if (officeId) conditions.push(sql`d.office_id = ${officeId}`);
	if (beatId) conditions.push(sql`d.beat_id = ${beatId}`);
	if (deskId) conditions.push(sql`d.id = ${deskId}`);
	const shape = [serviceId, officeId, beatId, deskId].map((given) => (given ? 1 : 0)).join("");
	const ofService = serviceId
		? sql`coalesce(ds.minutes, s.minutes) AS minutes, s.notice_minutes AS notice, s.horizon_days AS horizon`
		: sql`1 AS minutes, 0 AS notice, 0 AS horizon`;
	const offering = serviceId
		? sql`JOIN desk_services ds ON ds.desk_id = d.id AND ds.service_id = ${serviceId}
			JOIN services s ON s.id = ds.service_id AND s.bookable`
		: sql``;
	const query = sql`
		WITH chosen AS MATERIALIZED (
			SELECT d.id, d.office_id, d.beat_id, d.number, o.zone, ${ofService}
			FROM desks d JOIN offices o ON o.id = d.office_id ${offering}
			WHERE ${sql.join(conditions, sql` AND `)}
		), serving AS MATERIALIZED (
			SELECT beat_id, officer_id, kind, lower(during) AS starts, upper(during) AS ends FROM assignments
			WHERE beat_id IN (SELECT beat_id FROM chosen)
				AND during && daterange(${from}::date, ${until}::date)
		), overdue AS MATERIALIZED (
			SELECT DISTINCT desk_id FROM appointments a
			WHERE a.state = 'held' AND a.hold_expires_at <= ${at}::timestamptz
		)
		SELECT
			(SELECT coalesce(json_agg(json_build_object('id', id, 'office', office_id, 'beat', beat_id,
				'n', number, 'm', minutes, 'zone', zone, 'notice', notice, 'horizon', horizon,
				'overdue', id IN (SELECT desk_id FROM overdue)) ORDER BY office_id, number), '[]')
				FROM chosen) AS desks,
			(SELECT coalesce(json_agg(json_build_array(beat_id, officer_id, kind, coalesce(starts, ${from}::date), ends)),
				'[]') FROM serving) AS serving,
			(SELECT coalesce(json_agg(json_build_array(coalesce(desk_id, officer_id::text), weekday, opens_minute,
				closes_minute, step_minutes, lower(during), upper(during))), '[]') FROM (
					SELECT r.* FROM schedule_rules r WHERE r.desk_id IN (SELECT id FROM chosen WHERE beat_id IS NULL)
					UNION ALL
					SELECT r.* FROM schedule_rules r WHERE r.officer_id IN (SELECT officer_id FROM serving)
				) rules) AS rules,
			(SELECT coalesce(json_agg(json_build_array(office_id, desk_id, day, kind, opens_minute, closes_minute,
				step_minutes)), '[]') FROM schedule_exceptions
				WHERE day >= ${from}::date AND day < ${until}::date
					AND office_id IN (SELECT office_id FROM chosen)) AS exceptions,
			(SELECT coalesce(json_agg(json_build_array(day, kind)), '[]') FROM calendar_days
				WHERE day >= ${from}::date AND day < ${until}::date) AS calendar,
			(SELECT coalesce(json_object_agg(c.id, visits.flat), '{}') FROM chosen c CROSS JOIN LATERAL (
				${visitsAt(sql`a.office_id = c.office_id AND a.desk_id = c.id`, from, until, at)}
			) visits) AS desk_busy,
			(SELECT coalesce(json_object_agg(o.officer_id, visits.flat), '{}')
				FROM (SELECT DISTINCT officer_id FROM serving) o CROSS JOIN LATERAL (
				${visitsAt(sql`a.officer_id = o.officer_id`, from, until, at)}
			) visits) AS officer_busy
	`;
	const loaded = await runNamed(query, `schedules_${shape}`);
	return loaded ? assemble(loaded, firstDay, days) : [];
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
