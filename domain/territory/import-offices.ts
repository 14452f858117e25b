import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { offices, units } from "#db/schema/territory.ts";
import { containsPoint } from "./geometry.ts";
import {
	answerCell,
	BadCell,
	bad,
	localizedCells,
	numberCell,
	optionalLocalized,
	phoneCell,
	requiredCell,
} from "./import-cells.ts";
import { type CsvRow, csvRows } from "./import-csv.ts";
import type { PeopleImport } from "./import-officers.ts";
import { openSettlements } from "./import-places.ts";
import { type ImportReport, refuseRow } from "./import-report.ts";
import { runImport } from "./import-run.ts";
import type { TextPieces } from "./import-text.ts";

const columns = [
	...["unit", "number", "settlement", "address_kk", "address_ru", "lon", "lat", "phone"],
];

const sixDecimals = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

async function readKnown(transaction: Transaction) {
	const unitRows = await transaction.select({ id: units.id, boundary: units.boundary }).from(units);
	const stored = await transaction
		.select({
			id: offices.id,
			unitId: offices.unitId,
			settlementId: offices.settlementId,
			number: offices.number,
			address: offices.address,
			landmark: offices.landmark,
			directions: offices.directions,
			lon: offices.lon,
			lat: offices.lat,
			phone: offices.phone,
			access: offices.access,
			isDuty: offices.isDuty,
			synthetic: offices.synthetic,
		})
		.from(offices);
	return {
		units: new Map(unitRows.map((row) => [row.id, row.boundary])),
		offices: new Map(stored.map((row) => [row.id, row])),
		findSettlement: await openSettlements(transaction),
	};
}

type Known = Awaited<ReturnType<typeof readKnown>>;

function readRow(row: CsvRow, known: Known, allowSynthetic: boolean) {
	const unitId = requiredCell(row, "unit");
	const boundary = known.units.get(unitId) ?? bad(`the unit "${unitId}" is not known`);
	const number = numberCell(row, "number", 1, 9999);
	if (!Number.isInteger(number)) bad(`number "${row.cell("number")}" is no whole number`);
	const lon = sixDecimals(numberCell(row, "lon", -180, 180));
	const lat = sixDecimals(numberCell(row, "lat", -90, 90));
	if (!containsPoint(boundary, lon, lat)) bad(`${lat}, ${lon} lies outside the unit ${unitId}`);
	const settlement = known.findSettlement(requiredCell(row, "settlement"), { lon, lat }, unitId);
	const settlementId = "reason" in settlement ? bad(settlement.reason) : settlement.value.id;
	const phone = phoneCell(row, "phone", allowSynthetic);
	return {
		...{ id: `${unitId}-${number}`, unitId, settlementId, number, lon, lat, phone },
		address: localizedCells(row, "address"),
		landmark: optionalLocalized(row, "landmark"),
		directions: optionalLocalized(row, "directions"),
		access: {
			stepFree: answerCell(row, "step_free"),
			accessibleToilet: answerCell(row, "accessible_toilet"),
			parking: answerCell(row, "parking"),
			hearingLoop: answerCell(row, "hearing_loop"),
		},
		isDuty: answerCell(row, "duty") ?? known.offices.get(`${unitId}-${number}`)?.isDuty ?? false,
		synthetic: phone.startsWith("+7000"),
	};
}

type OfficeRow = ReturnType<typeof readRow>;

/** Every fact in one text: JSONB gives keys back in an order of its own. */
const factsOf = (office: OfficeRow): string =>
	JSON.stringify([
		...[office.settlementId, office.lon, office.lat, office.phone, office.isDuty, office.synthetic],
		...[office.address, office.landmark, office.directions].map(
			(text) => text && [text.kk, text.ru, text.en],
		),
		...[office.access.stepFree, office.access.accessibleToilet],
		...[office.access.parking, office.access.hearingLoop],
	]);

/** Imports offices from a CSV by unit and number. Offices that the file does not name stay. */
export async function importOffices(
	pieces: TextPieces,
	options: PeopleImport,
): Promise<ImportReport> {
	return runImport("offices", options, async (transaction, report) => {
		const known = await readKnown(transaction);
		const lines = new Map<string, number>();
		for await (const row of csvRows(pieces, columns)) {
			report.read += 1;
			try {
				const office = readRow(row, known, options.allowSynthetic ?? false);
				const earlier = lines.get(office.id);
				if (earlier) bad(`the office ${office.id} stands at line ${earlier} already`);
				lines.set(office.id, row.line);
				const stored = known.offices.get(office.id);
				if (!stored) {
					report.created += 1;
					await transaction.insert(offices).values(office);
				} else if (factsOf(office) === factsOf(stored)) report.unchanged += 1;
				else {
					report.changed += 1;
					await transaction.update(offices).set(office).where(eq(offices.id, office.id));
				}
			} catch (error) {
				if (!(error instanceof BadCell)) throw error;
				refuseRow(report, row.line, error.message);
			}
		}
	});
}
