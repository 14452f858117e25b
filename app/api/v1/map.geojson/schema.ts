import { z } from "zod";
import { component, defineOperation } from "#app/api/operation.ts";
import { beatExample, creditExample, officeExample, squareExample } from "../examples.ts";
import { idField } from "../fields.ts";
import { boundarySchema, creditShape, localizedSchema } from "../place-schema.ts";

const pointGeometrySchema = component(
	"PointGeometry",
	"A GeoJSON point: longitude, latitude.",
	z.object({
		type: z.literal("Point"),
		coordinates: z.tuple([z.number(), z.number()]),
	}),
);

const mapFeatureSchema = component(
	"MapFeature",
	"Something to draw: a unit or a beat with a simplified border, an office or a settlement as a point.",
	z.object({
		type: z.literal("Feature"),
		id: z.string(),
		geometry: z.union([boundarySchema, pointGeometrySchema]),
		properties: z.object({
			layer: z.enum(["unit", "beat", "office", "settlement"]),
			name: localizedSchema,
			rank: z.int().meta({ description: "0 is named first where not every name finds room" }),
		}),
	}),
);

export const mapOperation = defineOperation({
	id: "map",
	path: "/api/v1/map.geojson",
	summary: "What a small map shows, light enough for a telephone",
	description:
		"A GeoJSON FeatureCollection of one unit: its beats, offices and settlements; or of the whole region: its units and their centres. Borders are simplified (10 metres in a unit, 600 in the region) with neighbours still sharing them: draw them, decide nothing by them. To learn whose a point is, ask /api/v1/locate.",
	query: z.object({
		unit: idField
			.optional()
			.meta({ description: "Of this unit; without it, of the region", examples: ["1110"] }),
	}),
	answer: z.object({
		type: z.literal("FeatureCollection"),
		...creditShape,
		features: z.array(mapFeatureSchema),
	}),
	example: {
		type: "FeatureCollection",
		...creditExample,
		features: [
			{
				type: "Feature",
				id: beatExample.id,
				geometry: squareExample,
				properties: {
					layer: "beat",
					name: { kk: "№ 17 учаске", ru: "Участок № 17", en: "Beat No 17" },
					rank: 16,
				},
			},
			{
				type: "Feature",
				id: officeExample.id,
				geometry: { type: "Point", coordinates: [69.3783, 53.2846] },
				properties: {
					layer: "office",
					name: { kk: "№ 4 УПП", ru: "УПП № 4", en: "Office No 4" },
					rank: 3,
				},
			},
		],
	},
	problems: ["bad-request", "not-found"],
	cacheControl: "public, max-age=300",
	mediaType: "application/geo+json",
});
