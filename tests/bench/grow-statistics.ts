import { asking } from "./database.ts";

/*
 * Visits, tickets, turns and answers by the million, as the portal keeps them: every table that the figures are counted
 * from, in proportion. Made by PostgreSQL itself; the numbers come from hashes, so they are the same in every run.
 */

const tables = [
	"appointments",
	"queue_entries",
	"queue_turns",
	"feedback_invitations",
	"feedback_answers",
] as const;

/** What the roll-up and the raw queries find rows by. The others are dropped: they would only cost time and disk. */
const keptIndexes = [
	"appointments_day_office",
	"queue_entries_line",
	"queue_turns_entry",
	"feedback_invitations_office_day",
	"feedback_answers_office_day",
];

/** 0 … 1, another for each name and person. */
const luck = (name: number) => `((hashint8extended(n, ${name}) & 1048575) / 1048576.0)`;

/** One row a person: what happened to them. `$1` people over `$2` days from `$3` on, at every office. */
const people = `
	CREATE UNLOGGED TABLE bench_people AS
	SELECT n, office, day, kind, booked, state, wait, minutes, rating,
		CASE kind WHEN 'inspector' THEN 'inspector-reception' WHEN 'probation' THEN 'window-visit'
			ELSE (ARRAY['residence-permit-fingerprints', 'temporary-residence', 'labour-permit-fingerprints'])[1 + (n % 3)::int] END AS service,
		(day + interval '9 hours' + (n % 480) * interval '1 minute') AS starts
	FROM (
		SELECT n, place.id AS office, $3::date + ((n / place.many) % $2::int)::int AS day,
			CASE WHEN ${luck(1)} < 0.45 THEN 'inspector' WHEN ${luck(1)} < 0.85 THEN 'migration' ELSE 'probation' END AS kind,
			${luck(2)} < 0.65 AS booked,
			CASE WHEN ${luck(3)} < 0.86 THEN 'served' WHEN ${luck(3)} < 0.94 THEN 'not-come'
				WHEN ${luck(3)} < 0.99 THEN 'cancelled-by-resident' ELSE 'cancelled-by-office' END AS state,
			(-ln(1 - ${luck(4)}) * 720)::int AS wait, (120 - ln(1 - ${luck(5)}) * 600)::int AS minutes,
			CASE WHEN ${luck(6)} < 0.2 THEN 1 + floor(5 * sqrt(${luck(7)}))::int END AS rating
		FROM generate_series(1, $1::bigint) AS n
		JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS many FROM offices) place
			ON place.at = n % place.many
	) drawn`;

