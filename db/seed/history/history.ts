import { sql } from "drizzle-orm";
import type { Database, Transaction } from "#db/client.ts";
import { sealContact } from "#domain/appointments/contact.ts";
import { dayNumber, dayText, instantAt, minutesPerDay } from "#domain/appointments/wall-clock.ts";
import { type Answer, throwUnlucky, writeAnswers } from "./answers.ts";
import { betterOffice, monthStart } from "./effects.ts";
import { linesOf, type PlannedOffice } from "./line.ts";
import { playDay } from "./play-day.ts";
import { historyMark, newRows, writeRows } from "./rows.ts";

/*
 * Two years of visits, tickets and answers for the demo: invented, of nobody, the same in every run. What is hidden in
 * them stands in effects.ts and in docs/decisions/0031.
 */

const months = 24;

export type HistoryCounts = { from: string; visits: number; tickets: number; answers: number };

type Span = { first: string | null; last: string | null };

async function loadOffices(transaction: Transaction): Promise<PlannedOffice[]> {
	const { rows } = await transaction.execute<PlannedOffice>(sql`
		SELECT o.id, o.zone, sum(b.population)::int AS residents,
			(SELECT sum(population)::int FROM beats WHERE unit_id = o.unit_id) AS "unitResidents",
			(SELECT coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'beatId', d.beat_id,
				'since', (SELECT min(lower(during)) FROM schedule_rules WHERE desk_id = d.id)) ORDER BY d.number), '[]')
				FROM desks d WHERE d.office_id = o.id AND d.active AND o.synthetic) AS desks
		FROM offices o JOIN beats b ON b.office_id = o.id
		GROUP BY o.id ORDER BY o.id`);
	return rows;
}

/** The second window that opened: a desk like the first, from that day on. Booked like any other today. */
async function openSecondWindow(transaction: Transaction, anchor: number): Promise<void> {
	const { officeId, monthsAgo } = betterOffice;
	const opened = dayText(monthStart(anchor, monthsAgo));
	const { rows } = await transaction.execute<{ id: string; model: string }>(sql`
		INSERT INTO desks (id, office_id, number, kind)
		SELECT ${officeId} || '-d' || last + 1, ${officeId}, last + 1, 'migration'
		FROM (SELECT max(number) AS last FROM desks WHERE office_id = ${officeId}) numbers WHERE last IS NOT NULL
		RETURNING id, (SELECT min(id) FROM desks WHERE office_id = ${officeId} AND kind = 'migration') AS model`);
	const [desk] = rows;
	if (!desk) return;
	await transaction.execute(sql`
		INSERT INTO desk_services (desk_id, service_id, minutes)
		SELECT ${desk.id}, service_id, minutes FROM desk_services WHERE desk_id = ${desk.model}`);
	await transaction.execute(sql`
		INSERT INTO schedule_rules (desk_id, weekday, opens_minute, closes_minute, step_minutes, during)
		SELECT ${desk.id}, weekday, opens_minute, closes_minute, step_minutes, daterange(${opened}::date, NULL)
		FROM schedule_rules WHERE desk_id = ${desk.model} AND change_id IS NULL`);
}

/** What people of the demo have done on those days themselves stays as it is, and nothing is laid over it. */
async function loadLived(transaction: Transaction, from: string, until: string) {
	const lines = await transaction.execute<{ line: string }>(sql`
		SELECT DISTINCT office_id || ' ' || day AS line FROM queue_lines WHERE day >= ${from} AND day < ${until}`);
	const slots = await transaction.execute<{ slot: string }>(sql`
		SELECT desk_id || ' ' || (extract(epoch FROM lower(during)) / 60)::int AS slot FROM appointments
		WHERE during && tsrange(${from}::date::timestamp, ${until}::date::timestamp)
			AND state NOT IN ('moved', 'expired') AND person_key <> ${historyMark}`);
	const holidays = await transaction.execute<{ day: string }>(sql`
		SELECT day::text FROM calendar_days WHERE kind IN ('holiday', 'day-off')`);
	return {
		lines: new Set(lines.rows.map((row) => row.line)),
		slots: new Set(slots.rows.map((row) => row.slot)),
		holidays: new Set(holidays.rows.map((row) => row.day)),
	};
}

