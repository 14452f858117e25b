import { and, eq, sql } from "drizzle-orm";
import { db, type Transaction } from "#db/client.ts";
import { statisticsSignals } from "#db/schema/statistics.ts";
import { recordAudit } from "#domain/audit/record.ts";
import { type Finding, findSignals, type Series, type Watched, watched } from "./find-signals.ts";
import { longWaitMinutes, measures, waitEdges } from "./measures.ts";
import { dayIn } from "./periods.ts";
import { kindsOf, type Universe, universes } from "./universe.ts";

const firstLongBin = waitEdges.indexOf(longWaitMinutes) + 2;
const answers = "rated_1 + rated_2 + rated_3 + rated_4 + rated_5";

/** The same parts and wholes as in measure-figures.ts. */
const partsOf = {
	"wait-long": {
		count: `(SELECT coalesce(sum(bin), 0) FROM unnest(wait_bins[${firstLongBin}:]) AS bin)`,
		n: "wait_count",
	},
	"not-come": { count: "not_come", n: "served + not_come" },
	"cancelled-by-office": { count: "cancelled_by_office", n: "booked" },
	dissatisfied: { count: "rated_1 + rated_2", n: answers },
} as const satisfies Record<Watched, { count: string; n: string }>;

/** Months by office and kind of desk, but those that are hidden: what is found in them could not be shown. */
async function readSeries(universe: Universe, measure: Watched): Promise<Series[]> {
	const { count, n } = partsOf[measure];
	const { rows } = await db.execute<Series>(sql`
		SELECT ${measure} AS measure, office_id AS "officeId", desk_kind AS "deskKind",
			json_agg(json_build_object('period', month, 'count', count, 'n', n) ORDER BY month) AS months
		FROM (
			SELECT office_id, desk_kind, month, sum(${sql.raw(count)})::integer AS count, sum(${sql.raw(n)})::integer AS n
			FROM statistics_months
			WHERE desk_kind IN ${[...kindsOf[universe]]}
				AND EXISTS (SELECT FROM offices WHERE offices.id = office_id)
			GROUP BY office_id, desk_kind, month
		) AS by_month
		WHERE n > 0 AND NOT EXISTS (
			SELECT FROM statistics_hidden AS hidden
			WHERE hidden.base = ${measures[measure].base} AND hidden.period = month
				AND hidden.place = 'office:' || office_id AND hidden.subject = 'kind:' || desk_kind
		)
		GROUP BY office_id, desk_kind ORDER BY office_id, desk_kind`);
	return rows;
}

const ofSeries = ({ measure, officeId, deskKind, direction }: Finding) =>
	and(
		eq(statisticsSignals.measure, measure),
		eq(statisticsSignals.officeId, officeId),
		eq(statisticsSignals.deskKind, deskKind),
		eq(statisticsSignals.direction, direction),
	);

/**
 * A change that goes on keeps its one open signal, with the newest facts. One that began before somebody closed its
 * signal was known to them then, and is not raised again.
 */
async function keep(transaction: Transaction, finding: Finding, now: Date): Promise<boolean> {
	const earlier = await transaction
		.select({
			id: statisticsSignals.id,
			state: statisticsSignals.state,
			closedAt: statisticsSignals.closedAt,
		})
		.from(statisticsSignals)
		.where(ofSeries(finding))
		.for("update");
	const open = earlier.find(({ state }) => state === "open");
	const { before, after, facts, since } = finding;
	if (open) {
		await transaction
			.update(statisticsSignals)
			.set({ before, after, facts })
			.where(eq(statisticsSignals.id, open.id));
		return false;
	}
	if (earlier.some(({ closedAt }) => closedAt && since <= dayIn(closedAt).slice(0, 7)))
		return false;
	const [added] = await transaction
		.insert(statisticsSignals)
		.values({ ...finding, foundAt: now })
		.onConflictDoNothing()
		.returning({ id: statisticsSignals.id });
	if (!added) return false;
	await recordAudit(transaction, "system", {
		action: "signal.found",
		subjectKind: "signal",
		subjectId: added.id,
	});
	return true;
}

/** Searches the published months of each world for what is more than chance. Answers how many signals are new. */
export async function detectSignals(now: Date): Promise<{ found: number }> {
	let found = 0;
	for (const universe of universes) {
		const series: Series[] = [];
		for (const measure of watched) series.push(...(await readSeries(universe, measure)));
		for (const finding of findSignals(series))
			if (await db.transaction((transaction) => keep(transaction, finding, now))) found++;
	}
	return { found };
}
