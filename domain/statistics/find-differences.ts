import { type SQL, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { countChips, countDays } from "./count-sql.ts";
import { byIndex, type Cell, withCells, withoutHaste } from "./roll-up.ts";

/** A row that says something else than the visits do. */
export type Difference = Cell & {
	table: "statistics_days" | "statistics_chips";
	deskKind: string;
	serviceId: string;
	chip: string | null;
	/** The counters that differ, as stored and as counted; null: there is no such row. */
	stored: Record<string, unknown> | null;
	counted: Record<string, unknown> | null;
};

/** Months from the first to the last, as [first day, last day]: a recount takes one at a time. */
function monthsBetween(from: string, to: string): [string, string][] {
	const last = Temporal.PlainDate.from(to);
	const months: [string, string][] = [];
	let first = Temporal.PlainDate.from(from);
	while (Temporal.PlainDate.compare(first, last) <= 0) {
		const end = first.with({ day: first.daysInMonth });
		const until = Temporal.PlainDate.compare(end, last) < 0 ? end : last;
		months.push([first.toString(), until.toString()]);
		first = end.add({ days: 1 });
	}
	return months;
}

/** The first and the last day that anything is known of, stored or true; null: nothing is. */
async function findDays(transaction: Transaction): Promise<{ from: string; to: string } | null> {
	await withoutHaste(transaction);
	const { rows } = await transaction.execute<{ from: string | null; to: string | null }>(sql`
		SELECT min(first)::text AS "from", max(last)::text AS "to" FROM (
			SELECT min(lower(during)::date) AS first, max(lower(during)::date) AS last
			FROM appointments WHERE state NOT IN ('held', 'expired')
			UNION ALL SELECT min(day), max(day) FROM queue_entries
			UNION ALL SELECT min(day), max(day) FROM feedback_invitations
			UNION ALL SELECT min(day), max(day) FROM feedback_answers
			UNION ALL SELECT min(day), max(day) FROM statistics_days
			UNION ALL SELECT min(day), max(day) FROM statistics_chips
		) days`);
	const [row] = rows;
	return row?.from && row.to ? { from: row.from, to: row.to } : null;
}

async function listCells(transaction: Transaction, from: string, to: string): Promise<Cell[]> {
	const { rows } = await transaction.execute<Cell>(sql`
		SELECT office.id AS "officeId", day::date::text AS day
		FROM (SELECT id FROM offices UNION SELECT office_id FROM statistics_days
			UNION SELECT office_id FROM statistics_chips) office
		CROSS JOIN generate_series(${from}::date, ${to}::date, interval '1 day') AS day`);
	return rows;
}

/**
 * One statement, hence one snapshot of visits, roll-up and waiting changes together: a cell that has a change waiting
 * is late and not wrong (see takeRound in roll-up.ts), any other that differs is. Nothing is locked.
 */
const compare = (
	cells: readonly Cell[],
	table: Difference["table"],
	count: string,
	keys: SQL,
) => sql`
	${withCells(cells)},
	counted AS MATERIALIZED (${sql.raw(count)}),
	stored AS (
		SELECT stored.* FROM ${sql.raw(table)} stored
		JOIN cells ON cells.office_id = stored.office_id AND cells.day = stored.day),
	rows AS (
		SELECT office_id, day, to_jsonb(stored) AS stored, to_jsonb(counted) AS counted
		FROM stored FULL JOIN counted USING (${keys}))
	SELECT rows.stored, rows.counted FROM rows
	WHERE rows.stored IS DISTINCT FROM rows.counted
		AND NOT EXISTS (SELECT FROM statistics_changes waiting
			WHERE waiting.office_id = rows.office_id AND waiting.day = rows.day)
	ORDER BY rows.day, rows.office_id`;

type Counters = Record<string, unknown>;
const keyNames = new Set(["office_id", "day", "desk_kind", "service_id", "chip"]);

function differenceOf(
	table: Difference["table"],
	{ stored, counted }: { stored: Counters | null; counted: Counters | null },
): Difference {
	const row = stored ?? counted ?? {};
	const text = (name: string): string => String(row[name]);
	const differing = Object.keys(row).filter(
		(name) =>
			!keyNames.has(name) && JSON.stringify(stored?.[name]) !== JSON.stringify(counted?.[name]),
	);
	const only = (from: Counters | null) =>
		from && Object.fromEntries(differing.map((name) => [name, from[name]]));
	return {
		table,
		officeId: text("office_id"),
		day: text("day"),
		deskKind: text("desk_kind"),
		serviceId: text("service_id"),
		chip: row.chip === undefined ? null : text("chip"),
		stored: only(stored),
		counted: only(counted),
	};
}

const keysOfDays = sql`office_id, day, desk_kind, service_id`;
const keysOfChips = sql`office_id, day, desk_kind, service_id, chip`;

/** Where the roll-up says something else than the visits, a month at a time. Changes nothing and hinders nobody. */
export async function* findDifferencesByMonth(
	from?: string,
	to?: string,
): AsyncGenerator<{ month: string; differences: Difference[] }> {
	const days = await db.transaction(findDays);
	if (!days) return;
	for (const [first, last] of monthsBetween(from ?? days.from, to ?? days.to)) {
		const differences = await db.transaction(
			async (transaction) => {
				await withoutHaste(transaction);
				const cells = await listCells(transaction, first, last);
				await byIndex(transaction);
				type Row = Parameters<typeof differenceOf>[1];
				const ofDays = await transaction.execute<Row>(
					compare(cells, "statistics_days", countDays, keysOfDays),
				);
				const ofChips = await transaction.execute<Row>(
					compare(cells, "statistics_chips", countChips, keysOfChips),
				);
				return [
					...ofDays.rows.map((row) => differenceOf("statistics_days", row)),
					...ofChips.rows.map((row) => differenceOf("statistics_chips", row)),
				];
			},
			{ accessMode: "read only" },
		);
		yield { month: first.slice(0, 7), differences };
	}
}

/** All of them, of days from … to (YYYY-MM-DD); by default of every day that anything is known of. */
export async function findDifferences(from?: string, to?: string): Promise<Difference[]> {
	const all: Difference[] = [];
	for await (const { differences } of findDifferencesByMonth(from, to)) all.push(...differences);
	return all;
}
