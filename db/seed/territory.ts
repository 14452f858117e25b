import { count, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "#db/client.ts";
import {
	addresses,
	assignments,
	beats,
	officers,
	offices,
	settlements,
	streets,
	units,
} from "#db/schema/territory.ts";
import { buildPointIndex, locateBeats } from "#domain/territory/point-index.ts";
import { buildHouses } from "./houses.ts";
import { buildOfficers } from "./officers.ts";
import { buildOffices, placeBeats } from "./offices.ts";
import { buildRegion, type UnitDraft } from "./region.ts";
import { layStreets } from "./streets.ts";

export type TerritoryCounts = {
	units: number;
	settlements: number;
	offices: number;
	beats: number;
	officers: number;
	streets: number;
	addresses: number;
};

/** PostgreSQL takes 65 535 parameters in a statement; the widest table here has fourteen columns. */
const rowsAtOnce = 2000;

async function insertAll<Table extends PgTable>(
	transaction: Transaction,
	table: Table,
	rows: Table["$inferInsert"][],
): Promise<void> {
	for (let at = 0; at < rows.length; at += rowsAtOnce)
		await transaction.insert(table).values(rows.slice(at, at + rowsAtOnce));
}

async function insertStreets(
	transaction: Transaction,
	region: UnitDraft[],
	locate: (lon: number, lat: number) => string | undefined,
) {
	const drafts = region.flatMap((unit) => unit.settlements).flatMap(layStreets);
	const rows = await transaction
		.insert(streets)
		.values(drafts.map(({ course, houses, ...street }) => street))
		.returning({ id: streets.id, settlementId: streets.settlementId, nameRu: streets.nameRu });
	const idOf = new Map(rows.map((row) => [`${row.settlementId} ${row.nameRu}`, row.id]));
	const houseRows = drafts.flatMap((street, at) => {
		const streetId = idOf.get(`${street.settlementId} ${street.nameRu}`);
		return buildHouses(street, at).flatMap((house) => {
			const beatId = locate(house.lon, house.lat);
			return streetId && beatId ? [{ ...house, streetId, beatId, synthetic: true }] : [];
		});
	});
	await insertAll(transaction, addresses, houseRows);
	return { streets: rows.length, addresses: houseRows.length };
}

/** Loads the demo region in one transaction; `day` (YYYY-MM-DD) is the day that absences lie around. Null: it is there already. */
export async function seedTerritory(db: Database, day: string): Promise<TerritoryCounts | null> {
	return await db.transaction(async (transaction) => {
		await transaction.execute(sql`SET LOCAL statement_timeout = 0`);
		await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtext('qadam-seed-territory'))`);
		const [existing] = await transaction.select({ units: count() }).from(units);
		if (existing && existing.units > 0) return null;

		const region = buildRegion();
		const officeRows = region.flatMap(buildOffices);
		const beatRows = region.flatMap((unit) =>
			placeBeats(
				unit,
				officeRows.filter((office) => office.unitId === unit.id),
			),
		);
		const rota = buildOfficers(beatRows, day);
		const points = buildPointIndex(beatRows);

		await insertAll(
			transaction,
			units,
			region.map(({ id, kind, name, boundary, areaKm2, centreSettlement }) => ({
				id,
				kind,
				name,
				boundary,
				areaKm2,
				centreSettlementId: centreSettlement.id,
			})),
		);
		const places = region.flatMap((unit) => unit.settlements);
		await insertAll(transaction, settlements, places);
		await insertAll(transaction, offices, officeRows);
		await insertAll(
			transaction,
			beats,
			beatRows.map(({ id, unitId, officeId, number, boundary, residents }) => ({
				id,
				unitId,
				officeId,
				number,
				boundary,
				population: residents,
				synthetic: true,
			})),
		);
		await insertAll(transaction, officers, rota.officers);
		await insertAll(transaction, assignments, rota.assignments);
		const houses = await insertStreets(
			transaction,
			region,
			(lon, lat) => locateBeats(points, lon, lat)[0],
		);
		return {
			units: region.length,
			settlements: places.length,
			offices: officeRows.length,
			beats: beatRows.length,
			officers: rota.officers.length,
			...houses,
		};
	});
}
