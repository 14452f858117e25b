import type { Localized } from "#db/schema/columns.ts";
import {
	addressLabel,
	settlementContext,
	settlementLabel,
	streetContext,
	streetLabel,
} from "./address-labels.ts";
import type { FoundHouse } from "./find-houses.ts";
import type { NameIndex } from "./name-index.ts";
import type { NameMatch } from "./search-names.ts";

export type Match = {
	kind: "address" | "street" | "settlement";
	/** Of the address, street or settlement. */
	id: string;
	label: Localized;
	/** Where it lies: the settlement, the unit. */
	context: Localized;
	unitId: string;
	settlementId: string;
	streetId: number | null;
	/** The beats it lies in. Several: only a house, or a street, can say which. */
	beatIds: string[];
	lon: number | null;
	lat: number | null;
	score: number;
};

/** A settlement or a street as a match. */
export function placeMatch(index: NameIndex, { entry, score }: NameMatch): Match {
	const { settlement } = entry;
	const unit = index.units.get(settlement.unitId);
	const place = { unitId: settlement.unitId, settlementId: String(settlement.id), score };
	if (entry.kind === "settlement")
		return {
			...place,
			kind: "settlement",
			id: String(settlement.id),
			label: settlementLabel(settlement),
			context: settlementContext(unit),
			streetId: null,
			beatIds: settlement.beatIds,
			lon: settlement.lon,
			lat: settlement.lat,
		};
	const { street } = entry;
	return {
		...place,
		kind: "street",
		id: String(street.id),
		label: streetLabel(street),
		context: streetContext(settlement, unit),
		streetId: street.id,
		// A street without known houses lies in one of its settlement's beats.
		beatIds: street.beatIds.length > 0 ? street.beatIds : settlement.beatIds,
		lon: street.lon ?? settlement.lon,
		lat: street.lat ?? settlement.lat,
	};
}

/** A house on the street that `match` is. */
export function houseMatch(index: NameIndex, match: NameMatch, house: FoundHouse): Match {
	const street = placeMatch(index, match);
	if (match.entry.kind !== "street") return street;
	return {
		...street,
		kind: "address",
		id: String(house.id),
		label: addressLabel(match.entry.street, house.house),
		beatIds: [house.beatId],
		lon: house.lon ?? street.lon,
		lat: house.lat ?? street.lat,
	};
}
