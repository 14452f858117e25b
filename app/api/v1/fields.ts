import { z } from "zod";

// Parameters of addresses arrive as text. Number() alone would take "0x10", "1e9" and "".

const decimal = /^-?\d{1,3}(\.\d{1,17})?$/;

export const degrees = (limit: number, message: string) =>
	z
		.string(message)
		.regex(decimal, message)
		.transform(Number)
		.pipe(z.number(message).min(-limit, message).max(limit, message));

export const wholeNumber = (least: number, most: number, message: string) =>
	z
		.string(message)
		.regex(/^-?\d{1,9}$/, message)
		.transform(Number)
		.pipe(z.number(message).int(message).min(least, message).max(most, message));

function isDay(text: string): boolean {
	try {
		// The years keep arithmetic with days away from the ends of the calendar.
		return /^2[01]\d\d-\d\d-\d\d$/.test(text) && Temporal.PlainDate.from(text).toString() === text;
	} catch {
		return false;
	}
}

/** A day that exists, from 2000 to 2199. */
export const dayField = z
	.string("api.error.date")
	.refine(isDay, "api.error.date")
	.meta({ format: "date" });

/** An id of whatever form: one that nothing has is not found, not malformed. */
export const idField = z.string("api.error.unknown-id");
