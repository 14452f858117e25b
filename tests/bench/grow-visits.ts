import { asking } from "./database.ts";

/** Adds desks for one more service to the largest office, until there are so many of them. */
export function openLargeOffice(url: string, desks: number) {
	const officeId = "1110-4";
	const serviceId = "bench-service";
	return asking(url, async (client) => {
		await client.query(
			`INSERT INTO services SELECT (jsonb_populate_record(s, jsonb_build_object('id', $1::text, 'horizon_days', 60))).*
			FROM services s WHERE id = 'residence-permit-fingerprints'`,
			[serviceId],
		);
		await client.query(
			`INSERT INTO desks (id, office_id, number, kind, beat_id, active)
			SELECT $1 || '-b' || n, $1, 1000 + n, 'migration', NULL, true FROM generate_series(1, $2::int) n`,
			[officeId, desks],
		);
		await client.query(
			"INSERT INTO desk_services (desk_id, service_id) SELECT id, $1 FROM desks WHERE number > 1000",
			[serviceId],
		);
		await client.query(
			`INSERT INTO schedule_rules (desk_id, weekday, opens_minute, closes_minute, step_minutes, during)
			SELECT d.id, w, h.opens, h.opens + 240, 20, '[2020-01-01,)'
			FROM desks d, generate_series(1, 5) w, (VALUES (540), (840)) AS h(opens) WHERE d.number > 1000`,
		);
		return { officeId, serviceId };
	});
}

const visitColumns = `reference, office_id, desk_id, service_id, beat_id, officer_id, during, state, contact, person_key,
	phone_tail_key, language, booked_at`;

/** Books about every third slot of those desks. Answers how many visits stand there. */
export function bookSome(
	url: string,
	officeId: string,
	serviceId: string,
	fromDay: number,
	days: number,
): Promise<number> {
	return asking(url, async (client) => {
		const { rowCount } = await client.query(
			`INSERT INTO appointments (${visitColumns})
			SELECT lpad((8000000000 + row_number() OVER ())::text, 10, '0'), d.office_id, d.id, $2, NULL, NULL,
				tsrange(start, start + interval '20 minutes'), 'booked', '\\x00', 'booked ' || d.id || start, 'tail', 'kk', now()
			FROM desks d, generate_series(0, $4::int - 1) AS day, generate_series(0, 23) AS place,
				LATERAL (SELECT timestamp '1970-01-01' + ($3::int + day) * interval '1 day' + interval '9 hours'
					+ (place * 20 + CASE WHEN place >= 12 THEN 60 ELSE 0 END) * interval '1 minute' AS start) s
			WHERE d.office_id = $1 AND d.number > 1000 AND (d.number * 7 + day * 5 + place * 11) % 3 = 0
			ON CONFLICT DO NOTHING`,
			[officeId, serviceId, fromDay, days],
		);
		await client.query("ANALYZE appointments");
		return rowCount ?? 0;
	});
}

/** Visits of the years before, served or not come, at every desk. Foreign keys are left aside while they are written. */
export function addPastVisits(url: string, wanted: number): Promise<void> {
	return asking(url, async (client) => {
		await client.query("SET session_replication_role = replica");
		await client.query(
			`INSERT INTO appointments (${visitColumns})
			SELECT lpad(n::text, 10, '0'), d.office_id, d.id, 'inspector-reception', d.beat_id, d.officer_id,
				tsrange(start, start + interval '20 minutes'), CASE WHEN n % 6 = 0 THEN 'not-come' ELSE 'served' END,
				decode(md5(n::text), 'hex'), md5((n % 300000)::text), md5((n % 10000)::text), 'kk', start
			FROM generate_series(1, $1::int) AS n
			JOIN (SELECT id, office_id, beat_id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS many,
					(SELECT min(officer_id::text)::uuid FROM assignments a WHERE a.beat_id = desks.beat_id) AS officer_id
				FROM desks) d ON d.place = n % d.many
			CROSS JOIN LATERAL (SELECT date_trunc('day', now()::timestamp) - (1 + n / d.many / 9) * interval '1 day'
				+ interval '17 hours' + (n / d.many % 9) * interval '20 minutes' AS start) s`,
			[wanted],
		);
		await client.query("VACUUM (ANALYZE) appointments");
	});
}
