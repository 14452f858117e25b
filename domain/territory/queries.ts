import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db } from "#db/client.ts";
import type { MultiPolygon } from "#db/schema/columns.ts";
import { beats, offices, settlements, units } from "#db/schema/territory.ts";
import { distanceMetres, walkingMinutes } from "./geometry.ts";
import { listServing } from "./list-serving.ts";
import { territoryIndex } from "./live-index.ts";
import {
	type BeatSummary,
	type BeatView,
	beatColumns,
	type OfficeDetails,
	type OfficePerson,
	type OfficeView,
	officeColumns,
	type SettlementView,
	settlementColumns,
	type UnitView,
	unitColumns,
} from "./territory-views.ts";

export type {
	BeatSummary,
	BeatView,
	OfficeDetails,
	OfficerView,
	OfficeView,
	ServingView,
	SettlementView,
	UnitView,
} from "./territory-views.ts";

/** What comes from an address line may be anything; PostgreSQL refuses NUL bytes with an error. */
const isId = (id: string): boolean => /^[\w-]{1,40}$/.test(id);

/** No condition for no id, an impossible one for what can be no id. */
const hasId = (column: PgColumn, id: string | undefined): SQL | undefined =>
	id === undefined ? undefined : isId(id) ? eq(column, id) : sql`false`;

const selectOffices = (where?: SQL) =>
	db
		.select(officeColumns)
		.from(offices)
		.innerJoin(units, eq(units.id, offices.unitId))
		.innerJoin(settlements, eq(settlements.id, offices.settlementId))
		.where(where)
		.orderBy(asc(offices.unitId), asc(offices.number));

export const listUnits = async (): Promise<UnitView[]> =>
	db.select(unitColumns).from(units).orderBy(asc(units.kind), asc(units.id));

export async function findUnit(
	unitId: string,
): Promise<(UnitView & { boundary: MultiPolygon }) | null> {
	const [unit] = await db
		.select({ ...unitColumns, boundary: units.boundary })
		.from(units)
		.where(hasId(units.id, unitId));
	return unit ?? null;
}

export const listUnitBoundaries = async (): Promise<(UnitView & { boundary: MultiPolygon })[]> =>
	db
		.select({ ...unitColumns, boundary: units.boundary })
		.from(units)
		.orderBy(asc(units.kind), asc(units.id));

export const listSettlements = async (
	filter: { unitId?: string } = {},
): Promise<SettlementView[]> =>
	db
		.select(settlementColumns)
		.from(settlements)
		.where(hasId(settlements.unitId, filter.unitId))
		.orderBy(asc(settlements.unitId), asc(settlements.id));

export async function findSettlement(settlementId: number): Promise<SettlementView | null> {
	if (!Number.isSafeInteger(settlementId)) return null;
	const [settlement] = await db
		.select(settlementColumns)
		.from(settlements)
		.where(eq(settlements.id, settlementId));
	return settlement ?? null;
}

export const listOffices = async (filter: { unitId?: string } = {}): Promise<OfficeView[]> =>
	selectOffices(hasId(offices.unitId, filter.unitId));

function listPeople(served: OfficeDetails["beats"]): OfficePerson[] {
	const people = new Map<string, OfficePerson>();
	for (const { id, number, serving } of served) {
		if (!serving) continue;
		const person = people.get(serving.officer.id) ?? { officer: serving.officer, beats: [] };
		person.beats.push({ id, number, kind: serving.kind });
		people.set(serving.officer.id, person);
	}
	return [...people.values()];
}

/** The office with its beats and the people who serve them on `day` (YYYY-MM-DD). */
export async function findOffice(officeId: string, day: string): Promise<OfficeDetails | null> {
	const [office] = await selectOffices(hasId(offices.id, officeId));
	if (!office) return null;
	const own = await listBeats({ officeId });
	const serving = await listServing(
		own.map((beat) => beat.id),
		day,
	);
	const served = own.map((beat) => ({ ...beat, serving: serving.get(beat.id) ?? null }));
	return { ...office, beats: served, people: listPeople(served) };
}

/** Offices by distance as the crow flies, with minutes on foot. */
export async function nearestOffices(
	lon: number,
	lat: number,
	limit: number,
): Promise<(OfficeView & { metres: number; minutes: number })[]> {
	const all = (await selectOffices()).map((office) => {
		const metres = Math.round(distanceMetres(lon, lat, office.lon, office.lat));
		return { ...office, metres, minutes: walkingMinutes(metres) };
	});
	return all.sort((one, other) => one.metres - other.metres).slice(0, Math.max(0, limit));
}

/** Where one turns when no inspector serves; the unit's first office when none is marked. */
export async function dutyOffice(unitId: string): Promise<OfficeView | null> {
	const all = await listOffices({ unitId });
	return all.find((office) => office.isDuty) ?? all[0] ?? null;
}

export const listBeats = async (
	filter: { ids?: string[]; unitId?: string; officeId?: string } = {},
): Promise<BeatSummary[]> =>
	db
		.select(beatColumns)
		.from(beats)
		.where(
			and(
				filter.ids && inArray(beats.id, filter.ids),
				hasId(beats.unitId, filter.unitId),
				hasId(beats.officeId, filter.officeId),
			),
		)
		.orderBy(asc(beats.unitId), asc(beats.number));

/** Borders for maps and open data. */
export const listBoundaries = async (
	filter: { unitId?: string } = {},
): Promise<(BeatSummary & { boundary: MultiPolygon })[]> =>
	db
		.select({ ...beatColumns, boundary: beats.boundary })
		.from(beats)
		.where(hasId(beats.unitId, filter.unitId))
		.orderBy(asc(beats.unitId), asc(beats.number));

/** The beat and who serves it on `day` (YYYY-MM-DD); null when there is no such beat. */
export async function findBeat(beatId: string, day: string): Promise<BeatView | null> {
	const [beat] = await db
		.select({
			...beatColumns,
			boundary: beats.boundary,
			unit: { id: units.id, kind: units.kind, name: units.name },
		})
		.from(beats)
		.innerJoin(units, eq(units.id, beats.unitId))
		.where(hasId(beats.id, beatId));
	if (!beat) return null;
	const [[office], serving, places] = await Promise.all([
		selectOffices(eq(offices.id, beat.officeId)),
		listServing([beatId], day),
		settlementsOfBeat(beatId),
	]);
	// The foreign key leaves no beat without its office.
	if (!office) return null;
	return { ...beat, office, settlements: places, serving: serving.get(beatId) ?? null };
}

async function settlementsOfBeat(beatId: string): Promise<SettlementView[]> {
	const ids = (await territoryIndex()).beatSettlements.get(beatId) ?? [];
	if (ids.length === 0) return [];
	return db
		.select(settlementColumns)
		.from(settlements)
		.where(inArray(settlements.id, ids))
		.orderBy(asc(settlements.id));
}

/** One beat for a village, several for a divided town: there one must ask for the street. */
export async function beatsOfSettlement(settlementId: number): Promise<BeatSummary[]> {
	const ids = (await territoryIndex()).settlementBeats.get(settlementId) ?? [];
	if (ids.length === 0) return [];
	return db
		.select(beatColumns)
		.from(beats)
		.where(inArray(beats.id, ids))
		.orderBy(asc(beats.unitId), asc(beats.number));
}
