/*
 * The same figures from the rows themselves, in SQL that PostgreSQL and DuckDB both read: per office of the police world,
 * how many came, how many of those who were called waited long, how many of those who answered were content.
 */

const numbers = ["visits", "waits", "long", "answers", "satisfied"] as const;

/** What a CSV does not say of its columns: a join of texts would be slower than one of identifiers. */
export const rawTypes: Record<string, Record<string, string>> = {
	bench_visits: { state: "VARCHAR" },
	bench_tickets: { id: "UUID", visit: "UUID" },
	bench_turns: { ticket: "UUID" },
	bench_answers: { rating: "UTINYINT" },
};

/** Null: not to be shown, so there is nothing to compare. */
export type OfficeFigures = { office: string } & Record<(typeof numbers)[number], number | null>;

/** Tables under the names of bench_raw; `from` and `until` are days, `office` narrows to one. */
/** A row for each thing that counts, with what it adds to each figure. */
const countedThings = (where: string): string => `
		SELECT office, day, kind, 1 AS visits, 0 AS waits, 0 AS "long", 0 AS answers, 0 AS satisfied
		FROM bench_visits WHERE ${where} AND state <> 'moved'
		UNION ALL
		SELECT office, day, kind, 1, 0, 0, 0, 0 FROM bench_tickets WHERE ${where} AND visit IS NULL
		UNION ALL
		SELECT office, day, kind, 0, 1, CASE WHEN first_call - since >= INTERVAL '21 minutes' THEN 1 ELSE 0 END, 0, 0
		FROM (
			SELECT min(office) AS office, min(day) AS day, min(kind) AS kind,
				min(greatest(joined, coalesce(due, joined))) AS since, min(called) AS first_call
			FROM bench_tickets JOIN bench_turns ON bench_turns.ticket = bench_tickets.id
			WHERE ${where} AND outcome <> 'undone' GROUP BY bench_tickets.id) waits
		UNION ALL
		SELECT office, day, kind, 0, 0, 0, 1, CASE WHEN rating >= 4 THEN 1 ELSE 0 END
		FROM bench_answers WHERE ${where}`;

const sums = `office, sum(visits) AS visits, sum(waits) AS waits, sum("long") AS "long", sum(answers) AS answers,
		sum(satisfied) AS satisfied`;

const asked = (from: string, until: string, office?: string): string =>
	`day >= DATE '${from}' AND day < DATE '${until}' AND kind <> 'probation' ${office ? `AND office = '${office}'` : ""}`;

/** Tables under the names of rawViews; `from` and `until` are days, `office` narrows to one. */
export const rawFigures = (from: string, until: string, office?: string): string =>
	`SELECT ${sums} FROM (${countedThings(asked(from, until, office))}) things GROUP BY office ORDER BY office`;

/** The same from a table laid out for this very question: no join is left to do. */
export const flatTable = `CREATE TABLE bench_flat AS ${countedThings("TRUE")}`;
export const flatFigures = (from: string, until: string, office?: string): string =>
	`SELECT ${sums} FROM bench_flat WHERE ${asked(from, until, office)} GROUP BY office ORDER BY office`;

/** The raw tables under short names: views in PostgreSQL, files for DuckDB. */
export const rawViews: Record<string, string> = {
	bench_visits: `SELECT v.office_id AS office, lower(v.during)::date AS day, s.desk_kind AS kind, v.state
		FROM appointments v JOIN services s ON s.id = v.service_id WHERE v.state NOT IN ('held', 'expired')`,
	bench_tickets: `SELECT id, office_id AS office, day, desk_kind AS kind, appointment_id AS visit, joined_at AS joined,
		booked_for AS due FROM queue_entries`,
	bench_turns: "SELECT entry_id AS ticket, called_at AS called, outcome FROM queue_turns",
	bench_answers: "SELECT office_id AS office, day, desk_kind AS kind, rating FROM feedback_answers",
};

export const readFigures = (rows: readonly Record<string, unknown>[]): OfficeFigures[] =>
	rows.map((row) => {
		const [visits = 0, waits = 0, long = 0, answers = 0, satisfied = 0] = numbers.map((name) =>
			Number(row[name]),
		);
		return { office: String(row.office), visits, waits, long, answers, satisfied };
	});

/** In how many numbers two of the ways differ. */
export const differences = (
	one: readonly OfficeFigures[],
	other: readonly OfficeFigures[],
): number => {
	const found = new Map(other.map((row) => [row.office, row]));
	return (
		Math.abs(one.length - other.length) * numbers.length +
		one
			.map(
				(row) =>
					numbers.filter(
						(name) => row[name] !== null && row[name] !== found.get(row.office)?.[name],
					).length,
			)
			.reduce((sum, count) => sum + count, 0)
	);
};
