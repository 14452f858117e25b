import { z } from "zod";
import { component, defineOperation } from "#app/api/operation.ts";
import { creditExample } from "../examples.ts";
import { dayField, idField, wholeNumber } from "../fields.ts";
import { creditShape, stretchSchema } from "../place-schema.ts";

const slotSchema = component(
	"Slot",
	"A free time. `beat` is there where the visit is to the inspector of a beat.",
	stretchSchema.extend({ beat: z.string().optional() }),
);

const slotExample = {
	start: "2026-11-24T17:00:00+05:00",
	end: "2026-11-24T17:20:00+05:00",
	beat: "1110-17",
};

export const listSlotsOperation = defineOperation({
	id: "listSlots",
	path: "/api/v1/slots",
	summary: "Free times",
	description:
		"Free times of an office for a service, earliest first. A time may be gone a moment later: only booking decides. Times are the office's own, with its offset: show them as they stand.",
	query: z.object({
		service: idField.meta({ description: "Id of the service", examples: ["inspector-reception"] }),
		office: idField.meta({ description: "Id of the office", examples: ["1110-4"] }),
		beat: idField
			.optional()
			.meta({ description: "Only of this beat's inspector", examples: ["1110-17"] }),
		from: dayField.optional().meta({
			description: "The first day; without it, today at the office",
			examples: ["2026-11-24"],
		}),
		days: wholeNumber(1, 60, "api.error.days")
			.default(14)
			.meta({ description: "How many days, the first one included" }),
	}),
	answer: z.object({
		service: z.string(),
		office: z.string(),
		zone: z.string().meta({ description: "IANA time zone of the office" }),
		from: z.iso.date(),
		days: z.int(),
		slots: z.array(slotSchema),
		reason: z
			.enum(["no-hours", "all-taken", "closed", "beyond-horizon", "too-late", "not-bookable"])
			.nullable()
			.meta({
				description:
					"Why `slots` is empty. no-hours: nobody receives for it. all-taken. closed: a holiday or the office's own day. beyond-horizon: cannot be booked yet. too-late: past, or too soon. not-bookable: the service is not booked at all.",
			}),
		next: slotSchema
			.nullable()
			.meta({ description: "With empty `slots`: the first free time after these days." }),
		...creditShape,
	}),
	example: {
		service: "inspector-reception",
		office: "1110-4",
		zone: "Asia/Almaty",
		from: "2026-11-24",
		days: 14,
		slots: [slotExample],
		reason: null,
		next: null,
		...creditExample,
	},
	problems: ["bad-request", "not-found"],
	cacheControl: "public, max-age=5",
});
