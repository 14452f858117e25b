import { done, type Outcome, refuse } from "#domain/outcome.ts";
import { joinMasks, masked, splitAtMasks } from "./masks.ts";

type Token = { text: string; start: number; end: number; isMask: boolean };

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

/** Words and masks with their places; what stands between them is nobody's. */
function tokensOf(text: string): Token[] {
	let at = 0;
	return splitAtMasks(text).flatMap((part, index): Token[] => {
		const from = at;
		at += part.length;
		if (index % 2) return [{ text: part, start: from, end: at, isMask: true }];
		return [...part.matchAll(wordPattern)].map((match) => ({
			text: match[0],
			start: from + match.index,
			end: from + match.index + match[0].length,
			isMask: false,
		}));
	});
}

/**
 * What may be shown when somebody has struck out of `words` all but `kept`. The answer is made of `words` alone: what is
 * not in `kept` any more is covered, masks stay, and a word that was not there, or not in that order, is refused. So
 * whoever moderates can hide, which everybody sees, but put nothing into anybody's mouth.
 */
export function coverMore(words: string, kept: string): Outcome<string, "words-added"> {
	// A page spells masks in its own language.
	const left = tokensOf(kept.replace(/‹[^‹›]*›/g, " "))
		.filter((token) => !token.isMask)
		.map((token) => token.text);
	let next = 0;
	let shown = "";
	let end = 0;
	let hiding = false;
	for (const token of tokensOf(words)) {
		const stays = token.isMask || token.text === left[next];
		if (stays && !token.isMask) next += 1;
		if (!hiding) shown += words.slice(end, token.start);
		// Between two struck words nothing stands; before what stays, its own spaces do.
		else if (stays) shown += words.slice(end, token.start);
		if (stays) shown += token.text;
		else if (!hiding) shown += masked("words");
		hiding = !stays;
		end = token.end;
	}
	if (next < left.length) return refuse("words-added");
	return done(joinMasks(shown + words.slice(end)));
}
