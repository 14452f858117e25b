import { parseArgs } from "node:util";
import type { Difference } from "#domain/statistics/find-differences.ts";

// npm run statistics -- differences|recount|reach: whether the figures agree with the visits. docs/operations.md.
const usage = `npm run statistics -- COMMAND [--from YYYY-MM-DD] [--to YYYY-MM-DD]

  differences   compare the roll-up with every visit, row by row, and change nothing
  recount       the same, and put right what differs
  reach         measure anew who lives within walking distance of an office

Exit code 1: something differed.`;

class Usage extends Error {}

function readArguments() {
	const options = { from: { type: "string" }, to: { type: "string" } } as const;
	try {
		return parseArgs({ allowPositionals: true, options });
	} catch (error) {
		throw new Usage(error instanceof Error ? error.message : String(error));
	}
}

function dayOf(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	try {
		return Temporal.PlainDate.from(text).toString();
	} catch {
		throw new Usage(`${text} is no day: write YYYY-MM-DD`);
	}
}

/** More say no more; the rest are counted. */
const shown = 50;
const textOf = (counters: Difference["stored"], name: string): string =>
	counters === null ? "no row" : JSON.stringify(counters[name]);

function tell(differences: readonly Difference[], count: number): void {
	const rows = differences.slice(0, shown).flatMap((row) =>
		Object.keys(row.stored ?? row.counted ?? {}).map((counter) => ({
			day: row.day,
			office: row.officeId,
			kind: row.deskKind,
			service: row.serviceId || "(ticket)",
			counter: row.chip ? `${counter} of ${row.chip}` : counter,
			stored: textOf(row.stored, counter),
			counted: textOf(row.counted, counter),
		})),
	);
	if (rows.length > 0) console.table(rows);
	if (count > shown) console.log(`… and ${count - shown} more rows`);
	console.log(`${count === 0 ? "✓" : "✗"} ${count} rows differ from the visits.`);
}

async function main(): Promise<number> {
	const { values, positionals } = readArguments();
	const [command, ...rest] = positionals;
	if (!command || rest.length > 0) throw new Usage("COMMAND is needed");
	const from = dayOf(values.from);
	const to = dayOf(values.to);
	const { pool } = await import("#db/client.ts");
	try {
		if (command === "differences") {
			const { findDifferences } = await import("#domain/statistics/find-differences.ts");
			const differences = await findDifferences(from, to);
			tell(differences, differences.length);
			return differences.length > 0 ? 1 : 0;
		}
		if (command === "recount") {
			const { recount } = await import("#domain/statistics/recount.ts");
			const { differences, count, months } = await recount(from, to);
			tell(differences, count);
			console.log(
				`${months} months were counted${count > 0 ? "; what differed is put right" : ""}.`,
			);
			return count > 0 ? 1 : 0;
		}
		if (command === "reach") {
			const { measureReach, reachByUnit } = await import("#domain/statistics/measure-reach.ts");
			const { dayIn } = await import("#domain/statistics/periods.ts");
			await measureReach(dayIn(new Date()));
			console.table(await reachByUnit());
			return 0;
		}
		throw new Usage(`there is no command ${command}`);
	} finally {
		await pool.end();
	}
}

try {
	process.exitCode = await main();
} catch (error) {
	if (!(error instanceof Usage)) throw error;
	console.error(`✗ ${error.message}\n\n${usage}`);
	process.exitCode = 2;
}
