import { z } from "zod";
import { component } from "#app/api/operation.ts";
import type { OfficerView } from "#domain/territory/queries.ts";

// The shapes of answers about places and those who serve there. Of people: inspectors' public cards, nothing else.

export const localizedSchema = component(
	"Localized",
	"A text in Kazakh, Russian and English.",
	z.object({ kk: z.string(), ru: z.string(), en: z.string() }),
);

export const localizedListSchema = component(
	"LocalizedList",
	"Short lines in Kazakh, Russian and English.",
	z.object({ kk: z.array(z.string()), ru: z.array(z.string()), en: z.array(z.string()) }),
);

export const pointSchema = component(
	"Point",
	"Degrees, WGS84.",
	z.object({ lat: z.number(), lng: z.number() }),
);

/** Stands in every answer. */
export const creditShape = {
	synthetic: z
		.boolean()
		.meta({ description: "True while the data is a demonstration with invented rows." }),
	notice: localizedSchema.nullable().meta({ description: "What is invented; null if nothing is." }),
	attribution: localizedSchema.meta({ description: "Show it wherever the data is shown." }),
	license: z.url().meta({ description: "The licence of borders, settlements and street names." }),
};

export const unitSchema = component(
	"Unit",
	"A district or a city of the region. The id is its KATO prefix.",
	z.object({ id: z.string(), name: localizedSchema }),
);

export const settlementSchema = component(
	"Settlement",
	"A city, town, village or hamlet. The id is its OpenStreetMap node.",
	z.object({ id: z.string(), kind: z.string(), name: localizedSchema }),
);

const ranks = [
	"sergeant",
	"junior-lieutenant",
	"lieutenant",
	"senior-lieutenant",
	"captain",
	"major",
	"lieutenant-colonel",
	"colonel",
] as const satisfies readonly OfficerView["rank"][];

export const inspectorSchema = component(
	"Inspector",
	"An inspector's public card.",
	z.object({
		name: localizedSchema,
		rank: z.enum(ranks),
		rankName: localizedSchema,
		phone: z.string().meta({ description: "E.164" }),
		languages: z.array(z.string()).meta({ description: "ISO 639-1 codes" }),
	}),
);

export const servingSchema = component(
	"Serving",
	"Who serves a beat today.",
	z.object({
		inspector: inspectorSchema,
		kind: z.enum(["permanent", "acting"]),
		until: z.iso
			.date()
			.nullable()
			.meta({ description: "The last day of the service; null while no end is set." }),
		insteadOf: inspectorSchema.nullable().meta({
			description: "Of an acting inspector: the permanent one. Null: the place is vacant.",
		}),
	}),
);

const checked = z.boolean().nullable();

export const officeSchema = component(
	"Office",
	"A precinct office.",
	z.object({
		id: z.string(),
		number: z.int(),
		unit: unitSchema,
		settlement: settlementSchema,
		address: localizedSchema,
		landmark: localizedSchema.nullable(),
		directions: localizedSchema.nullable(),
		point: pointSchema,
		phone: z.string().meta({ description: "E.164" }),
		access: z
			.object({
				stepFree: checked,
				accessibleToilet: checked,
				parking: checked,
				hearingLoop: checked,
			})
			.meta({ description: "Null: nobody has checked." }),
		duty: z.boolean().meta({ description: "The office of its unit to turn to in any case." }),
		zone: z.string().meta({ description: "IANA time zone" }),
		synthetic: z.boolean(),
	}),
);

export const beatSummarySchema = component(
	"BeatSummary",
	"An administrative beat, in short.",
	z.object({
		id: z.string(),
		number: z.int(),
		unitId: z.string(),
		officeId: z.string(),
		residentsAbout: z.int().nullable().meta({ description: "An estimate, no official figure." }),
		synthetic: z.boolean(),
	}),
);

export const beatSchema = component(
	"Beat",
	"An administrative beat, its office and who serves it today.",
	beatSummarySchema.omit({ unitId: true, officeId: true }).extend({
		unit: unitSchema,
		office: officeSchema,
		settlements: z.array(settlementSchema),
		serving: servingSchema
			.nullable()
			.meta({ description: "Null: nobody serves it today; turn to the duty office." }),
	}),
);

const position = z.array(z.number()).min(2);

export const boundarySchema = component(
	"MultiPolygon",
	"GeoJSON (RFC 7946).",
	z.object({
		type: z.literal("MultiPolygon"),
		coordinates: z.array(z.array(z.array(position))),
	}),
);

export const stretchSchema = component(
	"Stretch",
	"From … to …, with the office's offset from UTC.",
	z.object({ start: z.iso.datetime({ offset: true }), end: z.iso.datetime({ offset: true }) }),
);
