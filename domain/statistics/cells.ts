import { type SQL, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { leadEdges, serviceEdges, waitEdges } from "./measures.ts";
import type { DeskKind } from "./universe.ts";

/** What the published rows add up to; names as in db/schema/statistics.ts. */
const counters = [
	"booked",
	"served",
	"not_come",
	"cancelled_by_resident",
	"cancelled_by_office",
	"lead_count",
	"lead_days",
	"walk_ins",
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
] as const;

const histograms = {
	lead_bins: leadEdges.length + 1,
	wait_bins: waitEdges.length + 1,
	service_bins: serviceEdges.length + 1,
} as const;

export type Sums = Record<(typeof counters)[number], number> &
	Record<keyof typeof histograms, number[]>;

const sumOfBins = ([name, bins]: [string, number]): string =>
	`ARRAY[${Array.from({ length: bins }, (_, at) => `sum(${name}[${at + 1}])`).join(", ")}] AS ${name}`;

export type SumName = (typeof counters)[number] | keyof typeof histograms;

const isHistogram = (name: SumName): name is keyof typeof histograms =>
	Object.hasOwn(histograms, name);

/** Only what is needed is added up: most of the time of a query goes into its sums. */
const sumsOf = (names: readonly SumName[]) =>
	sql.raw(
		names
			.map((name) =>
				isHistogram(name) ? sumOfBins([name, histograms[name]]) : `sum(${name}) AS ${name}`,
			)
			.join(", "),
	);

const nothing: Sums = {
	...(Object.fromEntries(counters.map((name) => [name, 0])) as Record<
		(typeof counters)[number],
		number
	>),
	lead_bins: [],
	wait_bins: [],
	service_bins: [],
};

/** Of which rows of the published months. */
export type Where = {
	from: string;
	to: string;
	kinds: readonly DeskKind[];
	unitId: string | null;
	officeId: string | null;
	serviceId: string | null;
};

export type GroupedBy = "range" | "month" | "quarter" | "unit" | "office" | "kind" | "service";

const rowOf: Record<GroupedBy, SQL> = {
	range: sql`'range'`,
	month: sql`month`,
	quarter: sql`to_char(to_date(month, 'YYYY-MM'), 'YYYY"-Q"Q')`,
	unit: sql`unit_id`,
	office: sql`office_id`,
	kind: sql`desk_kind`,
	service: sql`service_id`,
};

const list = (texts: readonly string[]): SQL =>
	sql`ARRAY[${sql.join(
		texts.map((text) => sql`${text}`),
		sql`, `,
	)}]::text[]`;

const condition = (where: Where): SQL =>
	sql.join(
		[
			sql`month BETWEEN ${where.from} AND ${where.to}`,
			sql`desk_kind = ANY(${list(where.kinds)})`,
			...(where.officeId ? [sql`office_id = ${where.officeId}`] : []),
			...(where.unitId ? [sql`unit_id = ${where.unitId}`] : []),
			...(where.serviceId ? [sql`service_id = ${where.serviceId}`] : []),
		],
		sql` AND `,
	);

const source = (table: string, where: Where, groupedBy: GroupedBy): SQL =>
	where.unitId || groupedBy === "unit"
		? sql`${sql.raw(table)} JOIN offices ON offices.id = ${sql.raw(table)}.office_id`
		: sql.raw(table);

/** The cells on which it depends whether a row may be shown. */
export type Needed = { periods: string[]; places: string[]; subjects: string[] };
export type HiddenCell = {
	base: "visits" | "waits" | "answers";
	period: string;
	place: string;
	subject: string;
};

const hiddenOf = (needed: Needed): SQL => sql`
	SELECT base, period, place, subject FROM statistics_hidden
	WHERE base = ANY(${list(["visits", "waits", "answers"])}) AND period = ANY(${list(needed.periods)})
		AND place = ANY(${list(needed.places)}) AND subject = ANY(${list(needed.subjects)})`;

export type Read<Row> = { rows: Row[]; hidden: HiddenCell[]; asOf: Date | null };

/** Figures and what is hidden of them in one statement, so that both are of the same night. */
async function read<Row>(rows: SQL, needed: Needed): Promise<Read<Row>> {
	const answer = await db.execute<{
		rows: Row[] | null;
		hidden: HiddenCell[] | null;
		as_of: Date | string | null;
	}>(sql`
		SELECT (SELECT json_agg(found) FROM (${rows}) AS found) AS rows,
			(SELECT json_agg(cell) FROM (${hiddenOf(needed)}) AS cell) AS hidden,
			(SELECT published_at FROM statistics_months LIMIT 1) AS as_of`);
	const [found] = answer.rows;
	return {
		rows: found?.rows ?? [],
		hidden: found?.hidden ?? [],
		asOf: found?.as_of ? new Date(found.as_of) : null,
	};
}

/** The sums that are named; of all others a row says nothing. */
export async function readSums(
	where: Where,
	groupedBy: GroupedBy,
	needed: Needed,
	names: readonly SumName[],
): Promise<Read<Sums & { row: string }>> {
	const found = await read<Partial<Sums> & { row: string }>(
		sql`SELECT ${rowOf[groupedBy]} AS row, ${sumsOf(names)} FROM ${source("statistics_months", where, groupedBy)}
			WHERE ${condition(where)} GROUP BY 1`,
		needed,
	);
	return { ...found, rows: found.rows.map((row) => ({ ...nothing, ...row })) };
}

/** How often each chip was named. */
export const readChips = (
	where: Where,
	needed: Needed,
): Promise<Read<{ row: string; times: number }>> =>
	read(
		sql`SELECT chip AS row, sum(times) AS times FROM ${source("statistics_month_chips", where, "range")}
			WHERE ${condition(where)} GROUP BY 1`,
		needed,
	);
