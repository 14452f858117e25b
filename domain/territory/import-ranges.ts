import { parseHouse } from "./house-number.ts";
import { liesIn, parseRange, type StreetPart } from "./house-ranges.ts";
import { csvRows } from "./import-csv.ts";
import type { Found, openSettlements } from "./import-places.ts";
import type { openStreets } from "./import-streets.ts";
import type { TextPieces } from "./import-text.ts";

/** Which houses of a street belong to a beat, as a row of the ranges' CSV says. */
export type BeatRange = { line: number; beatId: string; streetId: number; parts: StreetPart[] };

type Places = {
	findSettlement: Awaited<ReturnType<typeof openSettlements>>;
	streets: ReturnType<typeof openStreets>;
	hasBeat: (beatId: string) => boolean;
	/** Where the file names no settlement. */
	settlement: string;
};

/** Reads a CSV with the columns beat, range and, unless one is given for all, settlement. */
export async function* beatRanges(
	pieces: TextPieces,
	places: Places,
): AsyncGenerator<{ line: number; found: Found<BeatRange> }> {
	for await (const { line, cell } of csvRows(pieces, ["beat", "range"])) {
		const beatId = cell("beat");
		const refused = (reason: string) => ({ line, found: { reason } });
		if (!places.hasBeat(beatId)) {
			yield refused(`the beat "${beatId}" is not known`);
			continue;
		}
		const name = cell("settlement") || places.settlement;
		if (!name) {
			yield refused("no settlement: fill the column settlement or give --settlement");
			continue;
		}
		const settlement = places.findSettlement(name);
		if ("reason" in settlement) {
			yield refused(settlement.reason);
			continue;
		}
		const parsed = parseRange(cell("range"));
		if ("reason" in parsed) {
			yield refused(parsed.reason);
			continue;
		}
		const { street, parts } = parsed.value;
		const streetId = await places.streets.findByWords(settlement.value.id, street);
		if (streetId === null) {
			yield refused(`the street "${street}" is not known in ${name}; import its addresses first`);
			continue;
		}
		yield { line, found: { value: { line, beatId, streetId, parts } } };
	}
}

/** Ranges as a question: which beat has this house? The first range that it lies in answers. */
export class RangeBook {
	readonly #byStreet = new Map<number, BeatRange[]>();

	add(range: BeatRange): void {
		this.#byStreet.set(range.streetId, [...(this.#byStreet.get(range.streetId) ?? []), range]);
	}

	streetIds(): number[] {
		return [...this.#byStreet.keys()];
	}

	/** Every range the house lies in, in the file's order. */
	rangesOf(streetId: number, houseKey: string): BeatRange[] {
		const house = parseHouse(houseKey);
		if (!house) return [];
		return (this.#byStreet.get(streetId) ?? []).filter(({ parts }) =>
			parts.some((part) => liesIn(house, part)),
		);
	}
}
