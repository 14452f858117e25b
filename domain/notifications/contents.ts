import { z } from "zod";
import { messageKinds } from "#db/schema/notifications.ts";
import { seal, unseal } from "#domain/identity/sealing.ts";
import { digestSchema } from "./digest.ts";

const localized = z.object({ kk: z.string(), ru: z.string(), en: z.string() });
const wallTime = z.object({ day: z.string(), startMinute: z.number() });

/**
 * What a message is made of. There is no field for a name, a purpose or somebody's free words, so no template can tell
 * any: a visit to one desk reads like a visit to every other.
 */
const factsSchema = wallTime.extend({
	officeNumber: z.number(),
	/** None where the message names no window, e.g. an office's offer of another desk. */
	window: z.number(),
	reference: z.string(),
	address: localized,
	/** As it is shown, e.g. "+7 (7162) 00-00-00". */
	phone: z.string(),
	/** The secret part of the link that opens the visit; null: the message has no such link. */
	token: z.string().nullable(),
	/** Until when an offer is held, on the office's wall clock. */
	offeredUntil: wallTime.nullable().default(null),
});

const contentsSchema = z.object({
	kind: z.enum(messageKinds),
	language: z.enum(["kk", "ru", "en"]),
	/** E.164 phone or e-mail address. */
	to: z.string(),
	facts: factsSchema,
	/** The week in figures, for those who lead. Such a message is about no visit: its facts hold the link alone. */
	digest: digestSchema.nullable().default(null),
	/** An iCalendar file, for e-mail. */
	calendar: z
		.object({ text: z.string(), method: z.enum(["PUBLISH", "CANCEL"]) })
		.nullable()
		.default(null),
});

export type MessageFacts = z.input<typeof factsSchema>;
export type MessageContents = z.infer<typeof contentsSchema>;

export const sealContents = (contents: z.input<typeof contentsSchema>): Buffer =>
	seal(contentsSchema.parse(contents));

export const unsealContents = (sealed: Buffer): MessageContents =>
	contentsSchema.parse(unseal(sealed));
