import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { services } from "#db/schema/appointments.ts";
import type { Localized } from "#db/schema/columns.ts";
import { beats, offices, settlements, units } from "#db/schema/territory.ts";
import type { PlaceNames } from "#domain/territory/address-labels.ts";
import { type DeskKind, kindsOf, type Universe } from "./universe.ts";

export type KnownUnit = { id: string; name: Localized; residents: number };
export type KnownOffice = {
	id: string;
	unitId: string;
	number: number;
	settlement: PlaceNames;
	/** Of its beats; null where a beat's residents are not known. */
	residents: number | null;
};
export type KnownService = { id: string; kind: DeskKind; name: Localized };

/** What figures may be asked for in one world: every unit and office, and the services of its desks. */
export type Places = { units: KnownUnit[]; offices: KnownOffice[]; services: KnownService[] };

const listUnits = () =>
	db
		.select({
			id: units.id,
			name: units.name,
			residents: sql<number>`coalesce(sum(${settlements.population}), 0)::integer`,
		})
		.from(units)
		.leftJoin(settlements, eq(settlements.unitId, units.id))
		.groupBy(units.id)
		.orderBy(asc(units.id));

async function listOffices(): Promise<KnownOffice[]> {
	const rows = await db
		.select({
			id: offices.id,
			unitId: offices.unitId,
			number: offices.number,
			nameKk: settlements.nameKk,
			nameRu: settlements.nameRu,
			nameEn: settlements.nameEn,
			residents: sql<
				number | null
			>`CASE WHEN bool_and(${beats.population} IS NOT NULL) THEN sum(${beats.population})::integer END`,
		})
		.from(offices)
		.innerJoin(settlements, eq(settlements.id, offices.settlementId))
		.leftJoin(beats, eq(beats.officeId, offices.id))
		.groupBy(offices.id, settlements.id)
		.orderBy(asc(offices.unitId), asc(offices.number));
	return rows.map(({ nameKk, nameRu, nameEn, ...office }) => ({
		...office,
		settlement: { nameKk, nameRu, nameEn },
	}));
}

const listServices = (universe: Universe): Promise<KnownService[]> =>
	db
		.select({ id: services.id, kind: services.deskKind, name: services.name })
		.from(services)
		.where(and(inArray(services.deskKind, [...kindsOf[universe]]), eq(services.bookable, true)))
		.orderBy(asc(services.position), asc(services.id));

export async function listPlaces(universe: Universe): Promise<Places> {
	const [known, of, served] = await Promise.all([
		listUnits(),
		listOffices(),
		listServices(universe),
	]);
	return { units: known, offices: of, services: served };
}
