import { randomUUID } from "node:crypto";
import { z } from "zod";
import { lookupKey, lookupKeys, seal, unseal } from "#domain/identity/sealing.ts";

/** How the person wants to be reminded. "none": only told when the office cancels. */
export const remindWays = ["sms", "email", "none"] as const;

const contactSchema = z.object({
	name: z.string(),
	phone: z.string(),
	email: z.string().nullable().default(null),
	remind: z.enum(remindWays).default("sms"),
});

/** Who comes. Stands in the database sealed only. */
export type Contact = z.infer<typeof contactSchema>;

type Person = Pick<Contact, "name" | "phone">;

/** What else stands beside the contact, in a form for instance, stays out. */
export const sealContact = (contact: z.input<typeof contactSchema>): Buffer =>
	seal(contactSchema.parse(contact));

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
export const personKeyOf = ({ name, phone }: Person): string =>
	lookupKey("person", `${phone} ${foldName(name)}`);

/** Somebody at the counter may have no phone. Two of one name are then two people, as far as anybody knows. */
export const keysOfPerson = (person: Person) =>
	person.phone
		? { personKey: personKeyOf(person), phoneTailKey: phoneTailKeyOf(person) }
		: { personKey: lookupKey("person without phone", randomUUID()), phoneTailKey: null };

export const phoneTailKeyOf = ({ phone }: Pick<Person, "phone">): string =>
	lookupKey("phone-tail", phone.slice(-4));

/** The keys, current and earlier secret, that the last four digits of a phone may stand under. */
export const phoneTailKeys = (digits: string): string[] => lookupKeys("phone-tail", digits);
