import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { pool, type Transaction } from "#db/client.ts";
import { liveStates } from "#db/schema/appointments.ts";
import { assembleSchedules, type LoadedDesk, type LoadedSchedules } from "./assemble-schedules.ts";
import { dayText } from "./wall-clock.ts";

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

const dialect = new PgDialect();

/**
 * Planning this query takes PostgreSQL four times as long as running it. Under a name each connection plans it once;
 * each combination of filters has a text, and so a name, of its own.
 */
async function runNamed(query: SQL, name: string): Promise<LoadedSchedules | undefined> {
	const { sql: text, params } = dialect.sqlToQuery(query);
	const { rows } = await pool.query<LoadedSchedules>({ name, text, values: params });
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
	/** To see what a transaction has changed. */
	transaction?: Transaction,
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
				closes_minute, step_minutes, lower(during), upper(during), ordinal, every_weeks, anchor, nth_of_month)),
				'[]') FROM (
					SELECT r.*, coalesce(c.ordinal, 0) AS ordinal
					FROM schedule_rules r LEFT JOIN schedule_changes c ON c.id = r.change_id
					WHERE r.desk_id IN (SELECT id FROM chosen WHERE beat_id IS NULL) AND c.withdrawn_at IS NULL
					UNION ALL
					SELECT r.*, coalesce(c.ordinal, 0) AS ordinal
					FROM schedule_rules r LEFT JOIN schedule_changes c ON c.id = r.change_id
					WHERE r.officer_id IN (SELECT officer_id FROM serving) AND c.withdrawn_at IS NULL
				) rules WHERE during && daterange(${from}::date, ${until}::date)) AS rules,
			(SELECT coalesce(json_agg(json_build_array(coalesce(desk_id, officer_id::text), kind, ordinal, lower(during),
				upper(during), step_minutes)), '[]') FROM schedule_changes
				WHERE kind IN ('hours', 'capacity') AND withdrawn_at IS NULL
					AND during && daterange(${from}::date, ${until}::date)
					AND ((office_id IN (SELECT office_id FROM chosen) AND desk_id IN (SELECT id FROM chosen))
						OR officer_id IN (SELECT officer_id FROM serving))) AS layers,
			(SELECT coalesce(json_agg(json_build_array(a.officer_id, lower(a.during), upper(a.during), a.opens_minute,
				a.closes_minute)), '[]') FROM absences a LEFT JOIN schedule_changes c ON c.id = a.change_id
				WHERE a.officer_id IN (SELECT officer_id FROM serving) AND c.withdrawn_at IS NULL
					AND a.during && daterange(${from}::date, ${until}::date)) AS absences,
			(SELECT coalesce(json_agg(json_build_array(e.office_id, e.desk_id, e.day, e.kind, e.opens_minute,
				e.closes_minute, e.step_minutes)), '[]')
				FROM schedule_exceptions e LEFT JOIN schedule_changes c ON c.id = e.change_id
				WHERE e.day >= ${from}::date AND e.day < ${until}::date
					AND e.office_id IN (SELECT office_id FROM chosen) AND c.withdrawn_at IS NULL) AS exceptions,
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
	const loaded = transaction
		? (await transaction.execute<LoadedSchedules>(query)).rows[0]
		: await runNamed(query, `schedules_${shape}`);
	return loaded ? assembleSchedules(loaded, firstDay, days) : [];
}
