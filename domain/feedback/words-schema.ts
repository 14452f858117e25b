import { z } from "zod";
import { deadEndKinds, withheldReasons } from "#db/schema/feedback.ts";
import { cleanWords, longestWords } from "./mask-words.ts";

export const longestReply = 500;

const lookedAt = {
	of: z.enum(["answer", "dead-end"]),
	id: z.uuid(),
	/** In which state the words stood on the page. */
	seen: z.enum(["waiting", "shown", "withheld"]),
};

export const showSchema = z.object({
	...lookedAt,
	/** What is left legible of the masked words. */
	kept: z.string().max(4 * longestWords, "moderation.error-long"),
});

export const withholdSchema = z.object({
	...lookedAt,
	reason: z.enum(withheldReasons, { error: "moderation.error-reason" }),
});

export const replySchema = z.object({
	id: z.uuid(),
	/** When the reply that stood on the page was written; "": there was none. */
	seenReply: z.string().max(40).default(""),
	reply: z
		.string({ error: "moderation.error-reply" })
		.max(20_000, "moderation.error-reply-long")
		.transform(cleanWords)
		.pipe(
			z.string().min(1, "moderation.error-reply").max(longestReply, "moderation.error-reply-long"),
		),
});

const place = z
	.string()
	.max(80)
	.default("")
	.transform((id) => (/^[\w-]+$/.test(id) ? id : null));

export const deadEndSchema = z.object({
	kind: z.enum(deadEndKinds, { error: "dead-end.error-kind" }),
	officeId: place,
	serviceId: place,
	words: z
		.string()
		.max(20_000, "dead-end.error-long")
		.default("")
		.transform(cleanWords)
		.pipe(z.string().max(longestWords, "dead-end.error-long")),
});

export type DeadEnd = z.infer<typeof deadEndSchema>;
