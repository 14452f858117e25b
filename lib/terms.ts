import type { Localized } from "#db/schema/columns.ts";
import terms from "#messages/terms.json" with { type: "json" };
import { collator, type Locale } from "./i18n.ts";

/** One word for one thing in each language. `instead`: what must not be written in its place. */
export type Term = {
	term: Localized;
	/** An abbreviation that people meet on signs and in papers. */
	short?: Localized;
	/** In plain words, for the glossary. Without it the term is for those who write texts only. */
	meaning?: Localized;
	instead: Record<Locale, string[]>;
};

type Explained = Term & { id: string; meaning: Localized };

const isExplained = (term: Term & { id: string }): term is Explained => term.meaning !== undefined;

export const allTerms: Record<string, Term> = terms;

/** What the glossary explains, in the alphabet of its reader. */
export const glossary = (locale: Locale): Explained[] =>
	Object.entries(allTerms)
		.map(([id, term]) => ({ id, ...term }))
		.filter(isExplained)
		.toSorted((a, b) => collator.compare(a.term[locale], b.term[locale]));
