import { sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { type Difference, findDifferencesByMonth } from "./find-differences.ts";
import { rollUp } from "./roll-up.ts";

/** More are counted, not kept: a roll-up that was never made differs in each of its rows. */
const kept = 1000;

export type Recount = {
	/** Months that were counted. */
	months: number;
	/** How many rows said something else than the visits. 0 is what is expected. */
	count: number;
	/** The first thousand of them. */
	differences: Difference[];
};

/** Names the cells as changed and lets the roll-up do what it does every minute: there is one way to write a count. */
async function correct(differences: readonly Difference[]): Promise<void> {
	const cells = [
		...new Map(differences.map((row) => [`${row.officeId} ${row.day}`, row])).values(),
	];
	await db.execute(sql`INSERT INTO statistics_changes (office_id, day)
		SELECT * FROM unnest(
			${sql.param(cells.map((cell) => cell.officeId))}::text[], ${sql.param(cells.map((cell) => cell.day))}::date[])`);
	await rollUp();
}

/**
 * Counts every visit anew, a month at a time, compares with the roll-up row by row, and puts right what differs. May run
 * while people book, and be ended at any moment.
 */
export async function recount(from?: string, to?: string): Promise<Recount> {
	await rollUp();
	const result: Recount = { months: 0, count: 0, differences: [] };
	for await (const { differences } of findDifferencesByMonth(from, to)) {
		result.months++;
		result.count += differences.length;
		result.differences.push(...differences.slice(0, kept - result.differences.length));
		if (differences.length > 0) await correct(differences);
	}
	return result;
}
