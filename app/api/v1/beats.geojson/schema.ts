import { z } from "zod";
import { component, defineOperation } from "#app/api/operation.ts";
import { beatExample, creditExample, squareExample } from "../examples.ts";
import { idField } from "../fields.ts";
import { boundarySchema, creditShape, localizedSchema } from "../place-schema.ts";

const featureSchema = component(
	"BeatFeature",
	"A beat as a GeoJSON feature.",
	z.object({
		type: z.literal("Feature"),
		id: z.string(),
		geometry: boundarySchema,
		properties: z.object({
			number: z.int(),
			unitId: z.string(),
			unitName: localizedSchema,
			officeId: z.string(),
			residentsAbout: z.int().nullable(),
			synthetic: z.boolean(),
		}),
	}),
);

export const beatBordersOperation = defineOperation({
	id: "beatBorders",
	path: "/api/v1/beats.geojson",
	summary: "The borders of all beats",
	description:
		"A GeoJSON FeatureCollection. The beats of a unit tile it: neighbours share every vertex. Large: ask again with If-None-Match.",
	query: z.object({
		unit: idField.optional().meta({ description: "Only of this unit", examples: ["1110"] }),
	}),
	answer: z.object({
		type: z.literal("FeatureCollection"),
		...creditShape,
		features: z.array(featureSchema),
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
					number: beatExample.number,
					unitId: beatExample.unit.id,
					unitName: beatExample.unit.name,
					officeId: beatExample.office.id,
					residentsAbout: beatExample.residentsAbout,
					synthetic: true,
				},
			},
		],
	},
	problems: ["bad-request", "not-found"],
	cacheControl: "public, max-age=300",
	mediaType: "application/geo+json",
});
