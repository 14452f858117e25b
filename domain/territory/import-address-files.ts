import proj4 from "proj4";
import { csvRows } from "./import-csv.ts";
import { jsonElements } from "./import-json.ts";
import { ImportRefused } from "./import-report.ts";
import type { TextPieces } from "./import-text.ts";

/** One address as a file says it, before anything is looked up. "" and null: the file does not say. */
export type AddressDraft = {
	line: number;
	settlement: string;
	streetKk: string;
	streetRu: string;
	house: string;
	lon: number | null;
	lat: number | null;
	beatId: string;
	registryCode: string | null;
};

/** What a reader finds: an address, a row that is none of ours, or a row it cannot read. */
export type AddressRow =
	| { line: number; address: AddressDraft }
	| { line: number; skipped: true }
	| { line: number; reason: string };

export const addressFormats = ["openaddresses", "osm", "register"] as const;
export type AddressFormat = (typeof addressFormats)[number];

const isKazakh = (name: string): boolean =>
	/[әғқңөұүһі]/i.test(name) || /(көшесі|даңғылы|шағын ауданы|тұйығы|көше)/i.test(name);

const inLanguages = (name: string) => ({
	streetKk: isKazakh(name) ? name : "",
	streetRu: isKazakh(name) ? "" : name,
});

proj4.defs("EPSG:32642", "+proj=utm +zone=42 +datum=WGS84 +units=m +no_defs");
const sixDecimals = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** OpenAddresses' CSV: LON and LAT in `crs`, by default metres of UTM zone 42 (EPSG:32642). */
async function* openAddressesRows(pieces: TextPieces, crs: string): AsyncGenerator<AddressRow> {
	if (!["EPSG:32642", "EPSG:4326"].includes(crs))
		throw new ImportRefused(`the coordinates' system ${crs} is not known: EPSG:32642 or EPSG:4326`);
	const toDegrees = proj4(crs, "WGS84");
	for await (const { line, cell } of csvRows(pieces, ["lon", "lat", "number", "street"])) {
		const east = Number(cell("lon"));
		const north = Number(cell("lat"));
		if (!cell("lon") || !cell("lat") || !Number.isFinite(east) || !Number.isFinite(north)) {
			yield { line, reason: `LON "${cell("lon")}" and LAT "${cell("lat")}" are no coordinates` };
			continue;
		}
		const isDegrees = Math.abs(east) <= 180 && Math.abs(north) <= 90;
		if (isDegrees !== (crs === "EPSG:4326")) {
			const other = isDegrees ? "EPSG:4326" : "EPSG:32642";
			yield { line, reason: `${east}, ${north} does not look like ${crs}; try --crs ${other}` };
			continue;
		}
		const [lon = 0, lat = 0] = isDegrees ? [east, north] : toDegrees.forward([east, north]);
		const address = {
			...{ line, settlement: cell("city"), house: cell("number"), beatId: cell("beat") },
			...inLanguages(cell("street")),
			...{ lon: sixDecimals(lon), lat: sixDecimals(lat), registryCode: null },
		};
		yield { line, address };
	}
}

function numbersIn(coordinates: unknown, found: [number, number][] = []): [number, number][] {
	if (!Array.isArray(coordinates)) return found;
	const [lon, lat] = coordinates;
	if (typeof lon === "number" && typeof lat === "number") found.push([lon, lat]);
	else for (const part of coordinates) numbersIn(part, found);
	return found;
}

