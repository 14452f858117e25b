import type { Localized } from "#db/schema/columns.ts";
import type { BuildingAccess } from "#db/schema/territory.ts";
import { distanceMetres } from "#domain/territory/geometry.ts";
import { directions, landmarks, streetAddress } from "./office-texts.ts";
import type { SettlementSource } from "./read-source.ts";
import type { BeatDraft, UnitDraft } from "./region.ts";
import { toDegrees, toGrid } from "./region-grid.ts";
import { dividedAbove, movedBy, residentsOf, townRadiusKm } from "./region-sites.ts";
import { layStreets, pointOnStreet } from "./streets.ts";

export type OfficeDraft = {
	id: string;
	unitId: string;
	settlementId: number;
	number: number;
	address: Localized;
	landmark: Localized;
	directions: Localized;
	lon: number;
	lat: number;
	phone: string;
	access: BuildingAccess;
	isDuty: boolean;
	synthetic: true;
};

/** How many offices a town has. Kokshetau's stand in a ring around № 4, the largest. */
const officesIn = (residents: number): number =>
	residents > 100_000 ? 10 : residents > 40_000 ? 3 : residents > 15_000 ? 2 : 1;

type Spot = { settlement: SettlementSource; lon: number; lat: number; address: Localized };

/** Puts an office on the town's nearest street, so that its address and its point agree. */
function spotNear(settlement: SettlementSource, eastKm: number, northKm: number): Spot {
	const wished = movedBy(toGrid(settlement.lon, settlement.lat), eastKm, northKm);
	const [lon, lat] = toDegrees(wished);
	const candidates = layStreets(settlement)
		.filter((street) => street.kind !== "microdistrict")
		.flatMap((street) =>
			Array.from({ length: 41 }, (_, step) => {
				const [streetLon, streetLat] = toDegrees(pointOnStreet(street, step / 40, 0.02));
				return { street, lon: streetLon, lat: streetLat };
			}),
		)
		.sort(
			(one, other) =>
				distanceMetres(lon, lat, one.lon, one.lat) - distanceMetres(lon, lat, other.lon, other.lat),
		);
	const [nearest] = candidates;
	return nearest
		? {
				settlement,
				lon: nearest.lon,
				lat: nearest.lat,
				address: streetAddress(nearest.street.nameKk, nearest.street.nameRu),
			}
		: { settlement, lon, lat, address: streetAddress("Абай көшесі", "улица Абая") };
}

function spotsIn(settlement: SettlementSource): Spot[] {
	const count = officesIn(residentsOf(settlement));
	if (count === 1) return [spotNear(settlement, 0.15, 0)];
	const radius = townRadiusKm(residentsOf(settlement));
	const hasCentre = count > 4;
	const ring = hasCentre ? count - 1 : count;
	const distance = radius * (hasCentre ? 0.76 : 0.5);
	const spots = Array.from({ length: ring }, (_, at) => {
		const angle = (at / ring) * 2 * Math.PI + 2.6;
		return spotNear(settlement, distance * Math.cos(angle), distance * Math.sin(angle));
	});
	// In the middle of the numbers as of the town: № 4.
	if (hasCentre) spots.splice(3, 0, spotNear(settlement, 0.1, 0));
	return spots;
}

/** An office in the unit's centre and in each larger town, the centre's first. */
export function buildOffices(unit: UnitDraft, unitAt: number): OfficeDraft[] {
	const towns = unit.settlements
		.filter(
			(settlement) =>
				settlement === unit.centreSettlement || residentsOf(settlement) > dividedAbove,
		)
		.sort(
			(one, other) =>
				Number(other === unit.centreSettlement) - Number(one === unit.centreSettlement) ||
				residentsOf(other) - residentsOf(one),
		);
	const spots = towns.flatMap(spotsIn);
	const duty = spots.length > 8 ? 4 : 1;
	return spots.map(({ settlement, lon, lat, address }, at) => {
		const number = at + 1;
		const variety = unitAt * 3 + at;
		return {
			id: `${unit.id}-${number}`,
			unitId: unit.id,
			settlementId: settlement.id,
			number,
			address,
			landmark: landmarks[variety % landmarks.length] ?? { kk: "", ru: "", en: "" },
			directions: directions[variety % directions.length] ?? { kk: "", ru: "", en: "" },
			lon,
			lat,
			phone: `+70000${String(10_000 + unitAt * 100 + number).padStart(6, "0")}`,
			access: {
				stepFree: variety % 3 !== 1,
				accessibleToilet: variety % 4 === 0 ? true : variety % 4 === 1 ? false : null,
				parking: variety % 5 === 4 ? null : variety % 2 === 0,
				hearingLoop: variety % 6 === 0 ? true : null,
			},
			isDuty: number === duty,
			synthetic: true,
		};
	});
}

export type BeatPlaced = BeatDraft & { id: string; number: number; officeId: string };

/** Gives each beat the nearest office of its unit, and numbers: office by office, clockwise from the north. */
export function placeBeats(unit: UnitDraft, offices: OfficeDraft[]): BeatPlaced[] {
	const placed = unit.beats.map((beat) => {
		const [nearest] = offices.toSorted(
			(one, other) =>
				distanceMetres(beat.lon, beat.lat, one.lon, one.lat) -
				distanceMetres(beat.lon, beat.lat, other.lon, other.lat),
		);
		if (!nearest) throw new Error(`unit ${unit.id} has no office`);
		const bearing = Math.atan2(beat.lon - nearest.lon, beat.lat - nearest.lat);
		return { beat, office: nearest, bearing: (bearing + 2 * Math.PI) % (2 * Math.PI) };
	});
	placed.sort(
		(one, other) => one.office.number - other.office.number || one.bearing - other.bearing,
	);
	return placed.map(({ beat, office }, at) => ({
		...beat,
		id: `${unit.id}-${at + 1}`,
		number: at + 1,
		officeId: office.id,
	}));
}
