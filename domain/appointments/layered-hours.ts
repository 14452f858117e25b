import type { WeeklyRule } from "./desk-schedule.ts";
import { dayNumber } from "./wall-clock.ts";

// What the staff change lies over what held before, like sheets of paper: on each day the newest sheet that covers it
// rules, and taking a sheet away shows the one below. A rule is cut into the days on which nothing newer covers it.

/** Until before `until`; null is for ever. `ordinal` 0: from before the staff kept the hours here. */
export type RuleRow = [
	owner: string,
	weekday: number,
	opens: number,
	closes: number,
	step: number,
	from: string | null,
	until: string | null,
	ordinal: number,
	everyWeeks: number,
	anchor: string | null,
	nthOfMonth: number | null,
];

/** A change of the week, or of the step alone; a step of null: nobody receives. */
export type LayerRow = [
	owner: string,
	kind: "hours" | "capacity",
	ordinal: number,
	from: string,
	until: string | null,
	step: number | null,
];

const always = 10_000_000;

type Layer = {
	ordinal: number;
	kind: LayerRow[1];
	from: number;
	until: number;
	step: number | null;
};

function layersByOwner(rows: readonly LayerRow[]): Map<string, Layer[]> {
	const layers = rows.map(([owner, kind, ordinal, from, until, step]) => ({
		owner,
		kind,
		ordinal,
		from: dayNumber(from),
		until: until === null ? always : dayNumber(until),
		step,
	}));
	return Map.groupBy(
		layers.sort((one, other) => one.ordinal - other.ordinal),
		(layer) => layer.owner,
	);
}

/** A step of null: nobody receives, until a newer sheet says otherwise. */
type Piece = Omit<WeeklyRule, "step"> & { step: number | null };

const isReceiving = (piece: Piece): piece is WeeklyRule => piece.step !== null;

/** The rule outside the layer, and within it what the layer makes of it. */
function under(layer: Layer, rule: Piece): Piece[] {
	const from = Math.max(rule.from, layer.from);
	const until = Math.min(rule.until, layer.until);
	if (from >= until) return [rule];
	const pieces: Piece[] = [];
	if (rule.from < from) pieces.push({ ...rule, until: from });
	if (layer.kind === "capacity") pieces.push({ ...rule, from, until, step: layer.step });
	if (until < rule.until) pieces.push({ ...rule, from: until });
	return pieces;
}

function repeatsOf(everyWeeks: number, anchor: string | null, nthOfMonth: number | null) {
	if (nthOfMonth !== null) return { nthOfMonth };
	if (everyWeeks > 1 && anchor !== null) return { everyWeeks, anchor: dayNumber(anchor) };
	return undefined;
}

/** The rules of each owner, each cut into the days on which it rules. */
export function layRules(
	rows: readonly RuleRow[],
	layerRows: readonly LayerRow[],
): Map<string, WeeklyRule[]> {
	const layers = layersByOwner(layerRows);
	const grouped = new Map<string, WeeklyRule[]>();
	for (const [owner, weekday, opens, closes, step, from, until, ordinal, ...repeats] of rows) {
		let pieces: Piece[] = [
			{
				weekday,
				opens,
				closes,
				step,
				from: from === null ? -always : dayNumber(from),
				until: until === null ? always : dayNumber(until),
				repeats: repeatsOf(...repeats),
			},
		];
		for (const layer of layers.get(owner) ?? [])
			if (layer.ordinal > ordinal) pieces = pieces.flatMap((piece) => under(layer, piece));
		const ruling = pieces.filter(isReceiving);
		const rules = grouped.get(owner);
		if (rules) rules.push(...ruling);
		else grouped.set(owner, ruling);
	}
	return grouped;
}
