import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { beats, officers, offices } from "#db/schema/territory.ts";
import { appointPermanently } from "./appoint-permanently.ts";
import {
	answerCell,
	BadCell,
	bad,
	dayCell,
	languagesCell,
	localizedCells,
	phoneCell,
	rankCell,
	requiredCell,
	textCell,
} from "./import-cells.ts";
import { type CsvRow, csvRows } from "./import-csv.ts";
import { type ImportReport, refuseRow } from "./import-report.ts";
import { type ImportOptions, runImport } from "./import-run.ts";
import type { TextPieces } from "./import-text.ts";

export type PeopleImport = ImportOptions & { allowSynthetic?: boolean };

const columns = ["badge", "name_kk", "name_ru", "rank", "phone", "languages", "office"];

type Known = Awaited<ReturnType<typeof readKnown>>;

async function readKnown(transaction: Transaction) {
	const rows = await transaction
		.select({
			id: officers.id,
			badge: officers.badge,
			name: officers.name,
			rank: officers.rank,
			phone: officers.phone,
			languages: officers.languages,
			officeId: officers.officeId,
			active: officers.active,
			synthetic: officers.synthetic,
		})
		.from(officers);
	const officeRows = await transaction.select({ id: offices.id }).from(offices);
	const beatRows = await transaction.select({ id: beats.id }).from(beats);
	return {
		officers: new Map(rows.map((row) => [row.badge, row])),
		offices: new Set(officeRows.map(({ id }) => id)),
		beats: new Set(beatRows.map(({ id }) => id)),
	};
}

function readRow(row: CsvRow, known: Known, allowSynthetic: boolean) {
	const badge = requiredCell(row, "badge", 40);
	const officeId = textCell(row, "office") || null;
	if (officeId && !known.offices.has(officeId)) bad(`the office "${officeId}" is not known`);
	const beatId = textCell(row, "beat") || null;
	if (beatId && !known.beats.has(beatId)) bad(`the beat "${beatId}" is not known`);
	const phone = phoneCell(row, "phone", allowSynthetic);
	return {
		officer: {
			...{ badge, officeId, phone, synthetic: phone.startsWith("+7000") },
			name: localizedCells(row, "name"),
			rank: rankCell(row, "rank"),
			languages: languagesCell(row, "languages"),
			active: answerCell(row, "active") ?? true,
		},
		post: beatId ? { beatId, since: dayCell(row, "since") } : null,
	};
}

type OfficerRow = ReturnType<typeof readRow>["officer"];

function isSame(row: OfficerRow, stored: OfficerRow): boolean {
	const facts = (officer: OfficerRow) => [
		...[officer.name.kk, officer.name.ru, officer.name.en, officer.rank, officer.phone],
		...[officer.languages.join(" "), officer.officeId, officer.active, officer.synthetic],
	];
	const there = facts(stored);
	return facts(row).every((fact, at) => fact === there[at]);
}

async function saveOfficer(
	transaction: Transaction,
	officer: OfficerRow,
	stored: (OfficerRow & { id: string }) | undefined,
	post: { beatId: string; since: string } | null,
): Promise<"created" | "changed" | "unchanged"> {
	const same = stored !== undefined && isSame(officer, stored);
	let officerId = stored?.id;
	if (!stored) {
		const [created] = await transaction
			.insert(officers)
			.values(officer)
			.returning({ id: officers.id });
		officerId = created?.id;
	} else if (!same)
		await transaction.update(officers).set(officer).where(eq(officers.id, stored.id));
	const appointed =
		post && officerId ? await appointPermanently(transaction, { ...post, officerId }) : false;
	if (!stored) return "created";
	return same && !appointed ? "unchanged" : "changed";
}

/**
 * Imports officers from a CSV by badge; with `beat` and `since` also who serves a beat permanently from a day on.
 * Officers that the file does not name stay.
 */
export async function importOfficers(
	pieces: TextPieces,
	options: PeopleImport,
): Promise<ImportReport> {
	return runImport("officers", options, async (transaction, report) => {
		const known = await readKnown(transaction);
		const lines = new Map<string, number>();
		for await (const row of csvRows(pieces, columns)) {
			report.read += 1;
			try {
				const { officer, post } = readRow(row, known, options.allowSynthetic ?? false);
				const earlier = lines.get(officer.badge);
				if (earlier) bad(`the badge ${officer.badge} stands at line ${earlier} already`);
				lines.set(officer.badge, row.line);
				const stored = known.officers.get(officer.badge);
				// A savepoint: of a row that is refused nothing stays, even when the others are taken.
				const outcome = await transaction.transaction((part) =>
					saveOfficer(part, officer, stored, post),
				);
				report[outcome] += 1;
			} catch (error) {
				if (!(error instanceof BadCell)) throw error;
				refuseRow(report, row.line, error.message);
			}
		}
	});
}
