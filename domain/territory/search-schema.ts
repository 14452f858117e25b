import { z } from "zod";

/** What the address search takes. The messages are keys of messages/*.json; a page or the API answers 400 with them. */
export const searchSchema = z.object({
	q: z
		.string("search.query-invalid")
		.max(200, "search.query-too-long")
		// NUL cannot be stored, and half of a surrogate pair is no text.
		.refine((text) => text.isWellFormed() && !text.includes("\u0000"), "search.query-invalid"),
	limit: z.coerce
		.number("search.limit-invalid")
		.int("search.limit-invalid")
		.min(1, "search.limit-invalid")
		.max(20, "search.limit-invalid")
		.default(8),
});
