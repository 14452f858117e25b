import { z } from "zod";
import { component, defineOperation } from "#app/api/operation.ts";
import { searchSchema } from "#domain/territory/search-schema.ts";
import { creditExample, officeExample } from "../examples.ts";
import { wholeNumber } from "../fields.ts";
import { creditShape, localizedSchema, officeSchema, pointSchema } from "../place-schema.ts";

const matchSchema = component(
	"AddressMatch",
	"A house, a street or a settlement that the query may mean.",
	z.object({
		kind: z.enum(["address", "street", "settlement"]),
		id: z.string(),
		label: localizedSchema,
		context: localizedSchema.meta({ description: "Where it lies." }),
		unitId: z.string(),
		settlementId: z.string(),
		beats: z
			.array(z.string())
			.meta({ description: "Ids. Several: only a street, or a house, can say which." }),
		point: pointSchema.nullable(),
	}),
);

const text = (kk: string, ru: string, en: string) => ({ kk, ru, en });

export const searchAddressesOperation = defineOperation({
	id: "searchAddresses",
	path: "/api/v1/addresses",
	summary: "Addresses by free text",
	description:
		"Kazakh, Russian or Latin letters, abbreviations, former names and typing errors are understood. `outcome` says what to do next: found – one place in one beat; ask-street, ask-house – one place in several beats; several – more than one place fits; similar – nothing fits exactly, these are near; nothing – turn to the duty office.",
	query: z.object({
		q: searchSchema.shape.q.meta({ description: "What was typed", examples: ["Абая 76"] }),
		limit: wholeNumber(1, 20, "search.limit-invalid")
			.default(8)
			.meta({ description: "Matches at most" }),
	}),
	answer: z.object({
		understood: z.object({
			settlement: localizedSchema.nullable(),
			street: localizedSchema.nullable(),
			house: z.string().nullable(),
		}),
		outcome: z.enum(["found", "ask-street", "ask-house", "several", "similar", "nothing"]),
		matches: z.array(matchSchema),
		dutyOffice: officeSchema
			.nullable()
			.meta({ description: "Whom to call when none of the matches is right." }),
		...creditShape,
	}),
	example: {
		understood: {
			settlement: text("Көкшетау", "Кокшетау", "Kokshetau"),
			street: text("Абай көшесі", "улица Абая", "Abai Street"),
			house: "76",
		},
		outcome: "found",
		matches: [
			{
				kind: "address",
				id: "1",
				label: text("Абай көшесі, 76", "улица Абая, 76", "76 Abai Street"),
				context: text("Көкшетау", "Кокшетау", "Kokshetau"),
				unitId: "1110",
				settlementId: officeExample.settlement.id,
				beats: ["1110-17"],
				point: officeExample.point,
			},
		],
		dutyOffice: officeExample,
		...creditExample,
	},
	problems: ["bad-request"],
	// What somebody looks for is their own address, more often than not.
	cacheControl: "private, max-age=60",
});
