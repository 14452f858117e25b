import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { type ImportReport, refuseRow } from "./import-report.ts";

export type StagedAddress = {
	line: number;
	streetId: number;
	house: string;
	houseKey: string;
	lon: number | null;
	lat: number | null;
	beatId: string;
	registryCode: string | null;
};

const rowsAtOnce = 5000;

/** A temporary table that the file's rows wait in, so that a million of them need no memory here. */
export async function openStage(transaction: Transaction) {
	await transaction.execute(sql`
		CREATE TEMPORARY TABLE staged_addresses (
			line integer NOT NULL, street_id integer NOT NULL, house text NOT NULL, house_key text NOT NULL,
			lon double precision, lat double precision, beat_id text NOT NULL, registry_code text
		) ON COMMIT DROP`);
	let waiting: StagedAddress[] = [];

	async function flush(): Promise<void> {
		if (waiting.length === 0) return;
		const rows = waiting;
		waiting = [];
		const column = (read: (row: StagedAddress) => unknown) => sql.param(rows.map(read));
		await transaction.execute(sql`
			INSERT INTO staged_addresses SELECT * FROM unnest(
				${column((row) => row.line)}::integer[], ${column((row) => row.streetId)}::integer[],
				${column((row) => row.house)}::text[], ${column((row) => row.houseKey)}::text[],
				${column((row) => row.lon)}::double precision[], ${column((row) => row.lat)}::double precision[],
				${column((row) => row.beatId)}::text[], ${column((row) => row.registryCode)}::text[])`);
	}

	return {
		async add(row: StagedAddress): Promise<void> {
			waiting.push(row);
			if (waiting.length >= rowsAtOnce) await flush();
		},
		flush,
	};
}

type Line = { line: number; registry_code: string; other: string };

/** A code of the register names one building: neither two of the file nor one of the file and another stored one. */
async function refuseSharedCodes(transaction: Transaction, report: ImportReport): Promise<void> {
	const within = await transaction.execute<Line>(sql`
		SELECT line, registry_code, first_line::text AS other FROM (
			SELECT line, registry_code, street_id, house_key,
				first_value(line) OVER code AS first_line,
				first_value(street_id) OVER code AS first_street, first_value(house_key) OVER code AS first_house
			FROM staged_addresses WHERE registry_code IS NOT NULL
			WINDOW code AS (PARTITION BY registry_code ORDER BY line)
		) AS coded WHERE (street_id, house_key) <> (first_street, first_house) ORDER BY line`);
	for (const row of within.rows)
		refuseRow(
			report,
			row.line,
			`the code ${row.registry_code} stands at line ${row.other} already`,
		);
	const stored = await transaction.execute<Line>(sql`
		SELECT staged.line, staged.registry_code, streets.name_ru || ', ' || stored.house AS other
		FROM staged_addresses AS staged
		JOIN addresses AS stored ON stored.registry_code = staged.registry_code
		JOIN streets ON streets.id = stored.street_id
		WHERE (stored.street_id, stored.house_key) <> (staged.street_id, staged.house_key)
		ORDER BY staged.line`);
	for (const row of stored.rows)
		refuseRow(report, row.line, `the code ${row.registry_code} belongs to ${row.other}`);
	const lines = [...within.rows, ...stored.rows].map(({ line }) => line);
	if (lines.length > 0)
		await transaction.execute(
			sql`DELETE FROM staged_addresses WHERE line = ANY(${sql.param(lines)}::integer[])`,
		);
}

type Counts = { staged: number; houses: number; created: number; changed: number };

/** Takes the staged rows over. Of rows about one house the first counts. What is the same already is not touched. */
export async function mergeAddresses(
	transaction: Transaction,
	report: ImportReport,
): Promise<void> {
	await transaction.execute(sql`ANALYZE staged_addresses`);
	await refuseSharedCodes(transaction, report);
	const { rows } = await transaction.execute<Counts>(sql`
		WITH houses AS (
			SELECT DISTINCT ON (street_id, house_key) * FROM staged_addresses
			ORDER BY street_id, house_key, line
		), merged AS (
			INSERT INTO addresses AS stored
				(street_id, house, house_key, lon, lat, beat_id, registry_code, synthetic)
			SELECT street_id, house, house_key, lon, lat, beat_id, registry_code, false FROM houses
			ON CONFLICT (street_id, house_key) DO UPDATE SET
				house = excluded.house, beat_id = excluded.beat_id, synthetic = false,
				lon = coalesce(excluded.lon, stored.lon), lat = coalesce(excluded.lat, stored.lat),
				registry_code = coalesce(excluded.registry_code, stored.registry_code)
			WHERE (stored.house, stored.beat_id, stored.synthetic, stored.lon, stored.lat, stored.registry_code)
				IS DISTINCT FROM (excluded.house, excluded.beat_id, false, coalesce(excluded.lon, stored.lon),
					coalesce(excluded.lat, stored.lat), coalesce(excluded.registry_code, stored.registry_code))
			RETURNING (stored.xmax = 0) AS is_new
		)
		SELECT (SELECT count(*)::integer FROM staged_addresses) AS staged,
			(SELECT count(*)::integer FROM houses) AS houses,
			(SELECT count(*)::integer FROM merged WHERE is_new) AS created,
			(SELECT count(*)::integer FROM merged WHERE NOT is_new) AS changed`);
	const [counts] = rows;
	if (!counts) throw new Error("the merge returned no counts");
	report.repeated += counts.staged - counts.houses;
	report.created += counts.created;
	report.changed += counts.changed;
	report.unchanged += counts.houses - counts.created - counts.changed;
}
