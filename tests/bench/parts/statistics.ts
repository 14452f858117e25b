import { pool } from "#db/client.ts";
import type { FigureTable } from "#domain/statistics/figure-table.ts";
import { parseFilter } from "#domain/statistics/filter.ts";
import { findDifferences } from "#domain/statistics/find-differences.ts";
import { hideSmall } from "#domain/statistics/hide-small.ts";
import type { Measure } from "#domain/statistics/measures.ts";
import { type TableName, tabulateNamed } from "#domain/statistics/named-tables.ts";
import { rollUp } from "#domain/statistics/roll-up.ts";
import { officer } from "#tests/factories/actors.ts";
import { asking } from "../database.ts";
import { openDuck } from "../duck.ts";
import { growStatistics } from "../grow-statistics.ts";
import {
	differences,
	flatFigures,
	flatTable,
	type OfficeFigures,
	rawFigures,
	rawViews,
	readFigures,
} from "../raw-figures.ts";
import { progress, quick, tell, tellLatencies } from "../report.ts";
import { timeEach } from "../stop-watch.ts";

// Ten million people: the figures of a page from the roll-up, from the rows themselves and from DuckDB, in one run.

const people = Number(process.env.BENCH_PEOPLE ?? (quick ? 100_000 : 10_000_000));
const url = process.env.DATABASE_URL ?? "";
const now = new Date();
const newest = Temporal.Now.plainDateISO("Asia/Almaty").toPlainYearMonth().subtract({ months: 1 });
const months = 36;
const firstDay = newest.subtract({ months: months - 1 }).toPlainDate({ day: 1 });
const days = firstDay.until(newest.toPlainDate({ day: 31 })).days + 1;
const words = `${people} people in ${months} months at the demo's offices`;
const times = <Value>(count: number, value: Value): Value[] => new Array<Value>(count).fill(value);

async function seconds(work: () => Promise<unknown>): Promise<number> {
	const begun = performance.now();
	await work();
	return (performance.now() - begun) / 1000;
}

const growing = await seconds(() =>
	growStatistics(url, { people, firstDay: firstDay.toString(), days }, progress),
);
tell("statistics.growing", growing, "s", `${words}, with indexes and VACUUM`);

progress("Rolling up");
await pool.query(
	"INSERT INTO statistics_changes (office_id, day) SELECT o.id, $1::date + n FROM offices o, generate_series(0, $2::int) n",
	[firstDay.toString(), days - 1],
);
const rolling = await seconds(rollUp);
tell("statistics.roll-up", rolling, "s", `${words}, every office and day anew`);
tell("statistics.roll-up.each", (rolling / people) * 1e6, "µs", "the same, for each of them");
const publishing = await seconds(() => hideSmall(now));
tell("statistics.publish", publishing, "s", `${words}, months published and small groups hidden`);
progress("Recounting");
let wrong = 0;
const recounting = await seconds(async () => {
	wrong = (await findDifferences()).length;
});
tell("statistics.recount", recounting, "s", `${words}, compared row by row`);
tell("statistics.recount.differences", wrong, "", words);

const officeId = "1110-4";
const [someDay] = [newest.toPlainDate({ day: 3 }).toString()];
const oneChange = async () => {
	await pool.query("INSERT INTO statistics_changes (office_id, day) VALUES ($1, $2)", [
		officeId,
		someDay,
	]);
	await rollUp();
};
const perCell = Math.round(people / days / 45);
tellLatencies(
	"statistics.roll-up.one-change",
	await timeEach(times(quick ? 20 : 100, null), oneChange),
	`one change: its office's day of some ${perCell} people counted anew`,
);

const from = newest.subtract({ months: 11 });
const until = newest.add({ months: 1 }).toPlainDate({ day: 1 }).toString();
const range = { from: from.toString(), to: newest.toString() };
const leader = officer.leadership();
const { filter } = await parseFilter(leader, range, now);
const { filter: ofOffice } = await parseFilter(leader, { ...range, office: officeId }, now);

const overview: TableName[] = ["visits-by-office", "waiting-by-office", "feedback-by-office"];
const officePage: TableName[] = [
	"visits-by-month",
	"waiting-by-month",
	"feedback-by-month",
	"visits-by-service",
];
const ask = (names: readonly TableName[], asked: typeof filter) =>
	Promise.all(names.map((name) => tabulateNamed(leader, name, asked, now)));

