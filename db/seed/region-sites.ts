import type { SettlementSource } from "./read-source.ts";
import { type GridPoint, type GridPolygon, gridSize, ringsContain, toGrid } from "./region-grid.ts";

/** A point that beats grow from: a settlement, or one part of a divided town. */
export type Site = {
	settlementId: number;
	/** Number of the part inside a divided town; null for an undivided settlement. */
	part: number | null;
	point: GridPoint;
	residents: number;
};

/** Above this many residents a settlement is divided into several beats. */
export const dividedAbove = 4000;
const residentsPerBeat = 3000;

/** Sizes for the 47 places without a known population, so that they weigh a little when beats are formed. */
const assumedResidents: Record<string, number> = { village: 250, hamlet: 60, isolated_dwelling: 5 };

export const residentsOf = (settlement: SettlementSource): number =>
	settlement.population ?? assumedResidents[settlement.kind] ?? 30;

/** Residents per square kilometre of built-up land, rounded guesses: denser in larger towns. */
const density = (residents: number) =>
	residents > 100_000 ? 3500 : residents > 20_000 ? 3000 : 1800;

/** Kilometres from the centre of a divided town to its edge, as if it were round. */
export const townRadiusKm = (residents: number): number =>
	Math.sqrt(residents / density(residents) / Math.PI);

const kmPerDegree = 111.195;

/** The grid point so many kilometres east and north of another one. */
export function movedBy(from: GridPoint, eastKm: number, northKm: number): GridPoint {
	const lat = from.y / gridSize;
	const north = lat + northKm / kmPerDegree;
	const east = from.x / gridSize + eastKm / (kmPerDegree * Math.cos((lat * Math.PI) / 180));
	return toGrid(east, north);
}

const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Parts of a town in the pattern of a sunflower: points of equal share around the centre. */
function townSites(settlement: SettlementSource, unit: GridPolygon[]): Site[] {
	const residents = residentsOf(settlement);
	const parts = Math.max(2, Math.round(residents / residentsPerBeat));
	const centre = toGrid(settlement.lon, settlement.lat);
	const rings = unit.flatMap((polygon) => [polygon.outer, ...polygon.holes]);
	return Array.from({ length: parts }, (_, part) => {
		const share = Math.floor(residents / parts) + (part < residents % parts ? 1 : 0);
		const angle = part * goldenAngle + (settlement.id % 7);
		let reach = townRadiusKm(residents) * Math.sqrt((part + 0.5) / parts);
		let point = movedBy(centre, reach * Math.cos(angle), reach * Math.sin(angle));
		// A town at the unit's border: draw the part nearer until it lies inside.
		while (!ringsContain(rings, point)) {
			reach *= 0.8;
			point = movedBy(centre, reach * Math.cos(angle), reach * Math.sin(angle));
		}
		return { settlementId: settlement.id, part, point, residents: share };
	});
}

export const buildSites = (settlements: SettlementSource[], unit: GridPolygon[]): Site[] =>
	settlements.flatMap((settlement) =>
		residentsOf(settlement) > dividedAbove
			? townSites(settlement, unit)
			: [
					{
						settlementId: settlement.id,
						part: null,
						point: toGrid(settlement.lon, settlement.lat),
						residents: residentsOf(settlement),
					},
				],
	);
