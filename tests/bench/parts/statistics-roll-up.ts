import { db, pool } from "#db/client.ts";
import { seedHistory } from "#db/seed/history/history.ts";
import { recount } from "#domain/statistics/recount.ts";
import { rollUp } from "#domain/statistics/roll-up.ts";
import { asking } from "../database.ts";
import { percentile, progress, quick, tell } from "../report.ts";

// What it costs that the figures are kept: in the transaction of a change, in the minute's roll-up, in the night's recount.

const rounds = quick ? 8 : 40;
const changes = quick ? 200 : 1000;

async function timed<Value>(work: () => Promise<Value>): Promise<[number, Value]> {
	const begun = performance.now();
	const value = await work();
	return [performance.now() - begun, value];
}

progress("Writing two years of visits");
const history = await seedHistory(db, new Date().toISOString().slice(0, 10));
if (!history) throw new Error("The demo has a history already.");
const people = history.visits + history.tickets;

const [firstMs, first] = await timed(rollUp);
await asking(process.env.DATABASE_URL ?? "", (client) => client.query("VACUUM (ANALYZE)"));
const [recountMs, counted] = await timed(recount);
const sizes = `${history.visits} visits, ${history.tickets} tickets, ${history.answers} answers, ${first.cells} offices' days`;
tell("statistics-roll-up.whole", firstMs / 1000, "s", `all of them rolled up at once: ${sizes}`);
tell(
	"statistics-roll-up.whole.person",
	(firstMs / people) * 1000,
	"µs/person",
	"the same for each visit and ticket",
);
tell(
	"statistics-roll-up.recount",
	recountMs / 1000,
	"s",
	`every visit counted anew and compared row by row over ${counted.months} months: ${sizes}`,
);
tell(
	"statistics-roll-up.differences",
	counted.count,
	"rows",
	"that the recount found to differ from the visits",
);

const minute: number[] = [];
let cells = 0;
for (let round = 0; round < rounds; round++) {
	await pool.query(
		`UPDATE appointments SET state = state WHERE id IN (
			SELECT DISTINCT ON (office_id) id FROM appointments
			WHERE lower(during)::date = (SELECT max(day) - $1::int FROM statistics_days WHERE served > 0)
				AND state NOT IN ('held', 'expired'))`,
		[round],
	);
	const [ms, done] = await timed(rollUp);
	if (done.cells === 0) continue;
	minute.push(ms);
	cells += done.cells;
}
const sum = minute.reduce((total, ms) => total + ms, 0);
const sorted = Float64Array.from(minute).sort();
tell(
	"statistics-roll-up.minute",
	percentile(sorted, 0.5),
	"ms",
	`one round when ${Math.round(cells / minute.length)} offices' days have changed, median of ${minute.length}`,
);
tell("statistics-roll-up.cell", sum / cells, "ms/cell", "the same for each office's day");

/** Milliseconds for each statement, one after the other on one connection, nothing committed. */
async function perChange(statement: (number: number) => string): Promise<number> {
	const client = await pool.connect();
	try {
		await client.query("BEGIN");
		const [ms] = await timed(async () => {
			for (let number = 0; number < changes; number++) await client.query(statement(number));
		});
		await client.query("ROLLBACK");
		return ms / changes;
	} finally {
		client.release();
	}
}

const insert = (state: string) => (number: number) =>
	`INSERT INTO appointments (office_id, desk_id, service_id, during, state, hold_expires_at, reference, contact, person_key,
		language)
	SELECT '1110-4', '1110-4-d1', 'residence-permit-fingerprints', tsrange(at, at + interval '20 minutes'), '${state}', now(),
		lpad('${number}', 10, '0'), '\\x00', 'bench ${number}', 'kk'
	FROM (SELECT timestamp '2040-01-01' + ${number} * interval '20 minutes' AS at) times ON CONFLICT DO NOTHING`;
/** A hold that comes too late at a taken slot: the contended path. */
const lose = () => insert("held")(0);

const triggers = async (state: "ENABLE" | "DISABLE") => {
	for (const event of ["insert", "update", "delete"])
		await pool.query(`ALTER TABLE appointments ${state} TRIGGER appointments_counted_${event}`);
};
const paths = { hold: insert("held"), booking: insert("booked"), loser: lose };
for (const [name, statement] of Object.entries(paths)) {
	const withThem: number[] = [];
	const without: number[] = [];
	for (let turn = 0; turn < 5; turn++) {
		await triggers("ENABLE");
		withThem.push(await perChange(statement));
		await triggers("DISABLE");
		without.push(await perChange(statement));
	}
	await triggers("ENABLE");
	tell(
		`statistics-roll-up.trigger.${name}`,
		(Math.min(...withThem) - Math.min(...without)) * 1000,
		"µs",
		`more for one INSERT of a ${name}, which takes ${Math.round(Math.min(...without) * 1000)} µs without; best of five`,
	);
}
await pool.end();