function counted(tables: readonly (FigureTable | null)[]): OfficeFigures[] {
	const cell = (measure: Measure, office: string) => {
		for (const table of tables) {
			const at = table?.measures.indexOf(measure) ?? -1;
			const figure = table?.rows.find(({ key }) => key === office)?.cells[at];
			if (figure && figure.kind !== "hidden")
				return { n: "n" in figure ? figure.n : 0, count: "count" in figure ? figure.count : 0 };
		}
		return { n: null, count: null };
	};
	return (tables[0]?.rows ?? []).map(({ key }) => ({
		office: key,
		visits: cell("visits", key).n,
		waits: cell("wait-long", key).n,
		long: cell("wait-long", key).count,
		answers: cell("satisfied", key).n,
		satisfied: cell("satisfied", key).count,
	}));
}

const runs = quick ? 20 : 200;
const twelve = `${words}; twelve months`;
await timeEach(times(10, null), () => ask(overview, filter));
tellLatencies(
	"statistics.overview",
	await timeEach(times(runs, null), () => ask(overview, filter)),
	`${twelve}, ${overview.join(", ")}, from the published months`,
);
tellLatencies(
	"statistics.office",
	await timeEach(times(runs, null), () => ask(officePage, ofOffice)),
	`${twelve}, one office: ${officePage.join(", ")}`,
);
const ours = counted(await ask(overview, filter));

const firstOfRange = from.toPlainDate({ day: 1 }).toString();
const wholeQuestion = rawFigures(firstOfRange, until);
const officeQuestion = rawFigures(firstOfRange, until, officeId);

progress("The same from the rows");
const raw = await asking(url, async (client) => {
	await client.query("SET work_mem = '512MB'");
	for (const [name, view] of Object.entries(rawViews))
		await client.query(`CREATE VIEW ${name} AS ${view}`);
	const took = await timeEach(times(3, null), () => client.query(wholeQuestion), 300_000);
	tellLatencies("statistics.overview.rows", took, `${twelve}, PostgreSQL from the rows, 3 runs`);
	const ofOne = await timeEach(times(5, null), () => client.query(officeQuestion), 120_000);
	tellLatencies("statistics.office.rows", ofOne, `${twelve}, PostgreSQL from the rows, 5 runs`);
	return readFigures((await client.query(wholeQuestion)).rows);
});

progress("The same from DuckDB");
const duck = await openDuck();
try {
	const filling = await seconds(async () => {
		for (const name of Object.keys(rawViews)) await duck.copy(url, name);
	});
	tell("statistics.duckdb.filling", filling, "s", `${words}, through CSV, once`);
	const measure = async (name: string, question: string, against: string) => {
		await duck.read(question);
		const took = await timeEach(times(quick ? 20 : 100, null), () => duck.read(question), 40_000);
		tellLatencies(name, took, `${twelve}, DuckDB 1.5 with 2 threads, ${against}`);
	};
	await measure("statistics.overview.duckdb", wholeQuestion, "the same SQL on a copy of the rows");
	await measure("statistics.office.duckdb", officeQuestion, "the same SQL on a copy of the rows");
	const fromDuck = readFigures(await duck.read(wholeQuestion));
	const flattening = await seconds(() => duck.run(flatTable));
	tell(
		"statistics.duckdb.flattening",
		flattening,
		"s",
		"one table without joins, for these figures",
	);
	const flat = flatFigures(firstOfRange, until);
	await measure("statistics.overview.duckdb-flat", flat, "from the flat table");
	const flatOffice = flatFigures(firstOfRange, until, officeId);
	await measure("statistics.office.duckdb-flat", flatOffice, "from the flat table");
	const fromFlat = readFigures(await duck.read(flat));
	const compared = { rows: raw, duckdb: fromDuck, "duckdb-flat": fromFlat };
	for (const [name, figures] of Object.entries(compared)) {
		const differing = differences(ours, figures);
		tell(
			`statistics.differences.${name}`,
			differing,
			"",
			"numbers of the overview that differ from ours",
		);
		wrong += differing;
	}
} finally {
	duck.close();
}
// A figure that is fast and wrong is no figure.
if (wrong > 0) process.exitCode = 1;
await pool.end();
