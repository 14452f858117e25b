import { sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { chipColumns, countChips, countDays, dayColumns } from "./count-sql.ts";

export type Cell = { officeId: string; day: string };

/** So many changes are taken, and so many offices' days worked out, in one transaction. */
const changesAtOnce = 20_000;
const cellsAtOnce = 400;

/** `WITH cells …`: what the counting of count-sql.ts runs over. */
export const withCells = (cells: readonly Cell[]) => {
	const offices = cells.map((cell) => cell.officeId);
	const days = cells.map((cell) => cell.day);
	return sql`WITH cells AS MATERIALIZED (
		SELECT * FROM unnest(${sql.param(offices)}::text[], ${sql.param(days)}::date[]) AS cell (office_id, day))`;
};

/** Not a page's query: it may read a month of a whole region. */
export const withoutHaste = (transaction: Transaction) =>
	transaction.execute(sql`SELECT set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true),
		set_config('idle_in_transaction_session_timeout', '0', true)`);

/**
 * Each cell is looked up by its index, whatever the planner believes of the tables: after a load whose statistics are
 * not gathered yet it would read all visits for each batch of days.
 */
export const byIndex = (transaction: Transaction) =>
	transaction.execute(sql`SELECT set_config('enable_seqscan', 'off', true)`);

async function writeCells(transaction: Transaction, cells: readonly Cell[]): Promise<void> {
	for (let at = 0; at < cells.length; at += cellsAtOnce) {
		const some = withCells(cells.slice(at, at + cellsAtOnce));
		await transaction.execute(sql`${some}
			DELETE FROM statistics_days stored USING cells
			WHERE stored.office_id = cells.office_id AND stored.day = cells.day`);
		await transaction.execute(sql`${some}
			INSERT INTO statistics_days (${sql.raw(dayColumns)}) ${sql.raw(countDays)}`);
		await transaction.execute(sql`${some}
			DELETE FROM statistics_chips stored USING cells
			WHERE stored.office_id = cells.office_id AND stored.day = cells.day`);
		await transaction.execute(sql`${some}
			INSERT INTO statistics_chips (${sql.raw(chipColumns)}) ${sql.raw(countChips)}`);
	}
}

/**
 * Takes what changed and works out those offices' days anew. Null: nothing had changed.
 *
 * Exact whatever happens meanwhile, at READ COMMITTED. A change commits together with its row of statistics_changes; so
 * a row that the DELETE sees belongs to a change that each later statement of this transaction sees too. A change that
 * commits after the DELETE leaves its row behind for the next round, even when this round has counted it already. An
 * abort gives the rows back. One round at a time: a slower one could otherwise put an older count over a newer.
 * Hence at any moment each office's day is right, or has a row waiting.
 */
const takeRound = (): Promise<{ changes: number; cells: number } | null> =>
	db.transaction(async (transaction) => {
		await withoutHaste(transaction);
		await transaction.execute(
			sql`SELECT pg_advisory_xact_lock(hashtextextended('statistics roll-up', 0))`,
		);
		const taken = await transaction.execute<{ officeId: string; day: string; changes: number }>(sql`
			WITH taken AS (
				DELETE FROM statistics_changes WHERE id IN (
					SELECT id FROM statistics_changes ORDER BY id LIMIT ${changesAtOnce})
				RETURNING office_id, day)
			SELECT office_id AS "officeId", day::text, count(*)::integer AS changes FROM taken GROUP BY 1, 2 ORDER BY 1, 2`);
		if (taken.rows.length === 0) return null;
		await byIndex(transaction);
		await writeCells(transaction, taken.rows);
		const changes = taken.rows.reduce((sum, row) => sum + row.changes, 0);
		return { changes, cells: taken.rows.length };
	});

export type RolledUp = { changes: number; cells: number };

/** Brings the roll-up in step with all that had committed when it was called. Run twice, it finds nothing more to do. */
export async function rollUp(): Promise<RolledUp> {
	const done = { changes: 0, cells: 0 };
	for (;;) {
		const round = await takeRound();
		if (!round) return done;
		done.changes += round.changes;
		done.cells += round.cells;
		if (round.changes < changesAtOnce) return done;
	}
}
