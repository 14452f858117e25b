import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { leadEdges, serviceEdges, waitEdges } from "./measures.ts";
import { lastFinishedMonth } from "./periods.ts";

/** Everything of a row that is added up, in the order of the columns' names. */
const counters = [
	"booked",
	"served",
	"not_come",
	"cancelled_by_resident",
	"cancelled_by_office",
	"open",
	"moved",
	"by_site",
	"by_counter",
	"by_phone",
	"by_partner",
	"lead_count",
	"lead_days",
	"walk_ins",
	"walk_ins_served",
	"left_queue",
	"wait_count",
	"wait_minutes",
	"wait_squares",
	"service_count",
	"service_minutes",
	"service_squares",
	"asked",
	"rated_1",
	"rated_2",
	"rated_3",
	"rated_4",
	"rated_5",
	"with_words",
];

const histograms = {
	lead_bins: leadEdges.length + 1,
	wait_bins: waitEdges.length + 1,
	service_bins: serviceEdges.length + 1,
};

const columns = [...counters, ...Object.keys(histograms)].join(", ");

const sumOfBins = ([name, bins]: [string, number]): string =>
	`ARRAY[${Array.from({ length: bins }, (_, at) => `sum(${name}[${at + 1}])`).join(", ")}]::integer[]`;

const sums = [
	...counters.map((name) => `sum(${name})`),
	...Object.entries(histograms).map(sumOfBins),
].join(", ");

/**
 * Writes the finished months anew from the days. In the transaction that decides what is hidden, so that readers meet
 * both or neither: which is why pages never read the days.
 */
export async function publishMonths(transaction: Transaction, now: Date): Promise<void> {
	const finished = sql`day < (${`${lastFinishedMonth(now)}-01`}::date + interval '1 month')`;
	// One at a time; readers are not held up.
	await transaction.execute(sql`LOCK TABLE statistics_months IN SHARE ROW EXCLUSIVE MODE`);
	await transaction.execute(sql`DELETE FROM statistics_months`);
	await transaction.execute(sql`
		INSERT INTO statistics_months (month, office_id, desk_kind, service_id, ${sql.raw(columns)}, published_at)
		SELECT to_char(day, 'YYYY-MM'), office_id, desk_kind, service_id, ${sql.raw(sums)}, ${now.toISOString()}::timestamptz
		FROM statistics_days WHERE ${finished} GROUP BY 1, 2, 3, 4`);
	await transaction.execute(sql`DELETE FROM statistics_month_chips`);
	await transaction.execute(sql`
		INSERT INTO statistics_month_chips (month, office_id, desk_kind, service_id, chip, times)
		SELECT to_char(day, 'YYYY-MM'), office_id, desk_kind, service_id, chip, sum(times)
		FROM statistics_chips WHERE ${finished} GROUP BY 1, 2, 3, 4, 5`);
}
