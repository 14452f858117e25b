import { z } from "zod";
import { deskKinds } from "#db/schema/appointments.ts";
import { chipsOf } from "./chips.ts";
import { cleanWords, longestWords } from "./mask-words.ts";
import { readTicket } from "./ticket-number.ts";

const tokenField = z.string().max(60).default("");

/** 1 … 5, as a button or a radio carries it; nothing else, not "05" nor "4.5". */
export const ratingField = z
	.string({ error: "feedback.error-rating" })
	.regex(/^[1-5]$/, "feedback.error-rating")
	.transform(Number);

const allChips = new Set<string>(deskKinds.flatMap((kind) => chipsOf(kind)));

const chipsField = z
	.array(z.string().refine((chip) => allChips.has(chip), "feedback.error-chips"))
	.max(20, "feedback.error-chips")
	.default([]);

// What a keyboard cannot type: control characters and those that turn the direction of writing.
const control = /[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u;

const wordsField = z
	.string()
	.max(20_000, "feedback.error-words-endless")
	.refine((text) => !control.test(text), "feedback.error-words-control")
	.refine((text) => cleanWords(text).length <= longestWords, "feedback.error-words-long")
	.default("");

export const rateSchema = z.object({
	token: tokenField,
	rating: ratingField,
	by: z.enum(["message", "page"]).catch("message"),
});

export const detailsSchema = z.object({
	token: tokenField,
	rating: ratingField,
	well: chipsField,
	badly: chipsField,
	words: wordsField,
});

export const ticketSchema = z.object({
	officeId: z.string().max(40),
	ticket: z
		.string({ error: "feedback.error-ticket" })
		.max(20, "feedback.error-ticket")
		.refine((text) => readTicket(text) !== null, "feedback.error-ticket"),
	code: z
		.string({ error: "queue.error-code" })
		.transform((text) => text.replace(/\D/g, ""))
		.pipe(z.string().length(4, "queue.error-code")),
	rating: ratingField,
});
