import type { z } from "zod";
import { endpoint } from "#app/api/endpoint.ts";
import { unknownId } from "#app/api/problem.ts";
import { listBoundaries, listUnits } from "#domain/territory/queries.ts";
import { credit } from "../credit.ts";
import { remembered } from "../territory-memory.ts";
import { beatBordersOperation } from "./schema.ts";

async function collect(
	unitId: string | undefined,
): Promise<z.infer<typeof beatBordersOperation.answer> | null> {
	const units = new Map((await listUnits()).map((unit) => [unit.id, unit.name]));
	if (unitId !== undefined && !units.has(unitId)) return null;
	const beats = await listBoundaries({ unitId });
	return {
		type: "FeatureCollection",
		...(await credit()),
		features: beats.map((beat) => ({
			type: "Feature",
			id: beat.id,
			geometry: { type: "MultiPolygon", coordinates: beat.boundary },
			properties: {
				number: beat.number,
				unitId: beat.unitId,
				unitName: units.get(beat.unitId) ?? { kk: "", ru: "", en: "" },
				officeId: beat.officeId,
				residentsAbout: beat.population,
				synthetic: beat.synthetic,
			},
		})),
	};
}

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = endpoint(
	beatBordersOperation,
	async ({ query: { unit } }) =>
		(await remembered(`borders ${unit ?? ""}`, () => collect(unit))) ?? unknownId("unit"),
);
