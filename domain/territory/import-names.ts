import { joinMarkers, markerOf, type StreetKind, withoutKind } from "./address-words.ts";
import { fold } from "./fold.ts";

/** Files of addresses name a street once a house: what was folded lately is remembered. */
const lately = new Map<string, { key: string; kind: StreetKind | null }>();
const mostRemembered = 10_000;

function readName(name: string): { key: string; kind: StreetKind | null } {
	const known = lately.get(name);
	if (known) return known;
	if (lately.size >= mostRemembered) lately.clear();
	const read = { key: fold(withoutKind(name)), kind: kindIn(name) };
	lately.set(name, read);
	return read;
}

/** A name as it is compared: folded, without the word for its kind. */
export const keyOf = (name: string): string => readName(name).key;
/** The kind that the name itself says: "Тәуелсіздік даңғылы" is an avenue. Null: it does not say. */
export const streetKindOf = (name: string): StreetKind | null => readName(name).kind;

function kindIn(name: string): StreetKind | null {
	for (const word of joinMarkers(name.normalize("NFC").toLowerCase()).split(/\s+/)) {
		const marker = markerOf(word.replace(/[.,]+$/, ""));
		if (marker?.names === "street") return marker.streetKind;
	}
	return null;
}
