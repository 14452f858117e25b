import { z } from "zod";
import type { Transaction } from "#db/client.ts";
import { seal, unseal } from "#domain/identity/sealing.ts";
import { cleanWords, longestWords, maskWords } from "./mask-words.ts";

const sealedSchema = z.object({ words: z.string() });

/** Words as their author wrote them; for whoever moderates, and for nobody else. */
export const unsealWords = (sealed: Buffer): string => sealedSchema.parse(unseal(sealed)).words;

/** What an answer or a dead end keeps of somebody's words: sealed as written, and masked for reading. */
export type KeptWords =
	| { words: Buffer; maskedWords: string; moderation: "waiting" }
	| { words: null; maskedWords: null; moderation: "none" };

/**
 * Call it in the transaction that writes the answer, and write what it gives into the columns of the same names.
 * Nothing but spaces is no words. Longer ones than a form allows are cut.
 */
export async function keepWords(
	_transaction: Transaction,
	typed: string | null,
): Promise<KeptWords> {
	const words = cleanWords(typed ?? "")
		.slice(0, longestWords)
		.toWellFormed();
	if (words === "") return { words: null, maskedWords: null, moderation: "none" };
	return { words: seal({ words }), maskedWords: maskWords(words), moderation: "waiting" };
}
