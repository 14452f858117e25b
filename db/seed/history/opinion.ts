import { chipsOf, chipTone } from "#domain/feedback/chips.ts";
import type { DeskKind } from "#domain/queue/tickets.ts";
import type { Dice } from "./dice.ts";

/** Where the normal scale is cut into ratings: 6 % rate 1, 7 % 2, 13 % 3, 28 % 4 and 46 % 5, when all is as usual. */
const cuts = [-1.555, -1.126, -0.643, 0.1];
export const dissatisfiedAsUsual = 0.15;

const longWait = 20;
const shortWait = 6;

/** 1 … 5: a normal value, moved by the place and by how long the person has waited. */
export function rate(dice: Dice, quality: number, waitMinutes: number): number {
	const moved = waitMinutes > longWait ? -0.55 : waitMinutes <= shortWait ? 0.12 : 0.03;
	const value = dice.normal() + quality + moved;
	return 1 + cuts.filter((cut) => value > cut).length;
}

/** What they tap: mostly of the rating's own tone, and the wait where there was one to speak of. */
export function chooseChips(
	dice: Dice,
	kind: DeskKind,
	rating: number,
	waitMinutes: number,
): string[] {
	if (!dice.happens(0.68)) return [];
	const many = dice.weighted({ "1": 5, "2": 3, "3": 1 });
	const chosen = new Set<string>();
	if (rating <= 3 && waitMinutes > longWait && dice.happens(0.75)) chosen.add("long-wait");
	if (rating >= 4 && waitMinutes <= shortWait && dice.happens(0.5)) chosen.add("short-wait");
	const bad = rating <= 2 ? 0.92 : rating === 3 ? 0.55 : 0.08;
	for (let attempt = 0; chosen.size < Number(many) && attempt < 8; attempt++) {
		const tone = dice.happens(bad) ? "bad" : "good";
		const chips = chipsOf(kind).filter(
			(chip) =>
				chipTone(chip) === tone &&
				// Nobody who waited long praises the wait, and the other way round.
				!(chip === "short-wait" && waitMinutes > shortWait * 2) &&
				!(chip === "long-wait" && waitMinutes <= shortWait * 2),
		);
		const [first, ...others] = chips;
		// Rudeness is rare, and it is not the demo's wish to make it common.
		if (first) {
			const chip = dice.pick([first, ...others]);
			if (chip !== "rude" || dice.happens(0.3)) chosen.add(chip);
		}
	}
	return [...chosen];
}
