import { statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import type { ImportReport } from "#domain/territory/import-report.ts";
import type { TextPieces } from "#domain/territory/import-text.ts";

// npm run import -- KIND FILE […]: the operator's data into the portal. docs/import.md explains the formats.
const usage = `npm run import -- KIND FILE [options]

  addresses FILE   OpenAddresses CSV, OpenStreetMap GeoJSON or Address Register JSON
  beats FILE       GeoJSON borders, or a CSV of street ranges («ул. Абая 1–45 нечётные»)
  officers FILE    CSV, by badge; with beat and since also who serves a beat
  offices FILE     CSV, by unit and number

Nothing is written without --apply: the first run only tells what it would do. Nothing is written
either when any row is bad, unless --skip-bad is given too. Running it twice changes nothing.

  --apply              write, after a dry run looked right
  --skip-bad           take the good rows and leave the bad ones
  --format NAME        addresses: openaddresses, osm, register; beats: geojson, ranges
                       (otherwise guessed from the file's name)
  --settlement NAME    the settlement, by name or id, of rows that name none
  --crs EPSG:4326      OpenAddresses in degrees instead of metres of EPSG:32642
  --ranges FILE        street ranges that say the beat of addresses without coordinates
  --allow-synthetic    take demonstration numbers such as +7 000 000 00 01

Formats and examples: docs/import.md`;

const options = {
	apply: { type: "boolean", default: false },
	"skip-bad": { type: "boolean", default: false },
	format: { type: "string" },
	settlement: { type: "string" },
	crs: { type: "string" },
	ranges: { type: "string" },
	"allow-synthetic": { type: "boolean", default: false },
	help: { type: "boolean", default: false },
} as const;

class Usage extends Error {}

/** npm keeps flags that stand before "--" for itself, and a dry run would be taken for the real one. */
function refuseSwallowedFlags(): void {
	const swallowed = Object.keys(options).find(
		(name) => name !== "help" && process.env[`npm_config_${name.replaceAll("-", "_")}`],
	);
	if (swallowed)
		throw new Usage(
			`npm kept --${swallowed} for itself. Write: npm run import -- KIND FILE --${swallowed}`,
		);
}

function readArguments() {
	try {
		return parseArgs({ options, allowPositionals: true });
	} catch (error) {
		throw new Usage(error instanceof Error ? error.message : String(error));
	}
}

type Values = ReturnType<typeof readArguments>["values"];

const fromHere = (path: string): string => resolve(process.env.INIT_CWD ?? process.cwd(), path);

function chooseFormat<Name extends string>(
	file: string,
	values: Values,
	known: Record<Name, RegExp>,
): Name {
	const names = Object.keys(known) as Name[];
	const asked = names.find((name) => name === values.format);
	if (asked) return asked;
	if (values.format) throw new Usage(`--format ${values.format} is not known: ${names.join(", ")}`);
	const guessed = names.find((name) => known[name].test(file));
	if (guessed) return guessed;
	throw new Usage(`What is ${file}? Say --format ${names.join(" or ")}`);
}

async function run(
	kind: string,
	file: string,
	values: Values,
	pieces: TextPieces,
): Promise<ImportReport> {
	const common = { apply: values.apply, skipBad: values["skip-bad"] };
	const people = { ...common, allowSynthetic: values["allow-synthetic"] };
	switch (kind) {
		case "addresses": {
			const { importAddresses } = await import("#domain/territory/import-addresses.ts");
			const { readText } = await import("#domain/territory/import-text.ts");
			return importAddresses(pieces, {
				...common,
				format: chooseFormat(file, values, {
					openaddresses: /\.csv$/i,
					osm: /\.geojson(l|seq)?$/i,
					register: /\.json$/i,
				}),
				settlement: values.settlement,
				crs: values.crs,
				ranges: values.ranges ? readText(fromHere(values.ranges)) : undefined,
			});
		}
		case "beats": {
			const format = chooseFormat(file, values, { geojson: /\.(geo)?json$/i, ranges: /\.csv$/i });
			if (format === "geojson") {
				const { importBeats } = await import("#domain/territory/import-beats.ts");
				return importBeats(pieces, common);
			}
			const { importBeatRanges } = await import("#domain/territory/import-beat-ranges.ts");
			return importBeatRanges(pieces, { ...common, settlement: values.settlement });
		}
		case "officers": {
			const { importOfficers } = await import("#domain/territory/import-officers.ts");
			return importOfficers(pieces, people);
		}
		case "offices": {
			const { importOffices } = await import("#domain/territory/import-offices.ts");
			return importOffices(pieces, people);
		}
		default:
			throw new Usage(`"${kind}" cannot be imported: addresses, beats, officers or offices`);
	}
}

function tell(report: ImportReport, values: Values): void {
	for (const { line, reason } of report.bad) console.log(`line ${line}: ${reason}`);
	if (report.badCount > report.bad.length)
		console.log(`… and ${report.badCount - report.bad.length} more bad rows`);
	for (const note of report.notes) console.log(`! ${note}`);
	console.log(
		`${report.read} rows read: ${report.created} new, ${report.changed} changed, ${report.unchanged} as they were, ` +
			`${report.repeated} repeated, ${report.skipped} skipped, ${report.badCount} bad`,
	);
	if (report.applied) console.log("✓ Written.");
	else if (!values.apply) console.log("· Dry run: nothing is written. Write with --apply.");
	else console.log("✗ Nothing is written: mend the bad rows, or leave them out with --skip-bad.");
}

async function main(): Promise<number> {
	refuseSwallowedFlags();
	const { values, positionals } = readArguments();
	if (values.help) {
		console.log(usage);
		return 0;
	}
	const [kind, file, ...rest] = positionals;
	if (!kind || !file || rest.length > 0) throw new Usage("KIND and FILE are needed");
	const path = fromHere(file);
	const size = statSync(path, { throwIfNoEntry: false })?.size;
	if (size === undefined) throw new Usage(`there is no file ${path}`);
	const bar = process.stderr.isTTY
		? new SingleBar({
				stream: process.stderr,
				format: "{bar} {percentage} % · {eta_formatted} left",
			})
		: null;
	// Set before the pool opens, with the modules that follow.
	process.env.DATABASE_STATEMENT_TIMEOUT_MS = "0";
	const { readText } = await import("#domain/territory/import-text.ts");
	const { ImportRefused } = await import("#domain/territory/import-report.ts");
	const { pool } = await import("#db/client.ts");
	try {
		bar?.start(size, 0);
		const pieces = readText(path, (count) => bar?.increment(count));
		const report = await run(kind, file, values, pieces);
		bar?.stop();
		tell(report, values);
		return report.badCount > 0 && !(report.applied && values["skip-bad"]) ? 1 : 0;
	} catch (error) {
		bar?.stop();
		if (!(error instanceof ImportRefused)) throw error;
		console.log(`✗ ${file}: ${error.message}`);
		return 1;
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
