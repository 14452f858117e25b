import { eq, sql } from "drizzle-orm";
import { db } from "#db/client.ts";
import { listenToPublicChanges } from "#db/listen.ts";
import { addresses, beats, settlements, streets, units } from "#db/schema/territory.ts";
import { buildNameIndex, type NameIndex } from "./name-index.ts";
import { buildPointIndex, locateBeats, type PointIndex } from "./point-index.ts";

/** What the process keeps in memory of the territory, all of one moment. */
export type TerritoryIndex = {
	points: PointIndex;
	names: NameIndex;
	/** The beats of a settlement: the one its point lies in first, then those its houses lie in. */
	settlementBeats: Map<number, string[]>;
	beatSettlements: Map<string, number[]>;
	loadedAt: Date;
};

/** Changes often come in swarms (an import, a seeding): wait for the swarm to pass. */
const gatherMs = 50;
const retryMs = 1000;

type Keeper = {
	index: TerritoryIndex | null;
	loading: Promise<TerritoryIndex> | null;
	/** A change came after the running load began. */
	changed: boolean;
	timer: NodeJS.Timeout | null;
	listening: Promise<() => Promise<void>>;
};

const holder = globalThis as typeof globalThis & { qadamTerritory?: Keeper };

async function readRows() {
	return await db.transaction(
		async (transaction) => {
			// A national address list takes longer to read than a web request may.
			await transaction.execute(sql`SET LOCAL statement_timeout = '60s'`);
			const beatRows = await transaction
				.select({ id: beats.id, boundary: beats.boundary })
				.from(beats)
				.orderBy(beats.id);
			const settlementRows = await transaction
				.select({
					id: settlements.id,
					unitId: settlements.unitId,
					kind: settlements.kind,
					nameKk: settlements.nameKk,
					nameRu: settlements.nameRu,
					nameEn: settlements.nameEn,
					population: settlements.population,
					lon: settlements.lon,
					lat: settlements.lat,
				})
				.from(settlements)
				.orderBy(settlements.id);
			const streetRows = await transaction
				.select({
					id: streets.id,
					settlementId: streets.settlementId,
					kind: streets.kind,
					nameKk: streets.nameKk,
					nameRu: streets.nameRu,
					formerNames: streets.formerNames,
					lon: sql<number | null>`avg(${addresses.lon})`.mapWith(Number),
					lat: sql<number | null>`avg(${addresses.lat})`.mapWith(Number),
					beatIds: sql<string[]>`coalesce(array_agg(DISTINCT ${addresses.beatId})
						FILTER (WHERE ${addresses.beatId} IS NOT NULL), '{}')`,
				})
				.from(streets)
				.leftJoin(addresses, eq(addresses.streetId, streets.id))
				.groupBy(streets.id)
				.orderBy(streets.id);
			const unitRows = await transaction
				.select({
					id: units.id,
					kind: units.kind,
					name: units.name,
					// Written out: in a query of one table the builder leaves the tables' names away.
					dutyOfficeId: sql<string | null>`(SELECT min(duty.id) FROM offices duty
						WHERE duty.unit_id = units.id AND duty.is_duty)`,
				})
				.from(units);
			return { beatRows, settlementRows, streetRows, unitRows };
		},
		{ isolationLevel: "repeatable read", accessMode: "read only" },
	);
}

async function loadIndex(): Promise<TerritoryIndex> {
	const loadedAt = new Date();
	const { beatRows, settlementRows, streetRows, unitRows } = await readRows();
	const points = buildPointIndex(beatRows);
	const settlementBeats = new Map<number, string[]>();
	for (const { id, lon, lat } of settlementRows)
		settlementBeats.set(id, locateBeats(points, lon, lat).slice(0, 1));
	for (const { settlementId, beatIds } of streetRows) {
		const known = settlementBeats.get(settlementId) ?? [];
		settlementBeats.set(settlementId, [...new Set([...known, ...beatIds])]);
	}
	const beatSettlements = new Map<string, number[]>();
	for (const [settlementId, beatIds] of settlementBeats)
		for (const beatId of beatIds)
			beatSettlements.set(beatId, [...(beatSettlements.get(beatId) ?? []), settlementId]);
	const names = buildNameIndex({
		units: unitRows,
		settlements: settlementRows.map((row) => ({
			...row,
			beatIds: settlementBeats.get(row.id) ?? [],
		})),
		streets: streetRows,
	});
	return { points, names, settlementBeats, beatSettlements, loadedAt };
}

/** Runs one load at a time; the index in use stays until the new one is whole. */
function reload(keeper: Keeper): Promise<TerritoryIndex> {
	if (keeper.loading) {
		keeper.changed = true;
		return keeper.loading;
	}
	keeper.changed = false;
	keeper.loading = loadIndex().then(
		(index) => {
			keeper.index = index;
			keeper.loading = null;
			if (keeper.changed) reloadSoon(keeper, gatherMs);
			return index;
		},
		(error) => {
			keeper.loading = null;
			// With an index in use nobody waits for this load, so nobody else would try again.
			if (keeper.index) reloadSoon(keeper, retryMs);
			throw error;
		},
	);
	return keeper.loading;
}

function reloadSoon(keeper: Keeper, pause: number): void {
	if (keeper.timer) return;
	keeper.timer = setTimeout(() => {
		keeper.timer = null;
		reload(keeper).catch(() => {});
	}, pause);
	keeper.timer.unref();
}

function startKeeping(): Keeper {
	const keeper: Keeper = {
		index: null,
		loading: null,
		changed: false,
		timer: null,
		listening: listenToPublicChanges((topic) => {
			if (topic === "territory") reloadSoon(keeper, gatherMs);
		}),
	};
	return keeper;
}

/**
 * The process's territory index: loaded at first use, loaded anew when anybody changes the territory.
 * Throws when the first load fails; the next call tries again.
 */
export async function territoryIndex(): Promise<TerritoryIndex> {
	holder.qadamTerritory ??= startKeeping();
	const keeper = holder.qadamTerritory;
	if (keeper.index) return keeper.index;
	// Listen first, then load: a change between the two would be missed the other way round.
	await keeper.listening;
	return keeper.index ?? (await reload(keeper));
}

/** Stops listening and forgets the index: for scripts that end and for tests. */
export async function closeTerritoryIndex(): Promise<void> {
	const keeper = holder.qadamTerritory;
	holder.qadamTerritory = undefined;
	if (!keeper) return;
	if (keeper.timer) clearTimeout(keeper.timer);
	const stop = await keeper.listening;
	await stop();
	await keeper.loading?.catch(() => {});
}
