import { fewest } from "./figures.ts";
import { Knowledge } from "./knowledge.ts";

/*
 * Which figures may be shown, so that nobody can work out a figure about 1 to 4 people from those that are. Figures are
 * looked at from the coarse to the fine. Each is shown unless, together with all that were shown before it, the number of
 * some group of 1 to 4 people could be had by adding and subtracting: a hidden cell itself, what is left of a row when the
 * shown ones are taken off, or any other group of the finest parts (atoms) that tables are sums of.
 */

export type Cell = {
	key: string;
	/** Which atoms it is the sum of, by their position. */
	atoms: readonly number[];
	/** Least first: what is shown rather than what comes after it. */
	importance: number;
};

export type WhyHidden = "few" | "difference";

/**
 * `counts`: one list or more of how many people each atom has: those who answered, those who were asked. A cell is one for
 * all of them: it is hidden where one of them asks for it.
 */
export function hideCells(
	counts: readonly (readonly number[])[],
	cells: readonly Cell[],
): Map<string, WhyHidden> {
	const hidden = new Map<string, WhyHidden>();
	const known = counts.map((people) => ({ people, knowledge: new Knowledge(people) }));
	const ordered = [...cells].sort(
		(one, other) => one.importance - other.importance || (one.key < other.key ? -1 : 1),
	);
	for (const { key, atoms } of ordered) {
		const totals = known.map(({ people }) =>
			atoms.reduce((sum, atom) => sum + (people[atom] ?? 0), 0),
		);
		if (totals.some((total) => total > 0 && total < fewest)) {
			hidden.set(key, "few");
			continue;
		}
		const tellings = known.map(({ knowledge }) => knowledge.weigh(atoms));
		if (tellings.includes("unsafe")) hidden.set(key, "difference");
		else for (const tell of tellings) if (typeof tell === "function") tell();
	}
	return hidden;
}