/** The middle of the box around a feature: near enough to say which beat a building lies in. */
function middleOf(geometry: unknown): { lon: number; lat: number } | null {
	if (typeof geometry !== "object" || geometry === null || !("coordinates" in geometry))
		return null;
	const points = numbersIn(geometry.coordinates);
	if (points.length === 0) return null;
	const lons = points.map(([lon]) => lon);
	const lats = points.map(([, lat]) => lat);
	const middle = (values: number[]) =>
		sixDecimals(
			(values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2,
		);
	return { lon: middle(lons), lat: middle(lats) };
}

const textOf = (values: Record<string, unknown>, ...keys: string[]): string => {
	for (const key of keys) {
		const value = values[key];
		if (typeof value === "string" && value.trim()) return value.trim();
		if (typeof value === "number") return String(value);
	}
	return "";
};

const asRecord = (value: unknown): Record<string, unknown> =>
	typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

/** GeoJSON of OpenStreetMap with addr:* tags; features without addr:housenumber are left aside. */
async function* osmRows(pieces: TextPieces): AsyncGenerator<AddressRow> {
	for await (const { line, value } of jsonElements(pieces)) {
		const properties = asRecord(value.properties);
		const tags = { ...asRecord(properties.tags), ...properties };
		const house = textOf(tags, "addr:housenumber");
		if (!house) {
			yield { line, skipped: true };
			continue;
		}
		const middle = middleOf(value.geometry);
		if (!middle) {
			yield { line, reason: "the feature has no geometry" };
			continue;
		}
		const name = inLanguages(textOf(tags, "addr:street", "addr:place", "addr:suburb"));
		const address = {
			...{ line, house, ...middle, registryCode: null },
			settlement: textOf(tags, "addr:city", "addr:town", "addr:village", "addr:hamlet"),
			streetKk: textOf(tags, "addr:street:kk") || name.streetKk,
			streetRu: textOf(tags, "addr:street:ru") || name.streetRu,
			beatId: textOf(tags, "beat"),
		};
		yield { line, address };
	}
}

type Geonim = { kk: string; ru: string; settlement: string };

/** A register's name with its kind, unless the name says it: "улица" + "Абая". */
const withKind = (kind: string, name: string, first: boolean): string => {
	if (!kind || name.toLowerCase().includes(kind.toLowerCase())) return name;
	return first ? `${kind} ${name}` : `${name} ${kind}`;
};

/** "г.Кокшетау, улица Абая, дом 76": the settlement is what stands before the street. */
const settlementInPath = (path: string, steps: number): string =>
	path
		.split(",")
		.map((part) => part.trim())
		.at(-1 - steps) ?? "";

/**
 * Exports of the Address Register: lists s_ats and d_geonims_types (both optional), s_geonims, then s_buildings with
 * their RKA codes. It has no coordinates.
 */
async function* registerRows(pieces: TextPieces): AsyncGenerator<AddressRow> {
	const settlementNames = new Map<string, string>();
	const kinds = new Map<string, { kk: string; ru: string }>();
	const geonims = new Map<string, Geonim>();
	for await (const { line, list, value } of jsonElements(pieces)) {
		const id = textOf(value, "id", "_id");
		const isPast = value.actual === false || value.actual === "false";
		if (list === "s_ats") settlementNames.set(id, textOf(value, "name_rus", "name_kaz"));
		else if (list === "d_geonims_types")
			kinds.set(id, { kk: textOf(value, "value_kz"), ru: textOf(value, "value_ru") });
		else if (list === "s_geonims") {
			const kind = kinds.get(textOf(value, "d_geonims_type_id"));
			geonims.set(id, {
				kk: withKind(kind?.kk.toLowerCase() ?? "", textOf(value, "name_kaz"), false),
				ru: withKind(kind?.ru.toLowerCase() ?? "", textOf(value, "name_rus"), true),
				settlement:
					settlementNames.get(textOf(value, "s_ats_id")) ??
					settlementInPath(textOf(value, "full_path_rus", "full_path_kaz"), 1),
			});
		} else if (list === "s_buildings" || textOf(value, "rca")) {
			if (isPast) {
				yield { line, skipped: true };
				continue;
			}
			const street = geonims.get(textOf(value, "s_geonims_id", "s_geonim_id"));
			if (!street) {
				yield {
					line,
					reason: `the street ${textOf(value, "s_geonims_id", "s_geonim_id")} is not in s_geonims before it`,
				};
				continue;
			}
			const address = {
				...{ line, house: textOf(value, "number"), lon: null, lat: null },
				...{ settlement: street.settlement, streetKk: street.kk, streetRu: street.ru },
				beatId: textOf(value, "beat"),
				registryCode: textOf(value, "rca") || null,
			};
			yield { line, address };
		} else yield { line, skipped: true };
	}
}

export function addressRows(
	pieces: TextPieces,
	format: AddressFormat,
	crs: string,
): AsyncGenerator<AddressRow> {
	if (format === "openaddresses") return openAddressesRows(pieces, crs);
	return format === "osm" ? osmRows(pieces) : registerRows(pieces);
}
