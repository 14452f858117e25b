import { z } from "zod";
import { component, defineOperation } from "#app/api/operation.ts";
import { creditExample } from "../examples.ts";
import { creditShape, localizedListSchema, localizedSchema } from "../place-schema.ts";

const serviceSchema = component(
	"Service",
	"What one can come to an office for.",
	z.object({
		id: z.string(),
		at: z
			.enum(["inspector", "window"])
			.meta({ description: "The inspector of one's beat, or a window of the office." }),
		name: localizedSchema,
		summary: localizedSchema,
		eligibility: localizedSchema,
		bring: localizedListSchema,
		withoutVisit: localizedSchema
			.nullable()
			.meta({ description: "How to settle it without coming; null: one must come." }),
		onlineUrl: z.string().nullable(),
		bookable: z.boolean().meta({ description: "False: explained and linked, never booked." }),
		minutes: z.int().meta({ description: "Usual length of a visit." }),
		horizonDays: z.int().meta({ description: "How many days ahead one can book." }),
		noticeMinutes: z.int().meta({ description: "How long before its start a slot closes." }),
		cutoffMinutes: z
			.int()
			.meta({ description: "How long before its start a visit can still be moved or cancelled." }),
		fee: z
			.object({
				mci: z.number().meta({ description: "A multiple of the monthly calculation index." }),
				tenge: z.int().meta({ description: "By today's index, rounded." }),
			})
			.nullable(),
		feeNote: localizedSchema.nullable(),
		legalSource: localizedSchema,
	}),
);

const same = (text: string) => ({ kk: text, ru: text, en: text });

export const listServicesOperation = defineOperation({
	id: "listServices",
	path: "/api/v1/services",
	summary: "All services",
	description: "What one can come for, whom it is for, what to bring, what it costs today.",
	query: z.object({}),
	answer: z.object({ services: z.array(serviceSchema), ...creditShape }),
	example: {
		services: [
			{
				id: "inspector-reception",
				at: "inspector",
				name: {
					kk: "Учаскелік инспектордың қабылдауы",
					ru: "Приём участкового инспектора",
					en: "Reception by the district inspector",
				},
				summary: same("…"),
				eligibility: same("…"),
				bring: { kk: [], ru: [], en: [] },
				withoutVisit: null,
				onlineUrl: "https://eotinish.kz",
				bookable: true,
				minutes: 20,
				horizonDays: 30,
				noticeMinutes: 60,
				cutoffMinutes: 60,
				fee: null,
				feeNote: { kk: "Тегін", ru: "Бесплатно", en: "Free of charge" },
				legalSource: same("…"),
			},
		],
		...creditExample,
	},
	problems: ["bad-request"],
	cacheControl: "public, max-age=300",
});
