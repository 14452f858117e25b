import { z } from "zod";

export const longestNote = 600;

const seen = {
	id: z.uuid(),
	/** Which version of the signal stood on the page. */
	version: z.coerce.number().int().min(1),
};

const note = z.string({ error: "signal.error-note" }).trim();

export const takeOnSchema = z.object(seen);

/** An empty note takes the last one away. */
export const noteSchema = z.object({ ...seen, note: note.max(longestNote, "signal.error-long") });

export const closeSchema = z.object({
	...seen,
	closing: note.min(3, "signal.error-closing").max(longestNote, "signal.error-long"),
});
