import { isLocale, type Locale } from "./locale.ts";

/** The parts of the site that are full React applications: their pages keep their scripts and get a nonce. */
export const applicationPrefixes: readonly string[] = [
	"staff",
	"leadership",
	"kiosk",
	"display",
	"design",
];

export type PlaceKind =
	/** A resident's page, or an address outside every known part: lean, strict policy. */
	| "resident"
	| "application"
	| "api"
	/** /_next/…: only files that the door itself knows. */
	| "framework";

export type Place = { kind: PlaceKind; locale: Locale | null };

/** Which part of the site a path belongs to. */
export function placeOf(path: string): Place {
	const [, first, second] = path.split("/", 3);
	if (isLocale(first)) {
		const application = second !== undefined && applicationPrefixes.includes(second);
		return { kind: application ? "application" : "resident", locale: first };
	}
	if (first === "api") return { kind: "api", locale: null };
	return { kind: first === "_next" ? "framework" : "resident", locale: null };
}

/** Addresses under which Next hands out a page as data for its own client: never a resident's page. */
export const isFlightPath = (path: string): boolean =>
	path.endsWith(".rsc") || path.includes(".segments/") || path.startsWith("/_next/data/");
