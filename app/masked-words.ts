import { spellMasks } from "#domain/feedback/masks.ts";
import type { Translator } from "#lib/i18n.ts";

/** Residents' words as anybody reads them: each mask in square brackets, in the reader's language. */
export const maskedText = (t: Translator, words: string): string =>
	spellMasks(words, (mask) => t(`moderation.mask.${mask}`));
