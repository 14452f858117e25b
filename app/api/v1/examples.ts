import type { z } from "zod";
import type { Credit } from "./credit.ts";
import type { beatSchema, officeSchema, servingSchema } from "./place-schema.ts";

// Examples of the OpenAPI document, in one place because answers hold one another. A test reads them with the schemas.

export const creditExample: Credit = {
	synthetic: true,
	notice: {
		kk: "Учаске, пункт, инспектор, телефон және үй көрсету үшін ойдан алынған.",
		ru: "Участки, пункты, инспекторы, телефоны и дома вымышлены для показа.",
		en: "Beats, offices, inspectors, phones and houses are invented for demonstration.",
	},
	attribution: {
		kk: "Аумақ шекарасы, елді мекен және көше атауы: © OpenStreetMap contributors, ODbL 1.0.",
		ru: "Границы, населённые пункты и названия улиц: © OpenStreetMap contributors, ODbL 1.0.",
		en: "Borders, settlements and street names: © OpenStreetMap contributors, ODbL 1.0.",
	},
	license: "https://opendatacommons.org/licenses/odbl/1-0/",
};

const kokshetau = { kk: "Көкшетау", ru: "Кокшетау", en: "Kokshetau" };

export const officeExample: z.infer<typeof officeSchema> = {
	id: "1110-4",
	number: 4,
	unit: { id: "1110", name: kokshetau },
	settlement: { id: "244082366", kind: "city", name: kokshetau },
	address: { kk: "Абай көшесі, 76", ru: "улица Абая, 76", en: "76 Abai Street" },
	landmark: null,
	directions: null,
	point: { lat: 53.2846, lng: 69.3783 },
	phone: "+70000001104",
	access: { stepFree: true, accessibleToilet: null, parking: true, hearingLoop: null },
	duty: true,
	zone: "Asia/Almaty",
	synthetic: true,
};

export const servingExample: z.infer<typeof servingSchema> = {
	inspector: {
		name: { kk: "Айдос Демо", ru: "Айдос Демо", en: "Aidos Demo" },
		rank: "captain",
		rankName: { kk: "полиция капитаны", ru: "капитан полиции", en: "police captain" },
		phone: "+70000000017",
		languages: ["kk", "ru"],
	},
	kind: "acting",
	until: "2026-12-06",
	insteadOf: null,
};

export const beatExample: z.infer<typeof beatSchema> = {
	id: "1110-17",
	number: 17,
	unit: { id: "1110", name: kokshetau },
	office: officeExample,
	settlements: [officeExample.settlement],
	residentsAbout: 3100,
	serving: servingExample,
	synthetic: true,
};

export const squareExample = {
	type: "MultiPolygon" as const,
	coordinates: [
		[
			[
				[69.37, 53.28],
				[69.39, 53.28],
				[69.39, 53.29],
				[69.37, 53.28],
			],
		],
	],
};
