import type { ParsedAddress } from "./parse-address.ts";
import type { NameMatch } from "./search-names.ts";

const isTown = ({ entry }: NameMatch) =>
	entry.kind === "settlement" && ["city", "town"].includes(entry.settlement.kind);
const isStreet = ({ entry }: NameMatch) => entry.kind === "street";

/** Those that `fits` says yes to, or all when it says yes to none. */
const preferring = (names: NameMatch[], fits: (name: NameMatch) => boolean): NameMatch[] => {
	const kept = names.filter(fits);
	return kept.length > 0 ? kept : names;
};

/**
 * Of ranked matches those that the query can really mean: none but exact ones when there are any, streets when a
 * street or a house is asked for, a town rather than some village's street of the same name.
 */
export function likeliest(parsed: ParsedAddress, names: NameMatch[]): NameMatch[] {
	const [best] = names;
	if (!best || best.fit === "similar") return names;
	let kept = names.filter(({ fit }) => fit === best.fit);
	const asksStreet = parsed.streetKind !== null || best.reading.house !== null;
	if (asksStreet) {
		kept = preferring(kept, isStreet);
		kept = preferring(
			kept,
			({ entry }) => entry.kind === "street" && entry.street.kind === parsed.streetKind,
		);
	} else if (parsed.settlementMarked) {
		kept = preferring(kept, (name) => !isStreet(name));
	} else kept = preferring(kept, isTown);
	// "Абай, Көкшетау": a street confirmed by its place says more than the same words found elsewhere.
	kept = preferring(kept, ({ placed }) => placed === "settlement");
	kept = preferring(kept, ({ placed }) => placed !== null);
	if (best.fit !== "exact") return kept;
	// Names that fit wholly fit equally, "Абая" and "Абай": then the larger town is the likelier.
	return kept.toSorted((a, b) => Number(a.former) - Number(b.former) || b.weight - a.weight);
}
