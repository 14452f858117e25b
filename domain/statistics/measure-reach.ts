import { asc, eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { statisticsReach } from "#db/schema/statistics.ts";
import { valueOn } from "#domain/regulations/queries.ts";
import { degreesOf } from "#domain/territory/geometry.ts";
import { withoutHaste } from "./roll-up.ts";

/** As far as one may be from an office in a straight line to be there in so many minutes along the streets. */
const straightMetres = (minutes: number, { speedKmh, detour }: Walking): number =>
	(speedKmh * 1000 * minutes) / 60 / detour;

export type Walking = { speedKmh: number; detour: number };

/** How people are taken to walk on a day: dated numbers with their sources, which an administrator keeps. */
export async function walkingOn(day: string): Promise<Walking> {
	return {
		speedKmh: await valueOn("walking.speed-kmh", day),
		detour: await valueOn("walking.detour", day),
	};
}

/** North of it one degree of longitude is shorter than this takes it for: the region ends at 54°. */
const northernmost = 60;

/**
 * Measures, for each unit, whose way to the nearest office of any unit takes at most 15 and 30 minutes on foot, and
 * keeps it under `day` (YYYY-MM-DD). Measured again on the same day, it replaces what was.
 *
 * An address without coordinates stands at its settlement's point. A settlement's residents are spread evenly over its
 * addresses; one without addresses has all of them at its point. Populations are of the years in which they were
 * published, and where houses are made up, so is the share of those who are near.
 */
export async function measureReach(day: string): Promise<void> {
	const walking = await walkingOn(day);
	const near = straightMetres(15, walking);
	const far = straightMetres(30, walking);
	const box = degreesOf(far, northernmost);
	await db.transaction(async (transaction) => {
		await withoutHaste(transaction);
		await transaction.delete(statisticsReach).where(eq(statisticsReach.measuredOn, day));
		await transaction.execute(sql`
			WITH homes AS (
				SELECT settlement.id AS settlement_id, settlement.unit_id, coalesce(beat.unit_id = settlement.unit_id, false) AS in_beat,
					coalesce(address.lon, settlement.lon) AS lon, coalesce(address.lat, settlement.lat) AS lat
				FROM addresses address
				JOIN streets street ON street.id = address.street_id
				JOIN settlements settlement ON settlement.id = street.settlement_id
				JOIN beats beat ON beat.id = address.beat_id),
			unhoused AS (
				SELECT settlement.id AS settlement_id, settlement.unit_id, settlement.lon, settlement.lat
				FROM settlements settlement
				WHERE NOT EXISTS (SELECT FROM homes WHERE homes.settlement_id = settlement.id)),
			places AS (
				SELECT settlement_id, unit_id, lon, lat, in_beat, true AS is_address FROM homes
				UNION ALL SELECT settlement_id, unit_id, lon, lat, false, false FROM unhoused),
			measured AS (
				SELECT place.settlement_id, place.unit_id, place.in_beat, place.is_address, nearest.metres
				FROM places place
				CROSS JOIN LATERAL (
					SELECT min(2 * 6371008.8 * asin(least(1, sqrt(
						sin(radians(office.lat - place.lat) / 2) ^ 2 + cos(radians(place.lat)) * cos(radians(office.lat))
							* sin(radians(office.lon - place.lon) / 2) ^ 2)))) AS metres
					FROM offices office
					WHERE office.lat BETWEEN place.lat - ${box.lat}::float8 AND place.lat + ${box.lat}::float8
						AND office.lon BETWEEN place.lon - ${box.lon}::float8 AND place.lon + ${box.lon}::float8
				) nearest),
			by_settlement AS (
				SELECT settlement_id, unit_id, count(*) AS places, count(*) FILTER (WHERE is_address) AS addresses,
					count(*) FILTER (WHERE in_beat) AS in_beat,
					count(*) FILTER (WHERE metres <= ${near}) AS near, count(*) FILTER (WHERE metres <= ${far}) AS far,
					count(*) FILTER (WHERE metres <= ${near} AND is_address) AS near_addresses,
					count(*) FILTER (WHERE metres <= ${far} AND is_address) AS far_addresses
				FROM measured GROUP BY 1, 2)
			INSERT INTO statistics_reach (measured_on, unit_id, addresses, addresses_with_beat, addresses_within_15,
				addresses_within_30, residents, residents_within_15, residents_within_30)
			SELECT ${day}::date, unit.id, coalesce(sum(part.addresses), 0), coalesce(sum(part.in_beat), 0),
				coalesce(sum(part.near_addresses), 0), coalesce(sum(part.far_addresses), 0),
				coalesce(sum(settlement.population), 0),
				round(coalesce(sum(settlement.population * part.near::numeric / part.places), 0)),
				round(coalesce(sum(settlement.population * part.far::numeric / part.places), 0))
			FROM units unit
			LEFT JOIN by_settlement part ON part.unit_id = unit.id
			LEFT JOIN settlements settlement ON settlement.id = part.settlement_id
			GROUP BY unit.id`);
	});
}

export type Reach = typeof statisticsReach.$inferSelect;

/** What was measured last, on or before that day (YYYY-MM-DD); without one, last of all. Empty: nothing was. */
export async function reachByUnit(day?: string): Promise<Reach[]> {
	const last = db
		.select({ day: sql`max(${statisticsReach.measuredOn})` })
		.from(statisticsReach)
		.where(day === undefined ? undefined : sql`${statisticsReach.measuredOn} <= ${day}`);
	return db
		.select()
		.from(statisticsReach)
		.where(eq(statisticsReach.measuredOn, sql`(${last})`))
		.orderBy(asc(statisticsReach.unitId));
}
