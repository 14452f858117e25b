/*
 * A mask stands in the text where something of a person was: ‹name›, ‹phone›. Which kind it is stays readable in every
 * language, because a page spells it (spellMasks). Nobody types these angle quotes; whoever does has covered nothing
 * but their own words.
 */

export const masks = [
	"name",
	"phone",
	"number",
	"mail",
	"link",
	"plate",
	"house",
	/** Covered by whoever moderates. */
	"words",
] as const;

export type Mask = (typeof masks)[number];

export const masked = (mask: Mask): string => `‹${mask}›`;

const anyMask = masks.join("|");
const splitter = new RegExp(`(‹(?:${anyMask})›)`, "u");
const strayQuote = new RegExp(`‹(?!(?:${anyMask})›)|(?<!‹(?:${anyMask}))›`, "gu");
const repeated = new RegExp(`‹(${anyMask})›(?:[ ,]*‹\\1›)+`, "gu");

/** The text in turns: what is legible, a mask, what is legible … Masks stand at the odd places. */
export const splitAtMasks = (text: string): string[] => text.split(splitter);

/** Changes what is legible and leaves the masks. The second argument says whether a mask stands right before. */
export const outsideMasks = (
	text: string,
	change: (legible: string, afterMask: boolean) => string,
): string =>
	splitAtMasks(text)
		.map((part, at) => (at % 2 ? part : change(part, at > 0)))
		.join("");

/** Angle quotes that are no mask become ordinary ones. */
export const withoutStrayQuotes = (text: string): string =>
	text.replace(strayQuote, (quote) => (quote === "‹" ? "«" : "»"));

/** "‹name› ‹name›" is one name. */
export const joinMasks = (text: string): string => text.replace(repeated, "‹$1›");

/** The words as a page shows them: each mask in square brackets, called by `nameOf` in the reader's language. */
export const spellMasks = (text: string, nameOf: (mask: Mask) => string): string =>
	splitAtMasks(text)
		.map((part, at) => (at % 2 ? `[${nameOf(part.slice(1, -1) as Mask)}]` : part))
		.join("");