const id = (table: number) =>
	`('0000000${table}-0000-8000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const zone = "AT TIME ZONE 'Asia/Almaty'";
/** A booked person's ticket is taken five minutes before the time, and the wait counts from the time on. */
const joined = `(starts - CASE WHEN booked THEN interval '5 minutes' ELSE interval '0' END) ${zone}`;
const called = `(starts + wait * interval '1 second') ${zone}`;
const ended = `(starts + (wait + minutes) * interval '1 second') ${zone}`;
const isServed = "state = 'served'";
const hasTicket = `(NOT booked OR ${isServed})`;

const fillings: [what: string, statement: string][] = [
	["People", people],
	[
		"Booked visits",
		`INSERT INTO appointments (id, reference, office_id, desk_id, service_id, during, state, contact, person_key,
			language, created_at, booked_at, closed_at)
		SELECT ${id(1)}, lpad(n::text, 10, '0'), office, office || '-d1', service,
			tsrange(starts, starts + interval '20 minutes'), state, '\\x00', 'bench', 'kk', starts, starts - (n % 15) * interval '1 day', starts
		FROM bench_people WHERE booked`,
	],
	[
		"Tickets",
		`INSERT INTO queue_entries (id, office_id, day, desk_kind, appointment_id, letter, number, state, joined_at,
			booked_for, called_at, ended_at, language)
		SELECT ${id(2)}, office, day, kind, CASE WHEN booked THEN ${id(1)} END, 'A', 1 + n % 9000,
			CASE WHEN ${isServed} THEN 'finished' ELSE 'left' END, ${joined}, CASE WHEN booked THEN starts ${zone} END,
			CASE WHEN ${isServed} THEN ${called} END, ${ended}, 'kk'
		FROM bench_people WHERE ${hasTicket}`,
	],
	[
		"Turns",
		`INSERT INTO queue_turns (id, entry_id, office_id, desk_kind, desk_id, called_at, started_at, ended_at, outcome)
		SELECT ${id(3)}, ${id(2)}, office, kind, office || '-d1', ${called}, ${called}, ${ended}, 'finished'
		FROM bench_people WHERE ${hasTicket} AND ${isServed}`,
	],
	[
		"Invitations",
		`INSERT INTO feedback_invitations (id, appointment_id, entry_id, office_id, desk_kind, service_id, day, language,
			created_at, expires_at)
		SELECT ${id(4)}, CASE WHEN booked THEN ${id(1)} END, CASE WHEN NOT booked THEN ${id(2)} END, office, kind,
			CASE WHEN booked THEN service END, day, 'kk', ${ended}, ${ended} + interval '14 days'
		FROM bench_people WHERE ${isServed}`,
	],
	[
		"Answers",
		`INSERT INTO feedback_answers (id, invitation_id, office_id, desk_kind, service_id, day, rating, chips, channel,
			language, created_at)
		SELECT ${id(5)}, ${id(4)}, office, kind, CASE WHEN booked THEN service END, day, rating,
			CASE WHEN rating < 3 THEN '{long-wait}'::text[] ELSE '{clear}' END, 'message', 'kk', ${ended}
		FROM bench_people WHERE ${isServed} AND rating IS NOT NULL`,
	],
];

/** Replaces the demo's visits by so many over those days. Foreign keys and triggers are left aside meanwhile. */
export function growStatistics(
	url: string,
	wanted: { people: number; firstDay: string; days: number },
	say: (line: string) => void,
): Promise<void> {
	return asking(url, async (client) => {
		await client.query("SET session_replication_role = replica");
		await client.query("SET maintenance_work_mem = '1GB'");
		await client.query("SET synchronous_commit = off");
		await client.query(`TRUNCATE ${tables.join(", ")}, statistics_changes CASCADE`);
		const { rows: kept } = await client.query<{ indexdef: string }>(
			"SELECT indexdef FROM pg_indexes WHERE indexname = ANY($1)",
			[keptIndexes],
		);
		await client.query(`DO $$ DECLARE one record; BEGIN
			FOR one IN SELECT conrelid::regclass AS of, conname FROM pg_constraint
				WHERE conrelid::regclass::text IN (${tables.map((table) => `'${table}'`).join(", ")}) AND contype <> 'n'
			LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', one.of, one.conname); END LOOP;
			FOR one IN SELECT indexname FROM pg_indexes WHERE tablename IN (${tables.map((table) => `'${table}'`).join(", ")})
			LOOP EXECUTE format('DROP INDEX %I', one.indexname); END LOOP; END $$`);
		for (const table of tables) await client.query(`ALTER TABLE ${table} SET UNLOGGED`);
		for (const [what, statement] of fillings) {
			say(what);
			const values = statement === people ? [wanted.people, wanted.days, wanted.firstDay] : [];
			// What is no query of rows takes no parameters.
			const text = values.reduce<string>(
				(sum, value, at) => sum.replaceAll(`$${at + 1}`, () => `'${value}'`),
				statement,
			);
			await client.query(text);
		}
		say("Indexes");
		await client.query("DROP TABLE bench_people");
		await client.query("ALTER TABLE appointments ADD PRIMARY KEY (id)");
		for (const { indexdef } of kept) await client.query(indexdef);
		for (const table of tables) await client.query(`VACUUM (ANALYZE) ${table}`);
	});
}
