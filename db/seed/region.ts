import type { MultiPolygon } from "#db/schema/columns.ts";
import {
	readSettlements,
	readUnits,
	type SettlementSource,
	type UnitSource,
} from "./read-source.ts";
import { type CellBorder, cutBorders, insertStops, type OutlineStops } from "./region-cells.ts";
import { joinFaces, unitFaces } from "./region-faces.ts";
import { type GridPolygon, toDegrees, toGridPolygons, toMultiPolygon } from "./region-grid.ts";
import { mergeIntoBeats } from "./region-merge.ts";
import { buildSites, type Site } from "./region-sites.ts";

export type BeatDraft = {
	unitId: string;
	boundary: MultiPolygon;
	residents: number;
	/** Where the beat's people are: the mean of its sites weighted by their residents. */
	lon: number;
	lat: number;
	settlementIds: number[];
	/** True for a part of a divided town. */
	inTown: boolean;
};

export type UnitDraft = UnitSource & {
	settlements: SettlementSource[];
	centreSettlement: SettlementSource;
	beats: BeatDraft[];
};

function findCentre(unit: UnitSource, settlements: SettlementSource[]): SettlementSource {
	const centre =
		settlements.find(({ nameKk, nameRu }) => [nameKk, nameRu].includes(unit.centre)) ??
		settlements.toSorted((one, other) => (other.population ?? 0) - (one.population ?? 0))[0];
	if (!centre) throw new Error(`unit ${unit.id} has no settlement`);
	return centre;
}

function middle(sites: Site[]): { lon: number; lat: number } {
	const weight = sites.reduce((sum, site) => sum + Math.max(1, site.residents), 0);
	const mean = (read: (site: Site) => number) =>
		sites.reduce((sum, site) => sum + read(site) * Math.max(1, site.residents), 0) / weight;
	const [lon, lat] = toDegrees({
		x: mean((site) => site.point.x),
		y: mean((site) => site.point.y),
	});
	return { lon, lat };
}

function buildBeats(
	unitId: string,
	outline: GridPolygon[],
	sites: Site[],
	borders: CellBorder[],
): BeatDraft[] {
	const faces = unitFaces(outline, borders);
	return mergeIntoBeats(faces, sites).map((group) => {
		const served = group.sites.flatMap((at) => sites[at] ?? []);
		return {
			unitId,
			boundary: toMultiPolygon(joinFaces(faces.filter((_, at) => group.faces.has(at)))),
			residents: group.residents,
			...middle(served),
			settlementIds: [...new Set(served.map((site) => site.settlementId))],
			inTown: served.some((site) => site.part !== null),
		};
	});
}

/**
 * The demo region, the same at every call. All coordinates stand on a grid of a millionth of a degree, and every
 * vertex of a border is a vertex of both areas beside it. So each directed edge occurs once, its reverse once in
 * the neighbour or on the region's outline, and neither a gap nor an overlap can exist (region.test.ts proves it).
 */
export function buildRegion(): UnitDraft[] {
	const stops: OutlineStops = new Map();
	const settlements = readSettlements();
	const drafts = readUnits().map((unit) => {
		const own = settlements.filter((settlement) => settlement.unitId === unit.id);
		const source = toGridPolygons(unit.boundary);
		const sites = buildSites(own, source);
		return { unit, own, source, sites, borders: cutBorders(sites, source, stops) };
	});
	// Only now are all stops known: a unit's borders put vertices on its neighbours' outlines too.
	return drafts.map(({ unit, own, source, sites, borders }) => {
		const outline = insertStops(source, stops);
		return {
			...unit,
			boundary: toMultiPolygon(outline),
			settlements: own,
			centreSettlement: findCentre(unit, own),
			beats: buildBeats(unit.id, outline, sites, borders),
		};
	});
}
