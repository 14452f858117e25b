import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { MultiPolygon } from "#db/schema/columns.ts";
import { containsPoint } from "./geometry.ts";

const rowsAtOnce = 20_000;

/** Houses to the beats that they shall belong to; answers how many were elsewhere. */
export async function assignHouses(
	transaction: Transaction,
	houses: { id: number; beatId: string }[],
): Promise<number> {
	let moved = 0;
	for (let at = 0; at < houses.length; at += rowsAtOnce) {
		const part = houses.slice(at, at + rowsAtOnce);
		const { rowCount } = await transaction.execute(sql`
			UPDATE addresses SET beat_id = wanted.beat_id
			FROM unnest(${sql.param(part.map(({ id }) => id))}::bigint[],
				${sql.param(part.map(({ beatId }) => beatId))}::text[]) AS wanted (id, beat_id)
			WHERE addresses.id = wanted.id AND addresses.beat_id <> wanted.beat_id`);
		moved += rowCount ?? 0;
	}
	return moved;
}

/** Houses with a place inside one of these beats, and listed in another, are given to it; answers how many. */
export async function moveAddresses(
	transaction: Transaction,
	beats: { id: string; boundary: MultiPolygon }[],
): Promise<number> {
	let moved = 0;
	for (const { id, boundary } of beats) {
		const lons = boundary.flat(2).map(([lon = 0]) => lon);
		const lats = boundary.flat(2).map(([, lat = 0]) => lat);
		const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
		const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
		const { rows } = await transaction.execute<{ id: string; lon: number; lat: number }>(sql`
			SELECT id, lon, lat FROM addresses
			WHERE beat_id <> ${id} AND lon BETWEEN ${least(lons)} AND ${most(lons)}
				AND lat BETWEEN ${least(lats)} AND ${most(lats)}`);
		const inside = rows.filter(({ lon, lat }) => containsPoint(boundary, lon, lat));
		moved += await assignHouses(
			transaction,
			inside.map((row) => ({ id: Number(row.id), beatId: id })),
		);
	}
	return moved;
}
