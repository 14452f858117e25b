import { eq } from "drizzle-orm";
import { db } from "#db/client.ts";
import type { Localized, MultiPolygon } from "#db/schema/columns.ts";
import {
	type BuildingAccess,
	beats,
	officers,
	offices,
	type ranks,
	settlements,
	units,
} from "#db/schema/territory.ts";
import type { AbsenceReason } from "./serving.ts";

// What the queries of this capability answer, and the columns each view is read from.

export type UnitView = {
	id: string;
	kind: "district" | "city";
	name: Localized;
	centreSettlementId: number | null;
	areaKm2: number;
	offices: number;
	beats: number;
	settlements: number;
};

export type SettlementView = {
	id: number;
	unitId: string;
	kind: string;
	nameKk: string | null;
	nameRu: string | null;
	nameEn: string | null;
	lon: number;
	lat: number;
};

export type OfficeView = {
	id: string;
	unitId: string;
	unitName: Localized;
	settlement: SettlementView;
	number: number;
	address: Localized;
	landmark: Localized | null;
	directions: Localized | null;
	lon: number;
	lat: number;
	phone: string;
	access: BuildingAccess;
	isDuty: boolean;
	zone: string;
	synthetic: boolean;
};

export type OfficerView = {
	id: string;
	badge: string;
	name: Localized;
	rank: (typeof ranks)[number];
	phone: string;
	languages: string[];
	photo: string | null;
	synthetic: boolean;
};

export type ServingView = {
	officer: OfficerView;
	kind: "permanent" | "acting";
	/** The last day of the service, YYYY-MM-DD; null while no end is set. */
	until: string | null;
	/** The permanent inspector who is away. Null: the place is vacant, or the permanent one serves. */
	insteadOf: OfficerView | null;
	reason: AbsenceReason | null;
};

export type BeatSummary = {
	id: string;
	unitId: string;
	officeId: string;
	number: number;
	/** Of mixed years and partly assumed: "about", never as an official figure. */
	population: number | null;
	synthetic: boolean;
};

export type BeatView = BeatSummary & {
	boundary: MultiPolygon;
	unit: { id: string; kind: "district" | "city"; name: Localized };
	office: OfficeView;
	settlements: SettlementView[];
	/** Null: nobody serves this beat on that day; the duty office does. */
	serving: ServingView | null;
};

/** An officer who serves that day, with the beats of this office that they serve. */
export type OfficePerson = {
	officer: OfficerView;
	beats: { id: string; number: number; kind: "permanent" | "acting" }[];
};

export type OfficeDetails = OfficeView & {
	beats: (BeatSummary & { serving: ServingView | null })[];
	people: OfficePerson[];
};

export const officerColumns = {
	id: officers.id,
	badge: officers.badge,
	name: officers.name,
	rank: officers.rank,
	phone: officers.phone,
	languages: officers.languages,
	photo: officers.photo,
	synthetic: officers.synthetic,
};

export const settlementColumns = {
	id: settlements.id,
	unitId: settlements.unitId,
	kind: settlements.kind,
	nameKk: settlements.nameKk,
	nameRu: settlements.nameRu,
	nameEn: settlements.nameEn,
	lon: settlements.lon,
	lat: settlements.lat,
};

export const officeColumns = {
	id: offices.id,
	unitId: offices.unitId,
	unitName: units.name,
	settlement: settlementColumns,
	number: offices.number,
	address: offices.address,
	landmark: offices.landmark,
	directions: offices.directions,
	lon: offices.lon,
	lat: offices.lat,
	phone: offices.phone,
	access: offices.access,
	isDuty: offices.isDuty,
	zone: offices.zone,
	synthetic: offices.synthetic,
};

export const beatColumns = {
	id: beats.id,
	unitId: beats.unitId,
	officeId: beats.officeId,
	number: beats.number,
	population: beats.population,
	synthetic: beats.synthetic,
};

export const unitColumns = {
	id: units.id,
	kind: units.kind,
	name: units.name,
	centreSettlementId: units.centreSettlementId,
	areaKm2: units.areaKm2,
	offices: db.$count(offices, eq(offices.unitId, units.id)),
	beats: db.$count(beats, eq(beats.unitId, units.id)),
	settlements: db.$count(settlements, eq(settlements.unitId, units.id)),
};
