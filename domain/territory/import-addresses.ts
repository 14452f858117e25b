import { sql } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { houseKey } from "./house-number.ts";
import { type AddressDraft, type AddressFormat, addressRows } from "./import-address-files.ts";
import { type Found, onlyBeatOfStreet, openBeats, openSettlements } from "./import-places.ts";
import { beatRanges, RangeBook } from "./import-ranges.ts";
import { type ImportReport, refuseRow } from "./import-report.ts";
import { type ImportOptions, runImport } from "./import-run.ts";
import { mergeAddresses, openStage, type StagedAddress } from "./import-stage.ts";
import { openStreets } from "./import-streets.ts";
import type { TextPieces } from "./import-text.ts";

export type AddressImport = ImportOptions & {
	format: AddressFormat;
	/** The settlement of rows that name none: its id or name. */
	settlement?: string;
	/** Of OpenAddresses' LON and LAT. */
	crs?: string;
	/** Street ranges that say the beat of rows without coordinates. */
	ranges?: TextPieces;
};

const sources: Record<AddressFormat, string> = {
	openaddresses: "OpenAddresses",
	osm: "© OpenStreetMap contributors, ODbL",
	register: "Address Register",
};

const nowhere = {
	reason: "no coordinates, and no beat, range or one-beat street says where it belongs",
};

async function openLookups(
	transaction: Transaction,
	report: ImportReport,
	{ ranges, settlement = "", format }: AddressImport,
) {
	const findSettlement = await openSettlements(transaction);
	const streets = openStreets(transaction);
	const beats = await openBeats(transaction);
	const book = new RangeBook();
	const places = { findSettlement, streets, hasBeat: beats.has, settlement };
	for await (const { line, found } of ranges ? beatRanges(ranges, places) : []) {
		if ("reason" in found) refuseRow(report, line, `(ranges file) ${found.reason}`);
		else book.add(found.value);
	}
	const onlyBeats = new Map<number, string | null>();

	async function beatOf(
		draft: AddressDraft,
		streetId: number | null,
		key: string,
	): Promise<Found<string>> {
		if (draft.beatId)
			return beats.has(draft.beatId)
				? { value: draft.beatId }
				: { reason: `the beat "${draft.beatId}" is not known` };
		if (draft.lon !== null && draft.lat !== null) {
			const beatId = beats.at(draft.lon, draft.lat);
			return beatId
				? { value: beatId }
				: { reason: `the point ${draft.lat}, ${draft.lon} lies in no beat` };
		}
		// Ranges and known houses are of known streets.
		if (streetId === null) return nowhere;
		const [range, other] = book.rangesOf(streetId, key);
		if (range && other && range.beatId !== other.beatId)
			return { reason: `ranges give it to two beats, ${range.beatId} and ${other.beatId}` };
		if (range) return { value: range.beatId };
		let only = onlyBeats.get(streetId);
		if (only === undefined) {
			only = await onlyBeatOfStreet(transaction, streetId);
			onlyBeats.set(streetId, only);
		}
		if (only) return { value: only };
		return nowhere;
	}

	/** Everything about the row, or why it cannot be taken. */
	return async function complete(
		draft: AddressDraft,
	): Promise<Found<StagedAddress & { newStreet: boolean }>> {
		if (`${draft.streetKk}${draft.streetRu}${draft.house}`.includes("\u0000"))
			return { reason: "the text has a NUL character" };
		const name = draft.settlement || settlement;
		if (!name) return { reason: "no settlement: the row names none; give --settlement" };
		const near =
			draft.lon !== null && draft.lat !== null ? { lon: draft.lon, lat: draft.lat } : null;
		const place = findSettlement(name, near);
		if ("reason" in place) return place;
		if (!draft.streetKk && !draft.streetRu) return { reason: "no street" };
		if (`${draft.streetKk}${draft.streetRu}`.length > 200)
			return { reason: "the street's name is longer than 200 characters" };
		const key = houseKey(draft.house);
		if (!key) return { reason: `"${draft.house}" is no house number` };
		const names = { kk: draft.streetKk, ru: draft.streetRu };
		const known = await streets.find(place.value.id, [names.ru, names.kk]);
		const beat = await beatOf(draft, known, key);
		if ("reason" in beat) return beat;
		const street = await streets.findOrCreate(place.value.id, names, sources[format]);
		return {
			value: {
				...{ line: draft.line, streetId: street.id, house: draft.house.trim(), houseKey: key },
				...{ lon: draft.lon, lat: draft.lat, beatId: beat.value },
				registryCode: draft.registryCode,
				newStreet: street.created,
			},
		};
	};
}

/**
 * Imports houses from OpenAddresses, OpenStreetMap or the Address Register. New streets are made, known houses updated
 * by street and number, nothing is deleted. Memory does not grow with the file, only with the number of streets.
 */
export async function importAddresses(
	pieces: TextPieces,
	options: AddressImport,
): Promise<ImportReport> {
	return runImport("addresses", options, async (transaction, report) => {
		const complete = await openLookups(transaction, report, options);
		const stage = await openStage(transaction);
		let newStreets = 0;
		for await (const row of addressRows(pieces, options.format, options.crs ?? "EPSG:32642")) {
			report.read += 1;
			if ("skipped" in row) report.skipped += 1;
			else if ("reason" in row) refuseRow(report, row.line, row.reason);
			else {
				const completed = await complete(row.address);
				if ("reason" in completed) refuseRow(report, row.line, completed.reason);
				else {
					if (completed.value.newStreet) newStreets += 1;
					await stage.add(completed.value);
				}
			}
		}
		await stage.flush();
		await mergeAddresses(transaction, report);
		if (newStreets > 0) report.notes.push(`${newStreets} streets were not known and are new`);
		// So that the planner knows of a million new rows at once.
		if (report.created > 10_000) await transaction.execute(sql`ANALYZE addresses`);
	});
}
