import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Localized, MultiPolygon } from "#db/schema/columns.ts";
import { romanize } from "#domain/territory/romanize.ts";

const folder = join(import.meta.dirname, "data");
const readText = (file: string) => readFileSync(join(folder, file), "utf8");
const readRows = (file: string): Record<string, string>[] =>
	parse(readText(file), { columns: true, bom: true, skip_empty_lines: true });

export type UnitSource = {
	id: string;
	kind: "district" | "city";
	name: Localized;
	/** Kazakh or Russian name of the centre, as the places are named. */
	centre: string;
	areaKm2: number;
	boundary: MultiPolygon;
};

export type SettlementSource = {
	id: number;
	unitId: string;
	kind: string;
	nameKk: string | null;
	nameRu: string | null;
	nameEn: string;
	population: number | null;
	lon: number;
	lat: number;
};

type UnitFeature = {
	id: string;
	geometry:
		| { type: "Polygon"; coordinates: MultiPolygon[number] }
		| { type: "MultiPolygon"; coordinates: MultiPolygon };
};

/** The source's own English names mix three spellings; its short forms of "city administration" are unreadable. */
const englishNames: Record<string, string> = {
	"1110": "Kokshetau city",
	"1116": "Kosshy city",
	"1118": "Stepnogorsk city",
	"1132": "Akkol district",
	"1134": "Arshaly district",
	"1136": "Astrakhan district",
	"1138": "Atbasar district",
	"1140": "Bulandy district",
	"1144": "Egindikol district",
	"1145": "Birzhan Sal district",
	"1146": "Ereymentau district",
	"1148": "Esil district",
	"1152": "Zhaksy district",
	"1154": "Zharkain district",
	"1156": "Zerendi district",
	"1160": "Korgalzhyn district",
	"1164": "Sandyktau district",
	"1166": "Tselinograd district",
	"1168": "Shortandy district",
	"1170": "Burabay district",
};

function unitName(row: Record<string, string>): Localized {
	const en = englishNames[row.kato4 ?? ""] ?? row.name_en ?? "";
	if (row.kind === "district") return { kk: row.name_kk ?? "", ru: row.name_ru ?? "", en };
	return {
		kk: `${row.centre} қаласы`,
		ru: `город ${row.name_ru?.replace(" Г.А.", "")}`,
		en,
	};
}

export function readUnits(): UnitSource[] {
	const collection: { features: UnitFeature[] } = JSON.parse(readText("akmola_districts.geojson"));
	const outlines = new Map(
		collection.features.map(({ id, geometry }) => [
			id,
			geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
		]),
	);
	return readRows("akmola_units.csv").map((row) => {
		const id = row.kato4 ?? "";
		return {
			id,
			kind: row.kind === "city" ? "city" : "district",
			name: unitName(row),
			centre: row.centre ?? "",
			areaKm2: Number(row.area_km2),
			boundary: outlines.get(id) ?? [],
		};
	});
}

export function readSettlements(): SettlementSource[] {
	return readRows("akmola_places.csv").map((row) => {
		const nameKk = row.name_kk || null;
		// A few places carry one undivided name only: Russian spelling, as the source has it.
		const nameRu = row.name_ru || (nameKk ? null : row.name || null);
		return {
			id: Number(row.osm_node),
			unitId: row.kato4 ?? "",
			kind: row.place ?? "",
			nameKk,
			nameRu,
			nameEn: romanize(nameKk ?? nameRu ?? ""),
			population: row.population ? Number(row.population) : null,
			lon: Number(row.lon),
			lat: Number(row.lat),
		};
	});
}

export type KokshetauStreet = {
	kind: string;
	nameRu: string;
	nameKk: string;
	formerName: string;
	level: string;
	houses: string[];
};

export function readKokshetauStreets(): KokshetauStreet[] {
	return readRows("kokshetau_streets.csv").map((row) => ({
		kind: row.kind ?? "",
		nameRu: row.name_ru ?? "",
		nameKk: row.name_kk ?? "",
		formerName: row.former_name ?? "",
		level: row.level ?? "",
		houses: (row.sample_house_numbers ?? "")
			.split(";")
			.map((house) => house.trim())
			.filter(Boolean),
	}));
}
