import { type SQL, sql } from "drizzle-orm";
import { liveList } from "#domain/appointments/queries-schedules.ts";
import { dayText, timestampText } from "#domain/appointments/wall-clock.ts";

const occupies = (
	now: Date,
): SQL => sql`a.state IN (${liveList}) AND a.during && tsrange(x.day, x.day + 1)
	AND NOT (a.state = 'held' AND a.hold_expires_at <= ${now})`;

/** The newest change of that kind over a day of the rule's owner that is newer than the rule itself. */
const newest = (kind: "hours" | "capacity", wanted: SQL): SQL => sql`(
	SELECT ${wanted} FROM schedule_changes n
	WHERE n.kind = ${sql.raw(`'${kind}'`)} AND n.withdrawn_at IS NULL AND n.during @> x.day
		AND (n.desk_id = r.desk_id OR n.officer_id = r.officer_id)
		AND (c.ordinal IS NULL OR n.ordinal > c.ordinal)
	ORDER BY n.ordinal DESC LIMIT 1)`;

/**
 * Free slots as the database computes them: hours of the day minus closures minus live visits, as a tsmultirange.
 * Written apart from the arithmetic in domain/appointments, to compare the two.
 */
export const slotsBySql = (asked: {
	deskIds: readonly string[];
	fromDay: number;
	days: number;
	minutes: number;
	/** Minutes of the wall clock. */
	notBefore: number;
	now: Date;
}): SQL => sql`
	WITH days AS (
		SELECT day.day::date AS day, CASE WHEN c.kind = 'working-day' AND extract(isodow FROM day.day) > 5 THEN 5
			ELSE extract(isodow FROM day.day) END AS weekday, coalesce(c.kind IN ('holiday', 'day-off'), false) AS off
		FROM generate_series(${dayText(asked.fromDay)}::date, ${dayText(asked.fromDay + asked.days - 1)}::date,
			interval '1 day') AS day(day)
		LEFT JOIN calendar_days c ON c.day = day.day::date
	), desk_days AS (
		SELECT d.id AS desk_id, d.office_id, d.beat_id, days.*, (
			SELECT a.officer_id FROM assignments a WHERE a.beat_id = d.beat_id AND a.during @> days.day
			ORDER BY a.kind LIMIT 1) AS officer_id
		FROM desks d CROSS JOIN days WHERE d.id = ANY(${`{${asked.deskIds.join(",")}}`}::text[])
	), hours AS (
		SELECT x.*, r.opens_minute AS opens, r.closes_minute AS closes,
			coalesce(${newest("capacity", sql`n.step_minutes`)}, r.step_minutes) AS step
		FROM desk_days x JOIN schedule_rules r ON r.weekday = x.weekday AND r.during @> x.day AND NOT x.off
			AND (CASE WHEN x.beat_id IS NULL THEN r.desk_id = x.desk_id ELSE r.officer_id = x.officer_id END)
		LEFT JOIN schedule_changes c ON c.id = r.change_id
		WHERE c.withdrawn_at IS NULL AND ${newest("hours", sql`true`)} IS NULL
			AND ${newest("capacity", sql`n.step_minutes IS NULL`)} IS DISTINCT FROM true
			AND mod((date_trunc('week', x.day)::date - date_trunc('week', coalesce(r.anchor, x.day))::date) / 7,
				r.every_weeks) = 0
			AND (r.nth_of_month IS NULL
				OR r.nth_of_month = 1 + (extract(day FROM x.day)::int - 1) / 7
				OR (r.nth_of_month = -1 AND extract(month FROM x.day + 7) <> extract(month FROM x.day)))
		UNION ALL
		SELECT x.*, e.opens_minute, e.closes_minute, e.step_minutes
		FROM desk_days x JOIN schedule_exceptions e ON e.kind = 'open' AND e.day = x.day AND e.desk_id = x.desk_id
		LEFT JOIN schedule_changes c ON c.id = e.change_id
		WHERE (x.beat_id IS NULL OR x.officer_id IS NOT NULL) AND c.withdrawn_at IS NULL
	), busy AS MATERIALIZED (
		SELECT x.desk_id, x.day,
			coalesce((SELECT range_agg(tsrange(e.day + e.opens_minute * interval '1 minute',
					e.day + e.closes_minute * interval '1 minute')) FROM schedule_exceptions e
				LEFT JOIN schedule_changes c ON c.id = e.change_id
				WHERE c.withdrawn_at IS NULL AND e.kind = 'closed' AND e.day = x.day AND e.office_id = x.office_id
					AND (e.desk_id IS NULL OR e.desk_id = x.desk_id)), '{}')
			+ coalesce((SELECT range_agg(tsrange(x.day + a.opens_minute * interval '1 minute',
					x.day + a.closes_minute * interval '1 minute')) FROM absences a
				LEFT JOIN schedule_changes c ON c.id = a.change_id
				WHERE c.withdrawn_at IS NULL AND a.officer_id = x.officer_id AND a.during @> x.day), '{}')
			+ coalesce((SELECT range_agg(a.during) FROM appointments a
				WHERE a.office_id = x.office_id AND a.desk_id = x.desk_id AND ${occupies(asked.now)}), '{}')
			+ coalesce((SELECT range_agg(a.during) FROM appointments a
				WHERE a.officer_id = x.officer_id AND ${occupies(asked.now)}), '{}') AS times
		FROM desk_days x
	), free AS (
		SELECT h.*, tsmultirange(tsrange(h.day + opens * interval '1 minute', h.day + closes * interval '1 minute'))
			- busy.times AS times
		FROM hours h JOIN busy USING (desk_id, day)
	)
	SELECT DISTINCT desk_id, (extract(epoch FROM start) / 60)::int AS start FROM free,
		generate_series(day + opens * interval '1 minute', day + (closes - ${asked.minutes}) * interval '1 minute',
			step * interval '1 minute') AS start
	WHERE tsrange(start, start + ${asked.minutes} * interval '1 minute') <@ times
		AND start >= ${timestampText(asked.notBefore)}::timestamp
	ORDER BY desk_id, start`;
