import { z } from "zod";
import { lookupKey, lookupKeys, seal, unseal } from "#domain/identity/sealing.ts";

const contactSchema = z.object({ name: z.string(), phone: z.string() });

/** Who comes. Stands in the database sealed only. */
export type Contact = z.infer<typeof contactSchema>;

export const sealContact = ({ name, phone }: Contact): Buffer => seal({ name, phone });

export const unsealContact = (sealed: Buffer): Contact => contactSchema.parse(unseal(sealed));

/**
 * Two spellings that differ in case, spaces, accents or Kazakh and Russian letters alone are one name.
 * Written anew here and never changed: stored keys depend on it.
 */
const foldName = (name: string): string =>
	name
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[әғқңөұүһі]/g, (letter) => "агкноуухи".charAt("әғқңөұүһі".indexOf(letter)))
		.replace(/[^\p{L}]+/gu, " ")
		.trim();

/**
 * One person: phone and name together. The phone alone would join a family that shares one, so that a mother could
 * not book for two children; the name alone would join strangers.
 */
export const personKeyOf = ({ name, phone }: Contact): string =>
	lookupKey("person", `${phone} ${foldName(name)}`);

export const phoneTailKeyOf = ({ phone }: Contact): string =>
	lookupKey("phone-tail", phone.slice(-4));

/** The keys, current and earlier secret, that the last four digits of a phone may stand under. */
export const phoneTailKeys = (digits: string): string[] => lookupKeys("phone-tail", digits);
