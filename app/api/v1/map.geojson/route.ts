import type { z } from "zod";
import { endpoint } from "#app/api/endpoint.ts";
import { unknownId } from "#app/api/problem.ts";
import { beatTitle, officeTitle, settlementName } from "#app/place-words.ts";
import type { Localized, MultiPolygon } from "#db/schema/columns.ts";
import {
	findUnit,
	listBoundaries,
	listOffices,
	listSettlements,
	listUnitBoundaries,
} from "#domain/territory/queries.ts";
import { simplifyBorders } from "#domain/territory/simplify-borders.ts";
import { translator } from "#lib/i18n.ts";
import { credit } from "../credit.ts";
import { inEachLanguage } from "../localized-text.ts";
import { remembered } from "../territory-memory.ts";
import { mapOperation } from "./schema.ts";

type Answer = z.infer<typeof mapOperation.answer>;
type Feature = Answer["features"][number];
type Layer = Feature["properties"]["layer"];

const metresInUnit = 10;
const metresInRegion = 600;

const area =
	(layer: Layer) =>
	(one: { id: string; name: Localized }, boundary: MultiPolygon, rank: number): Feature => ({
		type: "Feature",
		id: one.id,
		geometry: { type: "MultiPolygon", coordinates: boundary },
		properties: { layer, name: one.name, rank },
	});

/** Five decimals are one metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

const point =
	(layer: Layer) =>
	(one: { id: string; name: Localized; lon: number; lat: number }, rank: number): Feature => ({
		type: "Feature",
		id: one.id,
		geometry: { type: "Point", coordinates: [rounded(one.lon), rounded(one.lat)] },
		properties: { layer, name: one.name, rank },
	});

async function unitFeatures(unitId: string): Promise<Feature[] | null> {
	const unit = await findUnit(unitId);
	if (!unit) return null;
	const [beats, offices, settlements] = await Promise.all([
		listBoundaries({ unitId }),
		listOffices({ unitId }),
		listSettlements({ unitId }),
	]);
	const borders = simplifyBorders(
		beats.map((beat) => beat.boundary),
		metresInUnit,
	);
	const centreFirst = settlements.toSorted(
		(one, other) =>
			Number(other.id === unit.centreSettlementId) - Number(one.id === unit.centreSettlementId),
	);
	return [
		...beats.map((beat, rank) => {
			const name = inEachLanguage((locale) => beatTitle(translator(locale), beat));
			return area("beat")({ id: beat.id, name }, borders[rank] ?? beat.boundary, rank);
		}),
		...offices.map((office, rank) => {
			const name = inEachLanguage((locale) => officeTitle(translator(locale), office));
			return point("office")({ ...office, name }, rank);
		}),
		...centreFirst.map((place, rank) => {
			const name = inEachLanguage((locale) => settlementName(place, locale));
			return point("settlement")({ ...place, id: String(place.id), name }, rank);
		}),
	];
}

async function regionFeatures(): Promise<Feature[]> {
	const [units, settlements] = await Promise.all([listUnitBoundaries(), listSettlements()]);
	const borders = simplifyBorders(
		units.map((unit) => unit.boundary),
		metresInRegion,
	);
	const centres = settlements.filter((place) =>
		units.some((unit) => unit.centreSettlementId === place.id),
	);
	return [
		...units.map((unit, rank) => area("unit")(unit, borders[rank] ?? unit.boundary, rank)),
		...centres.map((place, rank) => {
			const name = inEachLanguage((locale) => settlementName(place, locale));
			return point("settlement")({ ...place, id: String(place.id), name }, rank);
		}),
	];
}

async function collect(unitId: string | undefined): Promise<Answer | null> {
	const features = await (unitId === undefined ? regionFeatures() : unitFeatures(unitId));
	return features && { type: "FeatureCollection", ...(await credit()), features };
}

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	mapOperation,
	async ({ query: { unit } }) =>
		(await remembered(`map ${unit ?? ""}`, () => collect(unit))) ?? unknownId("unit"),
);