/** The roll-up is told of each office and day, as the triggers would have. */
const noteChanges = (transaction: Transaction, from: string, until: string) =>
	transaction.execute(sql`INSERT INTO statistics_changes (office_id, day)
		SELECT office_id, lower(during)::date FROM appointments WHERE person_key = ${historyMark}
			AND lower(during)::date >= ${from}::date
		UNION
		SELECT office_id, day FROM queue_entries WHERE day >= ${from}::date AND day < ${until}::date`);

/** A load of rows that hang together by construction needs no check of each; whoever may not say so has each checked. */
async function withoutTriggers(transaction: Transaction): Promise<void> {
	const { rows } = await transaction.execute<{ may: boolean }>(
		sql`SELECT has_parameter_privilege('session_replication_role', 'SET') AS may`,
	);
	if (rows[0]?.may) await transaction.execute(sql`SET LOCAL session_replication_role = replica`);
}

/**
 * Writes the history from 24 whole months ago until yesterday; on a later day, the days since. Null: nothing is missing.
 * `today` (YYYY-MM-DD) is the first day that is left alone.
 */
export async function seedHistory(
	database: Database,
	today: string,
): Promise<HistoryCounts | null> {
	return await database.transaction(async (transaction) => {
		await transaction.execute(sql`SET LOCAL statement_timeout = 0`);
		await transaction.execute(sql`SET LOCAL idle_in_transaction_session_timeout = 0`);
		await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtext('qadam-seed-history'))`);
		const { rows: spans } = await transaction.execute<Span>(sql`
			SELECT min(lower(during))::date::text AS first, max(lower(during))::date::text AS last
			FROM appointments WHERE person_key = ${historyMark}`);
		const [span] = spans;
		const until = dayNumber(today);
		const from = span?.last ? dayNumber(span.last) + 1 : monthStart(until, months);
		if (from >= until) return null;
		const anchor = span?.first ? monthStart(dayNumber(span.first), -months) : until;

		if (!span?.last) await openSecondWindow(transaction, anchor);
		const offices = await loadOffices(transaction);
		const lived = await loadLived(transaction, dayText(from), today);
		const rows = newRows();
		const answers: Answer[] = [];
		const plans = offices.map((office) => ({ office, lines: linesOf(office) }));
		for (let day = from; day < until; day++) {
			if (lived.holidays.has(dayText(day))) continue;
			const midnights = new Map<string, number>();
			const midnightOf = (zone: string): number => {
				const known = midnights.get(zone) ?? instantAt(day * minutesPerDay, zone).getTime();
				midnights.set(zone, known);
				return known;
			};
			for (const [officeAt, { office, lines }] of plans.entries()) {
				if (lived.lines.has(`${office.id} ${dayText(day)}`)) continue;
				const midnight = midnightOf(office.zone);
				let at = 0;
				const next = () => at++;
				for (const line of lines)
					playDay(
						{ line, officeAt, day, anchor, midnight, taken: lived.slots, next },
						rows,
						answers,
					);
			}
		}
		if (!span?.last) throwUnlucky(answers, anchor);
		await withoutTriggers(transaction);
		await writeRows(transaction, rows, sealContact({ name: "Демо", phone: "" }));
		await writeAnswers(
			transaction,
			answers,
			instantAt(until * minutesPerDay, offices[0]?.zone ?? "UTC").getTime(),
		);
		await noteChanges(transaction, dayText(from), today);
		return {
			from: dayText(from),
			visits: rows.visits.count,
			tickets: rows.tickets.count,
			answers: answers.length,
		};
	});
}
