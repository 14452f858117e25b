import type { Localized } from "#db/schema/columns.ts";
import { settlementLabel, streetLabel } from "./address-labels.ts";
import { houseMatch, type Match, placeMatch } from "./address-matches.ts";
import { findHouses, nearestHouses } from "./find-houses.ts";
import type { House } from "./house-number.ts";
import { likeliest } from "./likeliest-names.ts";
import { territoryIndex } from "./live-index.ts";
import type { NameIndex } from "./name-index.ts";
import { parseAddress } from "./parse-address.ts";
import { type NameMatch, searchNames } from "./search-names.ts";

export type { Match };

export type SearchAnswer = {
	/** In the language asked for; null for what the query does not say, or says of nothing that is known. */
	understood: { settlement: string | null; street: string | null; house: string | null };
	/** The same in every language, for the API. */
	understoodNames: { settlement: Localized | null; street: Localized | null };
	/**
	 * found: one place in one beat. ask-street, ask-house: one place in several beats. several: the query fits more than
	 * one place. similar: nothing fits exactly, these are near. nothing: `matches` may still hold far ones.
	 */
	outcome: "found" | "ask-street" | "ask-house" | "several" | "similar" | "nothing";
	matches: Match[];
	/** Of the unit understood, else of the region's centre; "" when there is none. */
	dutyOfficeId: string;
};

type Language = keyof Localized;

/** Below it the best match has too little to do with the query to be called similar. */
const similarScore = 0.55;
/** Streets whose houses are looked up in one query. */
const maximumStreets = 30;
const longestQuery = 200;

type Answered = { outcome: SearchAnswer["outcome"]; matches: Match[] };

function answerPlaces(index: NameIndex, names: NameMatch[]): Answered {
	const matches = names.map((name) => placeMatch(index, name));
	const [only] = matches;
	if (!only || matches.length > 1) return { outcome: "several", matches };
	if (only.beatIds.length === 1) return { outcome: "found", matches };
	return { outcome: only.kind === "settlement" ? "ask-street" : "ask-house", matches };
}

async function answerHouse(index: NameIndex, names: NameMatch[], house: House, limit: number) {
	const streets = names.filter(({ entry }) => entry.kind === "street").slice(0, maximumStreets);
	const streetIds = streets.map(({ entry }) => (entry.kind === "street" ? entry.street.id : 0));
	const found = await findHouses(streetIds, house);
	const matches = streets.flatMap((name, at) => {
		const there = found.find(({ streetId }) => streetId === streetIds[at]);
		return there ? [houseMatch(index, name, there)] : [];
	});
	if (matches.length > 0) return { matches, exact: true };
	const [first] = streets;
	const [firstId] = streetIds;
	if (!first || firstId === undefined) return { matches: [], exact: false };
	const near = await nearestHouses(firstId, house, limit);
	return { matches: near.map((row) => houseMatch(index, first, row)), exact: false };
}

async function answer(index: NameIndex, names: NameMatch[], limit: number): Promise<Answered> {
	const [best] = names;
	if (!best || best.score < similarScore)
		return { outcome: "nothing", matches: names.map((name) => placeMatch(index, name)) };
	const sure = best.fit !== "similar";
	const house = best.entry.kind === "street" ? best.reading.house : null;
	if (!house) {
		if (sure) return answerPlaces(index, names);
		return { outcome: "similar", matches: names.map((name) => placeMatch(index, name)) };
	}
	const { matches, exact } = await answerHouse(index, names, house, limit);
	if (!exact) {
		// The street is there, the house is not: its neighbours, then other streets of that name.
		const rest = (matches.length > 0 ? names.slice(1) : names).map((name) =>
			placeMatch(index, name),
		);
		return { outcome: "similar", matches: [...matches, ...rest] };
	}
	if (!sure) return { outcome: "similar", matches };
	return { outcome: matches.length === 1 ? "found" : "several", matches };
}

type Understood = { settlement: Localized | null; street: Localized | null; house: string | null };

function understoodBy(names: NameMatch[], { outcome, matches }: Answered): Understood {
	const [first] = matches;
	// The likeliest name may lack the house that the next street of that name has.
	const best =
		names.find(({ entry }) => entry.kind === "street" && entry.street.id === first?.streetId) ??
		names[0];
	if (!best || outcome === "nothing") return { settlement: null, street: null, house: null };
	const { entry, placed, reading } = best;
	const alone = new Set(matches.map(({ settlementId }) => settlementId)).size === 1;
	const certain = entry.kind === "settlement" || placed || alone;
	return {
		settlement: certain ? settlementLabel(entry.settlement) : null,
		street: entry.kind === "street" ? streetLabel(entry.street) : null,
		house: reading.house?.key ?? null,
	};
}

function dutyOffice(index: NameIndex, matches: Match[]): string {
	const asked = [matches[0]?.unitId, index.centreUnitId];
	for (const unitId of asked) {
		const office = unitId ? index.units.get(unitId)?.dutyOfficeId : null;
		if (office) return office;
	}
	return [...index.units.values()].find((unit) => unit.dutyOfficeId)?.dutyOfficeId ?? "";
}

/**
 * Addresses, streets and settlements that a free text may mean, at most `limit`, the best first. Any text is
 * answered; search-schema.ts is what a page or the API refuses bad queries by.
 */
export async function searchAddresses(
	query: string,
	limit: number,
	language: Language = "kk",
): Promise<SearchAnswer> {
	const index = (await territoryIndex()).names;
	return searchAddressesIn(index, query, limit, language);
}

/** The same on a given index. */
export async function searchAddressesIn(
	index: NameIndex,
	query: string,
	limit: number,
	language: Language = "kk",
): Promise<SearchAnswer> {
	const parsed = parseAddress(query.slice(0, longestQuery));
	const names = likeliest(parsed, searchNames(index, parsed, Math.max(limit, maximumStreets)));
	const answered = await answer(index, names, limit);
	const matches = answered.matches.slice(0, limit);
	const { settlement, street, house } = understoodBy(names, { ...answered, matches });
	return {
		understood: {
			settlement: settlement?.[language] ?? null,
			street: street?.[language] ?? null,
			house,
		},
		understoodNames: { settlement, street },
		outcome: answered.outcome,
		matches,
		dutyOfficeId: dutyOffice(index, answered.outcome === "nothing" ? [] : matches),
	};
}
