import { inArray } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { addresses } from "#db/schema/territory.ts";
import { openBeats, openSettlements } from "./import-places.ts";
import { type BeatRange, beatRanges, RangeBook } from "./import-ranges.ts";
import { type ImportReport, refuseRow } from "./import-report.ts";
import { type ImportOptions, runImport } from "./import-run.ts";
import { openStreets } from "./import-streets.ts";
import type { TextPieces } from "./import-text.ts";
import { assignHouses } from "./move-addresses.ts";

const streetsAtOnce = 200;

type House = { id: number; streetId: number; house: string; houseKey: string; beatId: string };

async function* housesOf(transaction: Transaction, streetIds: number[]): AsyncGenerator<House> {
	for (let at = 0; at < streetIds.length; at += streetsAtOnce)
		yield* await transaction
			.select({
				id: addresses.id,
				streetId: addresses.streetId,
				house: addresses.house,
				houseKey: addresses.houseKey,
				beatId: addresses.beatId,
			})
			.from(addresses)
			.where(inArray(addresses.streetId, streetIds.slice(at, at + streetsAtOnce)))
			.orderBy(addresses.streetId, addresses.id);
}

/**
 * Imports beats as street-and-house ranges: a CSV with beat, settlement, range. The houses that a range names go
 * to its beat; borders on the map stay. A house that two beats claim is refused.
 */
export async function importBeatRanges(
	pieces: TextPieces,
	options: ImportOptions & { settlement?: string },
): Promise<ImportReport> {
	return runImport("beats", options, async (transaction, report) => {
		const places = {
			findSettlement: await openSettlements(transaction),
			streets: openStreets(transaction),
			hasBeat: (await openBeats(transaction)).has,
			settlement: options.settlement ?? "",
		};
		const book = new RangeBook();
		const unused = new Map<number, BeatRange>();
		for await (const { line, found } of beatRanges(pieces, places)) {
			report.read += 1;
			if ("reason" in found) refuseRow(report, line, found.reason);
			else {
				book.add(found.value);
				unused.set(line, found.value);
			}
		}
		const wanted: { id: number; beatId: string }[] = [];
		const refused = new Set<string>();
		for await (const house of housesOf(transaction, book.streetIds())) {
			const claims = book.rangesOf(house.streetId, house.houseKey);
			for (const { line } of claims) unused.delete(line);
			const [first] = claims;
			if (!first) continue;
			const rival = claims.find(({ beatId }) => beatId !== first.beatId);
			if (rival) {
				const lines = `${first.line} ${rival.line}`;
				if (!refused.has(lines))
					refuseRow(
						report,
						rival.line,
						`house ${house.house} lies in the range of line ${first.line} (${first.beatId}) too`,
					);
				refused.add(lines);
			} else if (house.beatId === first.beatId) report.unchanged += 1;
			else wanted.push({ id: house.id, beatId: first.beatId });
		}
		report.changed += await assignHouses(transaction, wanted);
		for (const line of unused.keys())
			report.notes.push(`line ${line}: no known house lies in the range`);
	});
}
