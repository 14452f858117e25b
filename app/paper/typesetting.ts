export type PaperLanguage = "kk" | "ru";
export type Weight = "regular" | "semibold" | "extrabold";

/** The width of a text in points. */
export type Measure = (text: string, weight: Weight, size: number) => number;

/** A text as it is wanted. Sizes and distances are in points (1/72 inch). */
export type Wish = {
	text: string;
	language: PaperLanguage;
	weight: Weight;
	colour: string;
	size: number;
	/** It may shrink to this size so that it keeps to `lines`. Without it: no smaller than `size`. */
	leastSize?: number;
	/** At most so many lines; one, unless said otherwise. */
	lines?: number;
	/** Distance between lines as a multiple of the size. */
	leading?: number;
	/** Space above, unless it stands first. */
	above?: number;
	align?: "left" | "center" | "right";
	tag?: "H1" | "H2" | "P";
};

/** A text as it is set: broken into lines, at its place, top left corner. */
export type SetText = {
	lines: string[];
	language: PaperLanguage;
	weight: Weight;
	colour: string;
	size: number;
	lineHeight: number;
	align: "left" | "center" | "right";
	tag: "H1" | "H2" | "P";
	x: number;
	y: number;
	width: number;
	/** False: even at its least size it is wider or longer than allowed. It is set all the same, whole. */
	fits: boolean;
};

/** Breaks at spaces, and nowhere else: a word too wide for the line stands alone in it. */
export function breakLines(text: string, width: number, measured: (line: string) => number) {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(/[ \n]+/).filter(Boolean)) {
		const longer = line ? `${line} ${word}` : word;
		if (line && measured(longer) > width) {
			lines.push(line);
			line = word;
		} else line = longer;
	}
	if (line) lines.push(line);
	return lines;
}

const step = 0.5;

/** The text at the greatest size at which it keeps to its lines and its width. */
export function setText(
	wish: Wish,
	x: number,
	y: number,
	width: number,
	measure: Measure,
): SetText {
	const { size: wanted, leastSize = wanted, lines: most = 1, leading = 1.28 } = wish;
	const at = (size: number) => {
		const measured = (line: string) => measure(line, wish.weight, size);
		const lines = breakLines(wish.text, width, measured);
		const fits = lines.length <= most && lines.every((line) => measured(line) <= width + 0.01);
		return { size, lines, fits };
	};
	let set = at(wanted);
	while (!set.fits && set.size > leastSize) set = at(Math.max(leastSize, set.size - step));
	return {
		...set,
		language: wish.language,
		weight: wish.weight,
		colour: wish.colour,
		lineHeight: set.size * leading,
		align: wish.align ?? "left",
		tag: wish.tag ?? "P",
		x,
		y,
		width,
	};
}

export const heightOf = (set: SetText): number => set.lines.length * set.lineHeight;

/** Texts below each other; `height` is of them all. */
export function stack(
	wishes: readonly Wish[],
	place: { x: number; y: number; width: number },
	measure: Measure,
): { texts: SetText[]; height: number } {
	const texts: SetText[] = [];
	let y = place.y;
	for (const wish of wishes) {
		if (texts.length > 0) y += wish.above ?? 0;
		const set = setText(wish, place.x, y, place.width, measure);
		texts.push(set);
		y += heightOf(set);
	}
	return { texts, height: y - place.y };
}

/** The same text in a smaller or larger body. */
export const scaled = (wish: Wish, factor: number): Wish => ({
	...wish,
	size: wish.size * factor,
	...(wish.leastSize === undefined
		? {}
		: { leastSize: Math.min(wish.leastSize, wish.size * factor) }),
	...(wish.above === undefined ? {} : { above: wish.above * factor }),
});
